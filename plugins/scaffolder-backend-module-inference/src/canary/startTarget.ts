// SPDX-License-Identifier: Apache-2.0
import { ConflictError, InputError } from '@backstage/errors';
import { toKubernetesName } from '../build/names/toKubernetesName';
import { servedNamesOf } from '../edit/adapters/addAdapter';
import { findObjects } from '../edit/findObjects';
import { RepositoryFiles } from '../edit/RepositoryFiles';
import {
  FoundTargets,
  rewritesOf,
  Target,
  targetsOf,
  weightOf,
} from '../edit/rewrites/findRewrite';
import { startRewrite } from '../edit/rewrites/startRewrite';
import { decideStep, VERSION_KINDS } from './decideStep';
import type { StepResult } from './StepTask';

/** What one that gets every request has. */
const WHOLE = 100;

export interface TargetStart {
  namespace: string;
  /** Pool whose servers load the adapter. */
  stable: string;
  /** Name of the adapter. */
  canary: string;
  /** The canary's share in percent. */
  weight: number;
  /** Name that clients ask for; the model's first where left out. */
  servedName?: string;
  /** Where the servers find the adapter. */
  adapter?: string;
  overlay?: string;
}

/** A second version as an adapter in the same pool, by a rewrite. */
export function startTarget(
  files: RepositoryFiles,
  input: TargetStart,
): StepResult & { notes: string[] } {
  const { namespace, canary, weight, adapter, overlay } = input;
  const pool = { namespace, name: input.stable };
  const objects = findObjects(files);
  const [first] = servedNamesOf(objects, pool);
  const model = input.servedName ?? first;
  if (model === undefined) {
    throw new InputError(
      `stable: the repository has no servers of a pool ${namespace}/${pool.name} whose names can be told. Nothing was changed`,
    );
  }
  const known = ruleFor(
    rewritesOf(objects, pool).flatMap(targetsOf),
    model,
    overlay,
  );
  const name = known?.object.name ?? toKubernetesName(model);
  if (name === undefined) {
    throw new InputError(
      `servedName: is ${model}, of which no name for a rewrite can be made. Nothing was changed`,
    );
  }
  const stable = known?.targets[0]?.name ?? model;
  const targets: ReadonlyArray<Pick<Target, 'name' | 'weight'>> =
    known?.targets ?? [{ name: stable, weight: WHOLE }];
  const decision = decideStep({
    step: 'start',
    backends: targets.map(target => ({
      kind: VERSION_KINDS.rewrite,
      name: target.name,
      weight: weightOf(target),
      isThere: true,
    })),
    stable,
    canary,
    percent: weight,
  });
  if (!decision.ok) {
    throw new ConflictError(
      `${namespace}/${name}: ${decision.refusal}. Nothing was changed`,
    );
  }
  const { before, after } = decision;
  const { files: edited, notes } = startRewrite(files, {
    pool,
    rewrite: { namespace, name },
    overlay,
    model,
    ...(known && { rule: known.index }),
    source: adapter,
    stable: { name: stable, weight: after.stable },
    canary: { name: canary, weight: after.canary },
  });
  return {
    step: 'start',
    ...{ way: 'rewrite', route: name, stable, before, after, files: edited },
    notes: [
      `Testers get ${canary} by its own name: \`"model": "${canary}"\`. The API of rewrites knows no header.`,
      ...(weight === 0
        ? [
            `Clients go on to get ${stable} alone. Once the servers have loaded ${canary}, start it again with a share.`,
          ]
        : []),
      ...notes,
    ],
  };
}

/** A rule for the very name comes before one that takes every request. */
function ruleFor(
  rules: readonly FoundTargets[],
  model: string,
  overlay: string | undefined,
): FoundTargets | undefined {
  return rules.find(
    ({ models, object }) =>
      models.includes(model) &&
      (overlay === undefined || object.overlay === overlay),
  );
}
