// SPDX-License-Identifier: Apache-2.0
import { isError } from '@backstage/errors';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import { JsonObject } from '@backstage/types';
import { findingId } from '@inference-portal/backstage-plugin-inference-common';
import { parse } from 'yaml';
import { z } from 'zod';
import { ListedAction } from './matrixFeatures';
import { credentialsOf, Role } from './roles';

const Example = z.object({
  steps: z.array(z.object({ input: z.record(z.string(), z.json()) })).min(1),
});

/** What is wrong with the model's pool, and has a patch. */
const SCALED_TO_ZERO = findingId({
  code: 'pool-scaled-to-zero',
  subject: {
    cluster: 'prod-eu',
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    namespace: 'chat',
    name: 'qwen-chat',
    field: 'spec.replicas',
  },
});

/** What actions say where it is not the caller's to do. */
const NOT_THEIRS = /may not|no team of yours/;

/** Runs an action as in its first example: `yes`, or `no` where the caller is refused. */
export async function runExample(
  action: ListedAction,
  role: Exclude<Role, 'no token'>,
  workspacePath: string,
): Promise<'yes' | 'no'> {
  const [{ example } = { example: '' }] = action.examples ?? [];
  const [{ input }] = Example.parse(parse(example)).steps;
  const context = createMockActionContext<JsonObject, JsonObject>({
    input: {
      ...input,
      ...('base' in input && { base: 'a'.repeat(40) }),
      ...('targetPath' in input && { targetPath: '.' }),
      ...('finding' in input && { finding: SCALED_TO_ZERO }),
    },
    workspacePath,
  });
  let isRefused = false;
  try {
    await action.handler({
      ...context,
      output: (name, value) => {
        // What is told afterwards fails no task.
        isRefused ||= name === 'recorded' && value === false;
      },
      getInitiatorCredentials: async () => credentialsOf(role),
      checkpoint: async ({ fn }) => fn(),
    });
  } catch (error) {
    return isError(error) &&
      (error.name === 'NotAllowedError' || NOT_THEIRS.test(error.message))
      ? 'no'
      : 'yes';
  }
  return isRefused ? 'no' : 'yes';
}
