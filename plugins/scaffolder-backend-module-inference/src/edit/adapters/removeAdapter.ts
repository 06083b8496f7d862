// SPDX-License-Identifier: Apache-2.0
import { InputError } from '@backstage/errors';
import { changeFiles, describeObject } from '../editObjects';
import { findObjects } from '../findObjects';
import { PoolName, serversOf } from '../pools/findPoolObjects';
import { RepositoryFiles } from '../RepositoryFiles';
import { removeFromList } from '../yaml/editNodes';
import { argumentsOf, servedNamesOf } from './addAdapter';

/** Whether every server of a pool loads it as an adapter, and not as its own model. */
export function loadsAdapter(
  files: RepositoryFiles,
  { pool, name }: { pool: PoolName; name: string },
): boolean {
  const servers = serversOf(findObjects(files), pool);
  return servers.every(server =>
    argumentsOf(server).read.adapters.some(adapter => adapter.name === name),
  );
}

/**
 * Takes a LoRA adapter from the arguments of a pool's servers. Routes and catalog
 * stay: clients may go on to ask by its name where a rewrite answers with another.
 *
 * @throws InputError where the servers don't load it, or would still do afterwards
 */
export function removeAdapter(
  files: RepositoryFiles,
  { pool, name }: { pool: PoolName; name: string },
): RepositoryFiles {
  const found = serversOf(findObjects(files), pool).map(server => {
    const { items, read } = argumentsOf(server);
    if (!read.adapters.some(adapter => adapter.name === name)) {
      throw new InputError(
        `${server.path}: ${describeObject(
          server,
        )} does not load ${name} as an adapter, so there is nothing to take away. Nothing was changed`,
      );
    }
    return read.remove(name).map(index => removeFromList(items[index].at));
  });
  const after = changeFiles(files, found.flat());
  if (servedNamesOf(findObjects(after), pool).includes(name)) {
    throw new InputError(
      `${pool.namespace}/${pool.name} would still load ${name} afterwards: its arguments are patched by position. Edit it by hand. Nothing was changed`,
    );
  }
  return after;
}
