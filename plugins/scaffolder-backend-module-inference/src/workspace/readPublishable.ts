// SPDX-License-Identifier: Apache-2.0
import { InputError } from '@backstage/errors';
import { findSecrets } from '../input/findSecrets';
import { readFolder, WorkspaceFile } from './readFolder';

/** The files of a folder that is to go to Git, where a secret would stay for ever. */
export async function readPublishable(
  workspacePath: string,
  folder: string,
): Promise<WorkspaceFile[]> {
  const files = await readFolder(workspacePath, folder);
  const [secret] = files.flatMap(({ path, content }) =>
    findSecrets(content.toString('utf8'), [path]),
  );
  if (secret) {
    throw new InputError(`${secret.path.join('/')}: ${secret.message}`);
  }
  return files;
}
