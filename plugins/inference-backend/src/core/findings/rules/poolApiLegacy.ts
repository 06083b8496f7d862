// SPDX-License-Identifier: Apache-2.0
import { say } from '@inference-portal/backstage-plugin-inference-common';
import { InferencePool } from '../../objects/ClusterObjects';
import { POOL_GROUP } from '../../topology/deriveTopology';
import { groupOf } from '../../topology/objectKey';
import { FindingRule, Patch } from '../FindingRule';
import { createObject } from '../patchOf';
import { nameOf, subjectOf } from '../subjectOf';

/** The pool exists only in the API group that GIE 1.5 removed. */
export const poolApiLegacy: FindingRule = {
  code: 'pool-api-legacy',
  needs: ['InferencePool'],
  explainedBy: [],
  judge: ({ pools }) =>
    pools
      .filter(({ pool }) => groupOf(pool.meta) !== POOL_GROUP)
      .map(node => {
        const { pool } = node;
        const { apiVersion } = pool.meta;
        return {
          severity: 'warning',
          title: say`The pool uses an API that later versions removed`,
          detail: say`${nameOf(
            pool,
          )} is ${apiVersion}. GIE 1.5 no longer ships that CRD, and current gateways read only ${POOL_GROUP}/v1.`,
          subject: subjectOf(pool),
          evidence: [{ label: 'apiVersion', value: apiVersion }],
          remedy: {
            text: say`Create the pool in the new group beside the old one, point the routes at it, then delete the old one.`,
            patch: v1PoolOf(pool),
          },
          ways: [],
          pools: [node],
          stops: 'none' as const,
        };
      }),
};

/** The same pool in the group of v1, as an object to create. */
export function v1PoolOf(pool: InferencePool): Patch {
  const { namespace, name } = pool.meta;
  return createObject({
    apiVersion: `${POOL_GROUP}/v1`,
    kind: 'InferencePool',
    metadata: { namespace, name },
    spec: {
      selector: { matchLabels: pool.selector },
      targetPorts: pool.targetPorts.map(number => ({ number })),
      ...(pool.picker && {
        endpointPickerRef: {
          name: pool.picker.name,
          port: { number: pool.picker.port ?? 9002 },
          ...(pool.picker.failureMode && {
            failureMode: pool.picker.failureMode,
          }),
        },
      }),
    },
  });
}
