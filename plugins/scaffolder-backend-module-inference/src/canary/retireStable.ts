// SPDX-License-Identifier: Apache-2.0
import { ConflictError } from '@backstage/errors';
import { Caller } from '../check/Caller';
import { findPinnedRules } from '../edit/canary/pinnedRule';
import { findClustersOfPool } from '../edit/pools/findClustersOfPool';
import { removePool } from '../edit/pools/retirePool';
import { RepositoryFiles } from '../edit/RepositoryFiles';
import { removeRule } from '../edit/routes/editBackendRefs';
import { findRoute } from '../edit/routes/findRoute';
import { readSelfService } from '../placement/readSelfService';
import { judgeDrained } from '../retire/judgeDrained';
import { readPoolTraffic } from '../retire/readPoolTraffic';
import { endPlan } from './planFile';
import type { StepInput, StepResult } from './StepTask';

/**
 * Takes the old pool away once it was without requests for the bake time, with
 * the rule for testers, which leads where every request goes by then.
 *
 * @throws ConflictError while it is not drained, or where nobody can tell
 */
export async function retireStable(
  files: RepositoryFiles,
  caller: Caller,
  { input, bakeMinutes }: { input: StepInput; bakeMinutes: number },
): Promise<StepResult> {
  const { namespace, stable, canary, route, overlay } = input;
  const pool = { namespace, name: stable };
  const clusters =
    findClustersOfPool(files, pool) ??
    (await readSelfService(caller)).clusters
      .filter(({ pools }) => pools.includes(`${namespace}/${stable}`))
      .map(({ name }) => name);
  const reasons = await Promise.all(
    clusters.map(async cluster =>
      judgeDrained(
        await readPoolTraffic(caller, {
          ...pool,
          cluster,
          minutes: bakeMinutes,
        }),
        { ...pool, minutes: bakeMinutes, isUnmeasuredFine: false },
      ),
    ),
  );
  const hindrances = reasons.flatMap(reason => reason ?? []);
  if (hindrances.length > 0) {
    throw new ConflictError(
      `${canary} has every request in Git. ${namespace}/${stable} can’t be taken away yet: ${hindrances.join(
        '; ',
      )}. Nothing was changed. Run this again later`,
    );
  }
  const at = { route: { kind: 'HTTPRoute' as const, namespace, name: route } };
  const unpinned = findRoute(files, { ...at, overlay })
    .slice(0, 1)
    .flatMap(object => findPinnedRules(object, canary))
    .map(({ index }) => index)
    .sort((a, b) => b - a)
    .reduce((result, rule) => removeRule(result, { ...at, rule }), files);
  return {
    step: 'retire',
    files: endPlan(removePool(unpinned, pool), input, 'promoted'),
  };
}
