// SPDX-License-Identifier: Apache-2.0
import {
  say,
  sayNumber,
} from '@inference-portal/backstage-plugin-inference-common';
import { PoolNode } from '../../topology/ClusterTopology';
import { FindingRule, Judgement } from '../FindingRule';
import { LoadView } from '../LoadView';
import { nameOf, subjectOf } from '../subjectOf';

/** Requests that were declared sheddable are shed: as wanted, and worth knowing. */
export const objectiveSheds: FindingRule = {
  code: 'objective-sheds',
  needs: ['InferenceObjective', 'InferencePool'],
  explainedBy: ['objective-ignored', 'server-queue-saturated'],
  readsLoad: true,
  judge: ({ pools }, { load }) => pools.flatMap(pool => judgePool(pool, load)),
};

function judgePool(node: PoolNode, load: LoadView): Judgement[] {
  const sheddable = node.objectives.filter(({ priority }) => priority < 0);
  const shed = Math.round(load.picker(node)?.shed ?? 0);
  const [first] = sheddable;
  if (!first || shed === 0) {
    return [];
  }
  const saturation = load.pool(node)?.saturation;
  return [
    {
      severity: 'info',
      title: say`Requests of negative priority are refused`,
      detail:
        sheddable.length === 1
          ? say`The endpoint picker of ${nameOf(
              node.pool,
            )} refused ${shed} requests lately with status 429: the pool is full, and ${nameOf(
              first,
            )} lets them be refused first.`
          : say`The endpoint picker of ${nameOf(
              node.pool,
            )} refused ${shed} requests lately with status 429: the pool is full, and ${sheddable
              .map(nameOf)
              .join(', ')} let them be refused first.`,
      subject: subjectOf(first, 'spec.priority'),
      evidence: [
        ...sheddable.map(({ meta, priority }) => ({
          label: say`Priority of ${meta.name}`,
          value: `${priority}`,
        })),
        { label: say`Refused with status 429`, value: say`${shed} lately` },
        ...(saturation === undefined
          ? []
          : [{ label: say`Saturation`, value: sayNumber(saturation, 2) }]),
      ],
      remedy: {
        text: say`It is what a negative priority is for. Where these requests should get through, give the objective a priority of 0 or more, or the pool more replicas.`,
      },
      ways: [],
      pools: [node],
      stops: 'none',
    },
  ];
}
