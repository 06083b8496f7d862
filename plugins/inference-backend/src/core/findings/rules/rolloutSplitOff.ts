// SPDX-License-Identifier: Apache-2.0
import {
  ObservedTraffic,
  say,
} from '@inference-portal/backstage-plugin-inference-common';
import { THREE_SIGMA, wilsonInterval } from '../../load/wilsonInterval';
import { RuleNode, Way } from '../../topology/ClusterTopology';
import { FindingRule, Judgement } from '../FindingRule';
import { formatShare } from '../formatShare';
import { LoadView } from '../LoadView';
import { nameOf, subjectOf } from '../subjectOf';

/** With fewer the interval is so wide that it says nothing of a usual canary. */
const ENOUGH_REQUESTS = 200;

/**
 * The gateway gives a pool another share of a rule's requests than its weight
 * says, and chance does not explain it.
 */
export const rolloutSplitOff: FindingRule = {
  code: 'rollout-split-off',
  needs: ['HTTPRoute', 'Gateway', 'InferencePool'],
  explainedBy: [
    'route-split-unsupported',
    'route-pool-empty-share',
    'route-weights-zero',
    'route-status-stale',
    'picker-bypassed',
    'provider-version-defect',
  ],
  readsLoad: true,
  // Counters still hold requests from before a weight was moved.
  lastsMs: 300_000,
  judge: ({ routes }, { load }) =>
    routes.flatMap(({ rules }) => rules.flatMap(rule => judgeRule(rule, load))),
};

interface Off {
  pool: string;
  configured: number;
  observed: ObservedTraffic;
  low: number;
  high: number;
}

function judgeRule(rule: RuleNode, load: LoadView): Judgement[] {
  const shares = sharesOf(rule);
  if (shares.size < 2) {
    return [];
  }
  const byGateway = new Map<string, Way[]>();
  for (const way of rule.route.ways.filter(each => each.rule === rule)) {
    const { key } = way.parent.gateway ?? {};
    if (key !== undefined) {
      byGateway.set(key, [...(byGateway.get(key) ?? []), way]);
    }
  }
  return [...byGateway].flatMap(([gateway, ways]) =>
    judgeGateway({ rule, gateway, ways, shares }, load),
  );
}

/** By pool, `namespace/name`: a rule may name one twice. */
function sharesOf({ backends }: RuleNode): Map<string, number> {
  const shares = new Map<string, number>();
  for (const { pool, share } of backends) {
    if (pool) {
      shares.set(pool.key, (shares.get(pool.key) ?? 0) + share);
    }
  }
  return shares;
}

function judgeGateway(
  seen: {
    rule: RuleNode;
    gateway: string;
    ways: Way[];
    shares: ReadonlyMap<string, number>;
  },
  load: LoadView,
): Judgement[] {
  const { rule, gateway, ways, shares } = seen;
  const split = load.split(ways[0]);
  const requests = [...(split?.values() ?? [])].reduce(
    (sum, observed) => sum + observed.requests,
    0,
  );
  if (!split || requests < ENOUGH_REQUESTS) {
    return [];
  }
  const off = [...split].flatMap(([pool, observed]): Off[] => {
    const configured = shares.get(pool) ?? 0;
    const interval = wilsonInterval(observed.requests, requests, THREE_SIGMA);
    return configured < interval.low || configured > interval.high
      ? [{ pool, configured, observed, ...interval }]
      : [];
  });
  if (off.length === 0) {
    return [];
  }
  const { route } = rule.route;
  const [{ pool, configured, observed }] = off;
  return [
    {
      severity: 'warning',
      title: say`Requests are split otherwise than the weights say`,
      detail: say`Rule ${rule.index} of ${nameOf(
        route,
      )} gives pool ${pool} ${formatShare(
        configured,
      )} of its requests by weight, and Gateway ${gateway} sends it ${formatShare(
        observed.share,
      )} of ${requests}: more than chance explains.`,
      subject: subjectOf(route, `spec.rules[${rule.index}].backendRefs`),
      evidence: [
        ...off.map(each => ({
          label: say`Pool ${each.pool}`,
          value: say`${formatShare(each.observed.share)}, within ${formatShare(
            each.low,
          )} to ${formatShare(each.high)} at 99.7 %; by weight ${formatShare(
            each.configured,
          )}`,
        })),
        {
          label: say`Counted by`,
          value: say`${observed.source}, over ${Math.round(
            observed.windowMs / 1000,
          )} s`,
        },
      ],
      remedy: {
        text: say`Look at what takes requests out of the rule before the draw, or repeats them after it: a rule that matches more exactly and sends testers to one pool, retries, sessions that stick to a pool, or two Gateways that have different versions of the route. Until the split is right, compare no versions by it.`,
      },
      ways: ways.filter(way =>
        off.some(each => each.pool === way.backend.pool?.key),
      ),
      pools: [],
      stops: 'none',
    },
  ];
}
