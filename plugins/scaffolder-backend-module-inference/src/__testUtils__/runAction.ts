// SPDX-License-Identifier: Apache-2.0
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import { TemplateAction } from '@backstage/plugin-scaffolder-node';
import { JsonObject, JsonValue } from '@backstage/types';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parse } from 'yaml';

/** Runs an action as the scaffolder does, on what a template gives it, and tells what it put out. */
export async function runAction<
  Input extends JsonObject,
  Output extends JsonObject,
>(
  action: TemplateAction<Input, Output, 'v2'>,
  input: JsonObject,
  workspacePath: string,
): Promise<Record<string, unknown>> {
  const output: Record<string, unknown> = {};
  await action.handler({
    ...createMockActionContext<Input, Output>({
      // What is left out has its default filled in by the action.
      input: input as Input,
      workspacePath,
    }),
    output: (name, value: JsonValue | undefined) => {
      output[String(name)] = value;
    },
  });
  return output;
}

/** Inputs of the steps of an action's examples, by description. */
export function exampleInputs<
  Input extends JsonObject,
  Output extends JsonObject,
>(
  action: TemplateAction<Input, Output, 'v2'>,
): Array<[description: string, input: Input]> {
  return (action.examples ?? []).map(({ description, example }) => {
    const { steps }: { steps: Array<{ action: string; input: Input }> } =
      parse(example);
    const [step] = steps;
    expect(step.action).toBe(action.id);
    return [description, step.input];
  });
}

/** Every file below a folder, by its path with slashes. */
export function readFolder(folder: string): Record<string, string> {
  return Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter(entry => entry.isFile())
      .map(entry => join(entry.parentPath, entry.name))
      .sort()
      .map(path => [relative(folder, path), readFileSync(path, 'utf8')]),
  );
}
