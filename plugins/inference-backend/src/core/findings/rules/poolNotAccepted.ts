// SPDX-License-Identifier: Apache-2.0
import { PoolNode } from '../../topology/ClusterTopology';
import { objectKey } from '../../topology/objectKey';
import { conditionEvidence, conditionOf } from '../conditionOf';
import { FindingRule, Judgement } from '../FindingRule';
import { nameOf, subjectOf } from '../subjectOf';

/** A gateway's controller refuses the pool. */
export const poolNotAccepted: FindingRule = {
  code: 'pool-not-accepted',
  needs: ['InferencePool', 'HTTPRoute', 'Gateway'],
  explainedBy: [
    'provider-inference-removed',
    'gateway-class-missing',
    'gateway-class-not-accepted',
    'gateway-not-programmed',
    'listener-namespace-closed',
    'route-not-accepted',
    'route-cross-namespace-refused',
    'route-invalid-kind',
    'pool-picker-missing',
    'pool-picker-port-wrong',
  ],
  judge: ({ pools }) => pools.flatMap(judgePool),
};

function judgePool(node: PoolNode): Judgement[] {
  const { pool, ways } = node;
  return pool.parents.flatMap(({ parentRef, conditions }, index) => {
    const accepted = conditionOf(conditions, 'Accepted');
    const through = ways.filter(
      ({ parent }) => objectKey(parent.ref) === objectKey(parentRef),
    );
    if (accepted?.status !== 'False' || through.length === 0) {
      return [];
    }
    return [
      {
        severity: 'error',
        title: 'The gateway does not accept the pool',
        detail: `${nameOf(pool)} is refused by ${parentRef.kind} ${objectKey(
          parentRef,
        )}${accepted.message ? `: ${accepted.message}` : ''}.`,
        subject: subjectOf(pool, `status.parents[${index}]`),
        evidence: [conditionEvidence('InferencePool', 'Accepted', accepted)],
        remedy: {
          text: "Change what the message names. NotSupportedByParent says that the gateway's controller has no support for pools.",
        },
        ways: through,
        pools: [],
        stops: 'all',
        since: accepted.lastTransitionAt,
      },
    ];
  });
}
