// SPDX-License-Identifier: Apache-2.0
import { InputError } from '@backstage/errors';
import { posix } from 'node:path';
import { changeFiles } from './editObjects';
import { readKustomizations } from './kustomize/Kustomization';
import { RepositoryFile, RepositoryFiles } from './RepositoryFiles';
import { addField, addItem } from './yaml/editNodes';
import { valueAt } from './yaml/Traced';

/**
 * Adds a file and, where its folder has a kustomization, its entry among the
 * `resources` there. The same file once more changes nothing.
 *
 * @throws InputError where the path holds something else
 */
export function addResource(
  files: RepositoryFiles,
  { path, content }: RepositoryFile,
): RepositoryFiles {
  const present = files.get(path);
  if (present !== undefined && present !== content) {
    throw new InputError(
      `${path} is in the repository already and holds something else. Nothing was changed`,
    );
  }
  const kustomization = readKustomizations(files).get(posix.dirname(path));
  const after = new Map([...files, [path, content]]);
  if (!kustomization || kustomization.resources.includes(path)) return after;
  const { value } = kustomization;
  const list = valueAt(value, 'resources');
  const entry = posix.basename(path);
  return changeFiles(after, [
    {
      source: value.at.source,
      patches: [
        list?.type === 'list'
          ? addItem(list.at, entry)
          : addField(value.at, 'resources', [entry]),
      ],
    },
  ]);
}
