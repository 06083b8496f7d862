// SPDX-License-Identifier: Apache-2.0
import { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import { plainText } from '@inference-portal/backstage-plugin-inference-common';

/** Agents take texts as they are: what tools answer has no marks (see `say`). */
export function inPlainText(
  registry: ActionsRegistryService,
): ActionsRegistryService {
  return {
    register: options =>
      registry.register({
        ...options,
        action: async context => withoutMarks(await options.action(context)),
      }),
  };
}

/** It travels as JSON anyway. */
function withoutMarks<Answer>(answer: Answer): Answer {
  return answer && JSON.parse(plainText(JSON.stringify(answer)));
}
