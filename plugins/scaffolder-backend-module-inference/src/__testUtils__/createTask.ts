// SPDX-License-Identifier: Apache-2.0
import {
  ActionContext,
  TemplateAction,
} from '@backstage/plugin-scaffolder-node';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import { JsonObject, JsonValue } from '@backstage/types';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A task of the scaffolder: what its checkpoints hold is there when it is tried again. */
export function createTask(workspacePath: string) {
  const checkpoints = new Map<string, JsonValue>();
  return async <Input extends JsonObject, Output extends JsonObject>(
    action: TemplateAction<Input, Output, 'v2'>,
    input: JsonObject,
    more: Partial<
      Pick<
        ActionContext<Input, Output, 'v2'>,
        'isDryRun' | 'getInitiatorCredentials'
      >
    > = {},
  ): Promise<Record<string, unknown>> => {
    const output: Record<string, unknown> = {};
    await action.handler({
      ...createMockActionContext<Input, Output>({
        // What is left out has its default filled in by the action.
        input: input as Input,
        workspacePath,
      }),
      ...more,
      createTemporaryDirectory: async () =>
        mkdtempSync(join(tmpdir(), 'action-')),
      async checkpoint<Value extends JsonValue | void>({
        key,
        fn,
      }: {
        key: string;
        fn: () => Promise<Value> | Value;
      }): Promise<Value> {
        if (checkpoints.has(key)) return checkpoints.get(key) as Value;
        const value = await fn();
        // As the scaffolder keeps it: by way of JSON.
        checkpoints.set(key, JSON.parse(JSON.stringify(value ?? {})));
        return value;
      },
      output: (name, value: JsonValue | undefined) => {
        output[String(name)] = value;
      },
    });
    return output;
  };
}
