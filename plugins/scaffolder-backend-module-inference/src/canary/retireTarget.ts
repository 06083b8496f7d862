// SPDX-License-Identifier: Apache-2.0
import { ConflictError } from '@backstage/errors';
import { loadsAdapter, removeAdapter } from '../edit/adapters/removeAdapter';
import { RepositoryFiles } from '../edit/RepositoryFiles';
import { findRewrite, poolOf } from '../edit/rewrites/findRewrite';
import { Caller } from '../check/Caller';
import { endPlan } from './planFile';
import { readVerdict } from './readVerdict';
import type { StepInput, StepResult } from './StepTask';

const MINUTE_MS = 60_000;

/**
 * Takes the old adapter from the servers once the rewrite gave it nothing for the
 * bake time, in every cluster that has the rollout. The servers' own model stays:
 * of that only the plan comes to its end.
 *
 * @throws ConflictError before that, or where nobody can tell
 */
export async function retireTarget(
  files: RepositoryFiles,
  caller: Caller,
  {
    input,
    bakeMinutes,
    nowMs,
  }: { input: StepInput; bakeMinutes: number; nowMs: number },
): Promise<StepResult> {
  const { namespace, route, stable, canary, overlay } = input;
  const { rollouts, reasons } = await readVerdict(caller, input);
  const early = rollouts.flatMap(rollout => {
    const { cluster } = rollout.route;
    if (rollout.weights.stable > 0) {
      return [`${cluster} still gives ${stable} requests`];
    }
    const last = rollout.steps[rollout.steps.length - 1];
    const minutes = last && (nowMs - Date.parse(last.at)) / MINUTE_MS;
    if (minutes !== undefined && minutes >= bakeMinutes) return [];
    return [
      minutes === undefined
        ? `nobody saw since when ${cluster} gives it nothing`
        : `${cluster} gives it nothing for ${Math.floor(
            minutes,
          )} minutes, and ${bakeMinutes} are asked for`,
    ];
  });
  const hindrances = rollouts.length === 0 ? reasons : early;
  if (hindrances.length > 0) {
    throw new ConflictError(
      `${canary} has every request in Git. ${stable} can’t be taken away yet: ${hindrances.join(
        '; ',
      )}. Nothing was changed. Run this again later`,
    );
  }
  const [rewrite] = findRewrite(files, {
    rewrite: { namespace, name: route },
    overlay,
  });
  const old = {
    pool: { namespace, name: poolOf(rewrite.value) },
    name: stable,
  };
  const ended = endPlan(files, input, 'promoted');
  return ended !== files && !loadsAdapter(files, old)
    ? { step: 'retire', keepsStable: true, files: ended }
    : { step: 'retire', files: removeAdapter(ended, old) };
}
