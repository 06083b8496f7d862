// SPDX-License-Identifier: Apache-2.0
import { say } from '@inference-portal/backstage-plugin-inference-common';
import { objectKey, sortObjects } from '../../topology/objectKey';
import { FindingRule } from '../FindingRule';
import { nearestName } from '../nearestName';
import { mergePatch } from '../patchOf';
import { nameOf, subjectOf } from '../subjectOf';

/** Priorities for a pool that does not exist. */
export const objectivePoolMissing: FindingRule = {
  code: 'objective-pool-missing',
  needs: ['InferenceObjective', 'InferencePool'],
  explainedBy: [],
  looksAt: ['inferenceObjectives', 'inferencePools'],
  judge: ({ snapshot, pools, poolsByKey }) =>
    sortObjects(snapshot.objects.inferenceObjectives)
      .filter(
        ({ meta: { namespace }, pool: { name } }) =>
          !poolsByKey.has(objectKey({ namespace, name })),
      )
      .map(objective => {
        const { namespace } = objective.meta;
        const there = pools
          .filter(({ pool }) => pool.meta.namespace === namespace)
          .map(({ pool }) => pool.meta.name);
        const nearest = nearestName(objective.pool.name, there);
        return {
          severity: 'warning',
          title: say`The objective names a pool that does not exist`,
          detail: say`${nameOf(objective)} gives priority ${
            objective.priority
          } to requests of pool ${
            objective.pool.name
          }, which is not in ${namespace}.`,
          subject: subjectOf(objective, 'spec.poolRef.name'),
          evidence: [
            { label: 'spec.poolRef.name', value: objective.pool.name },
            {
              label: say`Pools in ${namespace}`,
              value: there.join(', ') || say`none`,
            },
          ],
          remedy: {
            text: say`Name a pool of the same namespace, or delete the objective.`,
            patch: nearest
              ? mergePatch(objective, { spec: { poolRef: { name: nearest } } })
              : undefined,
          },
          ways: [],
          pools: [],
          stops: 'none' as const,
        };
      }),
};
