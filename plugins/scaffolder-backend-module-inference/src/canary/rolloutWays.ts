// SPDX-License-Identifier: Apache-2.0
import { RolloutWay } from '@inference-portal/backstage-plugin-inference-common';
import { setTargets } from '../edit/rewrites/setTargets';
import { RepositoryFiles } from '../edit/RepositoryFiles';
import { setWeights } from '../edit/routes/setWeights';
import { Weights } from './decideStep';
import { readRewriteRule } from './readRewriteRule';
import { readRule, RolloutPlace, RolloutRule } from './readRule';

interface WayOfRollout {
  /** The rule that shares the requests, as the repository has it now. */
  read(files: RepositoryFiles, place: RolloutPlace): RolloutRule;
  write(
    files: RepositoryFiles,
    change: RolloutPlace & { index: number; after: Weights },
  ): RepositoryFiles;
}

/** Where the weights of a rollout are written, by what shares the requests. */
export const rolloutWays: Record<RolloutWay, WayOfRollout> = {
  pools: {
    read: readRule,
    write: (files, { index, after, ...place }) => {
      const { namespace, route, overlay, stable, canary } = place;
      return setWeights(files, {
        route: { kind: 'HTTPRoute', namespace, name: route },
        rule: index,
        overlay,
        weights: { [stable]: after.stable, [canary]: after.canary },
      });
    },
  },
  rewrite: {
    read: readRewriteRule,
    write: (files, { index, after, ...place }) => {
      const { namespace, route, overlay, stable, canary } = place;
      return setTargets(files, {
        rewrite: { namespace, name: route },
        rule: index,
        overlay,
        stable: { name: stable, weight: after.stable },
        canary: { name: canary, weight: after.canary },
      });
    },
  },
};
