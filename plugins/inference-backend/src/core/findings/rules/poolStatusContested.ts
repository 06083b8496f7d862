// SPDX-License-Identifier: Apache-2.0
import { say } from '@inference-portal/backstage-plugin-inference-common';
import { PoolNode } from '../../topology/ClusterTopology';
import { FindingRule, Judgement } from '../FindingRule';
import { StatusReturn } from '../StatusMemory';
import { nameOf, subjectOf } from '../subjectOf';

/** Once may be a controller that started anew. */
const ENOUGH_RETURNS = 3;

/** Controllers overwrite what others say of the pool, and these write it again. */
export const poolStatusContested: FindingRule = {
  code: 'pool-status-contested',
  needs: ['InferencePool', 'HTTPRoute', 'Gateway'],
  explainedBy: ['provider-inference-removed'],
  judge: ({ pools }, { statuses }) =>
    pools.flatMap(node => {
      const returns = statuses.returns(node);
      return returns.length >= ENOUGH_RETURNS ? [judgement(node, returns)] : [];
    }),
};

function judgement(
  node: PoolNode,
  returns: readonly StatusReturn[],
): Judgement {
  const gateways = [...new Set(returns.map(({ gateway }) => gateway))].sort();
  const rivals = [
    ...new Set(returns.flatMap(({ meanwhile }) => meanwhile)),
  ].filter(gateway => !gateways.includes(gateway) || gateways.length > 1);
  return {
    severity: 'warning',
    title: say`Controllers overwrite each other’s status of the pool`,
    detail: say`The status of ${nameOf(node.pool)} lost the entry of ${gateways
      .map(gateway => `Gateway ${gateway}`)
      .join(', ')} and got it back ${
      returns.length
    } times within ten minutes: more than one controller writes status.parents, and one of them does not keep the entries of others. What the status says is true half of the time.`,
    subject: subjectOf(node.pool, 'status.parents'),
    evidence: [
      ...gateways.map(gateway => {
        const own = returns.filter(each => each.gateway === gateway);
        const [{ controllerName }] = own;
        return {
          label: `Gateway ${gateway}${
            controllerName ? ` (${controllerName})` : ''
          }`,
          value: say`taken out and put back ${own.length} ×`,
        };
      }),
      {
        label: say`Entries that were there meanwhile`,
        value: rivals.sort().join(', ') || say`none`,
      },
    ],
    remedy: {
      text: say`Let one controller look after the pool: give each provider a pool of its own with the same selector, and let its routes name that one. Envoy AI Gateway replaces the whole status.`,
    },
    ways: [],
    pools: [node],
    stops: 'none',
  };
}
