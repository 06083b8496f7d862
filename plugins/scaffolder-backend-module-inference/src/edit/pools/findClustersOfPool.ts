// SPDX-License-Identifier: Apache-2.0
import { POOLS_ANNOTATION } from '@inference-portal/backstage-plugin-inference-common';
import { findObjects } from '../findObjects';
import { RepositoryFiles } from '../RepositoryFiles';
import { textAt } from '../yaml/Traced';
import { PoolName } from './findPoolObjects';

/** Clusters that the repository's catalog entities name for a pool; undefined where they name none. */
export function findClustersOfPool(
  files: RepositoryFiles,
  { namespace, name }: PoolName,
): string[] | undefined {
  const entries = findObjects(files)
    .flatMap(
      ({ value }) =>
        textAt(value, 'metadata', 'annotations', POOLS_ANNOTATION) ?? [],
    )
    .flatMap(text => text.split(',').map(each => each.trim().split('/')))
    .filter(parts => parts.slice(-2).join('/') === `${namespace}/${name}`);
  return entries.length > 0 && entries.every(({ length }) => length === 3)
    ? [...new Set(entries.map(([cluster]) => cluster))]
    : undefined;
}
