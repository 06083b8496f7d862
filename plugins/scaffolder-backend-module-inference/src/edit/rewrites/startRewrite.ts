// SPDX-License-Identifier: Apache-2.0
import { InputError } from '@backstage/errors';
import { posix } from 'node:path';
import { POOL_GROUP } from '../../build/providers/Provider';
import { toYaml } from '../../build/yaml/toYaml';
import { addAdapter, servedNamesOf } from '../adapters/addAdapter';
import { addResource } from '../addResource';
import { describeObject } from '../editObjects';
import { findObjects } from '../findObjects';
import { PoolName, serversOf } from '../pools/findPoolObjects';
import { RepositoryFiles } from '../RepositoryFiles';
import { findPickerGenerations } from './findPickerGeneration';
import { findRewrite, poolOf, rewritesOf } from './findRewrite';
import { setTargets, TargetChange } from './setTargets';

export interface RewriteStart extends Omit<TargetChange, 'rule'> {
  pool: PoolName;
  /** Name that clients ask for. */
  model: string;
  /** Where the rewrite has one for that name already. */
  rule?: number;
  /** Where the servers find the adapter, where they don't serve it yet. */
  source?: string;
}

/**
 * A second version of a model in the same pool: an adapter that the servers load
 * too, and a rewrite by which the pool's picker shares the requests.
 *
 * @throws InputError where the pool's picker follows no rewrites, or others
 */
export function startRewrite(
  files: RepositoryFiles,
  start: RewriteStart,
): { files: RepositoryFiles; notes: string[] } {
  const { pool, canary, source, rule } = start;
  const served = servedNamesOf(findObjects(files), pool);
  const isServed = served.includes(canary.name);
  if (!isServed && source === undefined) {
    throw new InputError(
      `adapter: is left out, and ${pool.namespace}/${pool.name} does not serve ${canary.name} yet: say where its servers find it. Nothing was changed`,
    );
  }
  const { files: loaded, notes } =
    isServed || source === undefined
      ? { files, notes: [] }
      : addAdapter(files, { pool, adapter: { name: canary.name, source } });
  const apiVersion = apiOf(files, pool);
  const after =
    rule === undefined
      ? addRewrite(loaded, start, apiVersion)
      : setTargets(loaded, { ...start, rule });
  refuseOtherGroup(after, start, apiVersion);
  return {
    files: after,
    notes: [
      ...(isServed
        ? [`The servers have ${canary.name} already; they stay as they are.`]
        : []),
      ...notes,
    ],
  };
}

/** The one group that every picker of the pool follows. */
function apiOf(files: RepositoryFiles, pool: PoolName): string {
  const objects = findObjects(files);
  const told = `${pool.namespace}/${pool.name}`;
  const pickers = findPickerGenerations(files, pool);
  const without = pickers.find(({ group }) => group === undefined);
  if (without) {
    throw new InputError(
      `stable: ${without.title} of the pool ${told} follows no InferenceModelRewrite, so every request would go on to the model that it names. Take a newer picker, or roll out by two pools. Nothing was changed`,
    );
  }
  const groups = [...new Set(pickers.map(({ group }) => group))];
  if (groups.length === 1) return `${groups[0]}/v1alpha2`;
  const known = rewritesOf(objects, pool)[0]?.apiVersion;
  if (known) return known;
  throw new InputError(
    groups.length === 0
      ? `stable: the repository has no picker of the pool ${told} whose version can be told, so it is not known which InferenceModelRewrite it follows. Write one by hand, whose group will be taken. Nothing was changed`
      : `stable: overlays have pickers of the pool ${told} that follow different groups, ${pickers
          .map(({ title, group }) => `${title} ${group}`)
          .join(' and ')}. Make them alike first. Nothing was changed`,
  );
}

/** Beside the file of the servers, in the folder whose kustomization takes them. */
function addRewrite(
  files: RepositoryFiles,
  { rewrite, pool, model, stable, canary }: RewriteStart,
  apiVersion: string,
): RepositoryFiles {
  const folders = new Set(
    serversOf(findObjects(files), pool).map(({ path }) => posix.dirname(path)),
  );
  const targets = [stable, canary]
    .filter(({ weight }) => weight > 0)
    .map(({ name, weight }) => ({ modelRewrite: name, weight }));
  const content = toYaml(
    [
      {
        apiVersion,
        kind: 'InferenceModelRewrite',
        metadata: { name: rewrite.name, namespace: rewrite.namespace },
        spec: {
          poolRef: {
            group: POOL_GROUP,
            kind: 'InferencePool',
            name: pool.name,
          },
          rules: [
            { matches: [{ model: { type: 'Exact', value: model } }], targets },
          ],
        },
      },
    ],
    `Who asks for ${model} gets one of these, by weight.`,
  );
  return [...folders].reduce(
    (result, folder) =>
      addResource(result, {
        path: posix.join(folder, `rewrite-${rewrite.name}.yaml`),
        content,
      }),
    files,
  );
}

/** Finding rewrite-ignored: a picker follows one group only, and says nothing of the others. */
function refuseOtherGroup(
  files: RepositoryFiles,
  { rewrite, pool }: RewriteStart,
  apiVersion: string,
): void {
  for (const object of findRewrite(files, { rewrite })) {
    if (object.apiVersion !== apiVersion) {
      throw new InputError(
        `${object.path}: ${describeObject(object)} is of ${
          object.group
        }, and the picker of the pool follows ${
          apiVersion.split('/')[0]
        } alone: it would be ignored. Move it there first. Nothing was changed`,
      );
    }
    if (poolOf(object.value) !== pool.name) {
      throw new InputError(
        `${object.path}: ${describeObject(object)} is for the pool ${poolOf(
          object.value,
        )}, and not for ${pool.name}. Nothing was changed`,
      );
    }
  }
}
