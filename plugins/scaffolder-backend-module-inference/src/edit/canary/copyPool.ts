// SPDX-License-Identifier: Apache-2.0
import { InputError } from '@backstage/errors';
import { posix } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { MAX_LABEL } from '../../build/names/toKubernetesName';
import { toYaml } from '../../build/yaml/toYaml';
import { addResource } from '../addResource';
import { describeObject } from '../editObjects';
import { findObjects, FoundObject } from '../findObjects';
import {
  findPoolObjects,
  isPool,
  PoolName,
  serversOf,
} from '../pools/findPoolObjects';
import { RepositoryFiles } from '../RepositoryFiles';
import { textAt, toPlain } from '../yaml/Traced';
import { changeEngine } from './changeEngine';
import { copyReplicas } from './copyReplicas';
import { copyServing } from './copyServing';
import { nameCopies, NewNames } from './renameCopy';
import { EngineChange, ServerChanges } from './serverChanges';

/** A second version of a pool. */
export interface PoolCopy {
  stable: PoolName;
  /** Name of the new pool, in the same namespace. */
  canary: string;
  changes: ServerChanges;
}

export interface PoolCopied {
  files: RepositoryFiles;
  /** What a person has to know or to do: one sentence each. */
  notes: string[];
}

/** Are asked for by name by whoever sends requests, and a name is one pool's only. */
const NOT_COPIED = [
  'InferenceObjective',
  'InferenceModel',
  'InferenceModelRewrite',
];
const CHARTS = ['HelmRelease', 'Application'];

/**
 * Puts a second pool beside one that is there: with servers, a picker, and what
 * those mount and run as, of its own. All of it is copied, with other names, into
 * one new file for each folder; the stable version's files stay as they are.
 *
 * @throws InputError where the copy would share anything with the stable version,
 * or could not be told to serve the same names
 */
export function copyPool(
  files: RepositoryFiles,
  { stable, canary, changes }: PoolCopy,
): PoolCopied {
  const all = findObjects(files);
  const owned = findPoolObjects(all, stable);
  refuseIncomplete(all, owned, stable);
  if (all.some(each => isPool(each, { ...stable, name: canary }))) {
    throw new InputError(
      `canary: the repository has a pool ${stable.namespace}/${canary} already. Nothing was changed. Choose another name`,
    );
  }
  const copied = distinct(
    owned.filter(({ kind }) => !NOT_COPIED.includes(kind)),
  );
  const names = namesOf(copied, { stable: stable.name, canary });
  const servers = new Set(serversOf(all, stable).map(placeOf));
  const { engine, replicas } = changes;
  const isServer = (object: FoundObject) => servers.has(placeOf(object));
  const copies = copyServing({
    objects: copied,
    isServer,
    all,
    names,
    canary,
    changes: engine ? { replicas } : changes,
  }).map((copy, index) => ({ object: copied[index], copy }));
  const byFolder = groupBy(
    engine
      ? withEngine(copies, { engine, isServer, stable, canary, changes })
      : copies,
    ({ object }) => posix.dirname(object.path),
  );
  const after = [...byFolder].reduce(
    (result, [folder, group]) =>
      addResource(result, {
        path: posix.join(folder, `${canary}.yaml`),
        content: toYaml(
          group.map(({ copy }) => copy),
          `A second version of ${stable.name}, beside it for a comparison.`,
        ),
      }),
    files,
  );
  const left = owned.filter(({ kind }) => NOT_COPIED.includes(kind));
  return {
    files: changes.replicas === undefined ? copyReplicas(after, names) : after,
    notes:
      left.length > 0
        ? [
            `${[
              ...new Set(left.map(({ kind, name }) => `${kind} ${name}`)),
            ].join(', ')} stay for ${
              stable.name
            } alone: ${canary} treats these requests like all others.`,
          ]
        : [],
  };
}

interface Copied {
  object: FoundObject;
  copy: object;
}

/** What is new for the engine goes to the servers' file; it is made once for each overlay's own. */
function withEngine(
  copies: readonly Copied[],
  {
    engine,
    isServer,
    stable,
    canary,
    changes,
  }: {
    engine: EngineChange;
    isServer(object: FoundObject): boolean;
    stable: PoolName;
    canary: string;
    changes: ServerChanges;
  },
): Copied[] {
  const server = copies.find(({ object }) => isServer(object))?.object;
  return changeEngine({
    copies: copies.map(({ copy }) => copy),
    isServer: index => isServer(copies[index].object),
    pool: { namespace: stable.namespace, name: canary },
    changes: { ...changes, engine },
  }).flatMap(({ copy, index }) => {
    const object = index === undefined ? server : copies[index].object;
    return object ? [{ object, copy }] : [];
  });
}

function refuseIncomplete(
  all: readonly FoundObject[],
  owned: readonly FoundObject[],
  stable: PoolName,
): void {
  const told = `${stable.namespace}/${stable.name}`;
  if (
    !owned.some(
      object => isPool(object, stable) || CHARTS.includes(object.kind),
    )
  ) {
    throw new InputError(
      `stable: the repository has neither a pool ${told} nor a chart that makes it, of which another could be made. Nothing was changed`,
    );
  }
  if (serversOf(all, stable).length === 0) {
    throw new InputError(
      `stable: the repository has no servers of the pool ${told}. Nothing was changed`,
    );
  }
  for (const object of owned) {
    if (object.name !== textAt(object.written, 'metadata', 'name')) {
      throw new InputError(
        `${object.path}: ${describeObject(
          object,
        )} gets its name from namePrefix or nameSuffix, which a copy would get too. Add the second pool by hand; the other steps work then. Nothing was changed`,
      );
    }
  }
}

/** Each once, as its overlays have it: they have to agree. */
function distinct(objects: readonly FoundObject[]): FoundObject[] {
  const byPlace = groupBy(objects, placeOf);
  return [...byPlace.values()].map(([first, ...others]) => {
    const other = others.find(
      each => !isDeepStrictEqual(toPlain(each.value), toPlain(first.value)),
    );
    if (other) {
      throw new InputError(
        `${first.path}: ${first.kind} ${first.name} is patched differently in ${first.overlay} and in ${other.overlay}, so one copy can’t be right for both. Add the second pool by hand; the other steps work then. Nothing was changed`,
      );
    }
    return first;
  });
}

/** Of what is copied, and of what a chart makes by its release's name. */
function namesOf(
  copied: readonly FoundObject[],
  pools: { stable: string; canary: string },
): NewNames {
  const { stable, canary } = pools;
  const byChart = copied.some(({ kind }) => CHARTS.includes(kind))
    ? [`${stable}-epp`, `${stable}-epp-metrics-reader`]
    : [];
  const names = nameCopies(
    [stable, ...byChart, ...copied.map(({ name }) => name)],
    pools,
  );
  for (const name of [...names.telling.values(), ...names.plain.values()]) {
    if (name.length > MAX_LABEL) {
      throw new InputError(
        `canary: is ${canary}, with which ${name} is longer than ${MAX_LABEL} characters. Choose a shorter name. Nothing was changed`,
      );
    }
  }
  return names;
}

function groupBy<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return groups;
}

function placeOf({ path, written }: FoundObject): string {
  return `${path} ${written.at.node.range?.[0]}`;
}
