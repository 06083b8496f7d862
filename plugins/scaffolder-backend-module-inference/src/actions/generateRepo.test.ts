// SPDX-License-Identifier: Apache-2.0
import { createMockDirectory } from '@backstage/backend-test-utils';
import { parseAllDocuments } from 'yaml';
import {
  exampleInputs,
  readFolder,
  runAction,
} from '../__testUtils__/runAction';
import { createGenerateRepoAction } from './generateRepo';

const workspace = createMockDirectory();
const action = createGenerateRepoAction();

beforeEach(() => workspace.clear());

describe('inference:repo:generate', () => {
  it.each(exampleInputs(action))('runs its example: %s', async (_, input) => {
    const output = await runAction(action, input, workspace.path);
    const files = readFolder(workspace.path);
    expect(output.files).toEqual(Object.keys(files).sort());
    expect(Object.values(files).filter(text => !/[^\n]\n$/.test(text))).toEqual(
      [],
    );
    const errors = Object.entries(files)
      .filter(([path]) => /\.ya?ml$/.test(path))
      .flatMap(([, content]) => parseAllDocuments(content))
      .flatMap(document => document.errors);
    expect(errors).toEqual([]);
  });

  it('changes nothing when it runs again', async () => {
    const [[, input]] = exampleInputs(action);
    await runAction(action, input, workspace.path);
    const first = readFolder(workspace.path);
    await runAction(action, input, workspace.path);
    expect(readFolder(workspace.path)).toEqual(first);
  });
});
