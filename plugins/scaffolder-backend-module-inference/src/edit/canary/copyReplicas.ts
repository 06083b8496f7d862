// SPDX-License-Identifier: Apache-2.0
import { changeFiles, SourceChange } from '../editObjects';
import { readKustomizations } from '../kustomize/Kustomization';
import { RepositoryFiles } from '../RepositoryFiles';
import { addItem } from '../yaml/editNodes';
import { itemsAt, numberAt, textAt, valueAt } from '../yaml/Traced';
import { newNameOf, NewNames } from './renameCopy';

/** Counts that overlays give to workloads by name, for their copies too. */
export function copyReplicas(
  files: RepositoryFiles,
  names: NewNames,
): RepositoryFiles {
  const changes = [...readKustomizations(files).values()].flatMap(
    ({ value }): SourceChange[] => {
      const list = valueAt(value, 'replicas');
      const items = itemsAt(list);
      const has = (name: string) =>
        items.some(item => textAt(item, 'name') === name);
      return items.flatMap(item => {
        const name = newNameOf(textAt(item, 'name') ?? '', names);
        const count = numberAt(item, 'count');
        return !list || name === undefined || count === undefined || has(name)
          ? []
          : [
              {
                source: list.at.source,
                patches: [addItem(list.at, { name, count })],
              },
            ];
      });
    },
  );
  return changeFiles(files, changes);
}
