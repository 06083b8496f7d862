// SPDX-License-Identifier: Apache-2.0
import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { toYaml } from '../build/yaml/toYaml';

/** An example as the scaffolder's list of actions shows it: a template with one step. */
export function exampleStep(
  description: string,
  action: string,
  input: object,
): TemplateExample {
  const [id] = action.split(':').slice(1, 2);
  return {
    description,
    example: toYaml([
      { steps: [{ id: id.toLowerCase(), action, name: description, input }] },
    ]),
  };
}
