// SPDX-License-Identifier: Apache-2.0
import { EffectiveTimeout } from '@inference-portal/backstage-plugin-inference-common';
import { JudgeContext } from '../findings/FindingRule';
import { ClusterTopology, RuleNode, Way } from '../topology/ClusterTopology';
import { objectKey } from '../topology/objectKey';
import { timeoutsOfWay } from './timeoutsOfWay';

/** A rule as requests reach it through one gateway, and what can cut them there. */
export interface TimedRule {
  rule: RuleNode;
  ways: Way[];
  timeouts: EffectiveTimeout[];
  observedP99Ms?: number;
}

/** Three rules ask the same in a row. */
const known = new WeakMap<
  ClusterTopology,
  { load: JudgeContext['load']; found: TimedRule[] }
>();

/** Every rule that leads to a pool through a gateway that exists, once per gateway. */
export function findTimeouts(
  topology: ClusterTopology,
  context: Pick<JudgeContext, 'isKnown' | 'load'>,
): TimedRule[] {
  const last = known.get(topology);
  if (last?.load === context.load) {
    return last.found;
  }
  const found = deriveAll(topology, context);
  known.set(topology, { load: context.load, found });
  return found;
}

function deriveAll(
  { ways, snapshot }: ClusterTopology,
  { isKnown, load }: Pick<JudgeContext, 'isKnown' | 'load'>,
): TimedRule[] {
  const grouped = new Map<RuleNode, Map<string, Way[]>>();
  for (const way of ways) {
    if (way.parent.gateway) {
      const byGateway = grouped.get(way.rule) ?? new Map<string, Way[]>();
      const key = objectKey(way.parent.ref);
      byGateway.set(key, [...(byGateway.get(key) ?? []), way]);
      grouped.set(way.rule, byGateway);
    }
  }
  return [...grouped].flatMap(([rule, byGateway]) => {
    const measured = rule.backends.flatMap(({ pool }) =>
      pool ? load.pool(pool)?.e2eMs?.p99 ?? [] : [],
    );
    return Array.from(byGateway.values(), through => ({
      rule,
      ways: through,
      timeouts: timeoutsOfWay(through[0], {
        objects: snapshot.objects,
        isKnown,
        observedP99Ms: pool => load.pool(pool)?.e2eMs?.p99,
      }),
      ...(measured.length > 0 && { observedP99Ms: Math.max(...measured) }),
    }));
  });
}
