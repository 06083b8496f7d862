// SPDX-License-Identifier: Apache-2.0
import { POOLS_ANNOTATION } from '@inference-portal/backstage-plugin-inference-common';
import { changeFiles } from '../editObjects';
import { findObjects } from '../findObjects';
import { RepositoryFiles } from '../RepositoryFiles';
import { setScalar } from '../yaml/editNodes';
import { textAt, valueAt } from '../yaml/Traced';

/**
 * Gives the catalog's entities other pools by their annotation.
 *
 * @param change - from those an entity has to those it shall have; the same
 *   number of them changes nothing
 */
export function changePoolsAnnotations(
  files: RepositoryFiles,
  change: (pools: string[]) => string[],
): RepositoryFiles {
  const changes = findObjects(files).flatMap(({ group, value }) => {
    const annotation = valueAt(
      value,
      'metadata',
      'annotations',
      POOLS_ANNOTATION,
    );
    const text = textAt(annotation);
    if (group !== 'backstage.io' || !annotation || text === undefined)
      return [];
    const pools = text.split(',').map(each => each.trim());
    const wanted = change(pools);
    return wanted.length === pools.length
      ? []
      : [
          {
            source: annotation.at.source,
            patches: [setScalar(annotation.at, wanted.join(', '))],
          },
        ];
  });
  return changeFiles(files, changes);
}
