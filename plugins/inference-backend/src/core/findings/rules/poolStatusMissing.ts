// SPDX-License-Identifier: Apache-2.0
import { say } from '@inference-portal/backstage-plugin-inference-common';
import { PoolNode, Way } from '../../topology/ClusterTopology';
import { conditionOf } from '../conditionOf';
import { FindingRule } from '../FindingRule';
import { isOlderThan } from '../isOlderThan';
import { nameOf, subjectOf } from '../subjectOf';

const GRACE_MS = 60_000;

/** The route is accepted, and its controller does not look at the pool. */
export const poolStatusMissing: FindingRule = {
  code: 'pool-status-missing',
  needs: ['InferencePool', 'HTTPRoute', 'Gateway'],
  explainedBy: [
    'provider-inference-removed',
    'gateway-class-missing',
    'gateway-class-not-accepted',
    'gateway-not-programmed',
    'listener-namespace-closed',
    'route-not-accepted',
    'route-status-missing',
    'route-backend-wrong-group',
    'route-cross-namespace-refused',
    'route-invalid-kind',
  ],
  judge: ({ pools }, { nowMs }) =>
    pools.flatMap(node => {
      const [way] = node.ways.filter(candidate => isSettled(candidate, nowMs));
      if (!way || hasStatus(node)) {
        return [];
      }
      return [
        {
          severity: 'warning',
          title: say`No controller has looked at the pool`,
          detail: say`${nameOf(
            way.rule.route.route,
          )} is accepted and names ${nameOf(
            node.pool,
          )}, and no controller has written a status for the pool: it may have no support for pools.`,
          subject: subjectOf(node.pool, 'status.parents'),
          evidence: [
            { label: 'status.parents', value: say`empty` },
            {
              label: say`Controller of the route`,
              value: way.parent.status?.controllerName ?? say`not named`,
            },
          ],
          remedy: {
            text: say`Switch on the inference extension in the gateway's controller (agentgateway: inferenceExtension.enabled=true; Istio: ENABLE_GATEWAY_API_INFERENCE_EXTENSION=true). One that started before the CRDs were installed needs a restart.`,
          },
          ways: [],
          pools: [node],
          stops: 'none',
        },
      ];
    }),
};

/** Accepted long enough ago that a status could be expected. */
function isSettled({ parent }: Way, nowMs: number): boolean {
  const accepted = conditionOf(parent.status?.conditions ?? [], 'Accepted');
  return (
    accepted?.status === 'True' &&
    isOlderThan(accepted.lastTransitionAt, GRACE_MS, nowMs)
  );
}

function hasStatus({ pool }: PoolNode): boolean {
  return pool.parents.some(({ parentRef }) => parentRef.kind !== 'Status');
}
