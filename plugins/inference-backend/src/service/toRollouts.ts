// SPDX-License-Identifier: Apache-2.0
import {
  PoolRef,
  Rollout,
  RolloutStep,
} from '@inference-portal/backstage-plugin-inference-common';
import { productOfGateway, nameOfProduct } from '../core/lifecycle/productOf';
import { wrongSplitOf } from '../core/lifecycle/wrongSplitOf';
import { wilsonInterval } from '../core/load/wilsonInterval';
import { LoadReader } from '../core/ports';
import { forecastStep } from '../core/rollout/forecastStep';
import { judgeRollout } from '../core/rollout/judgeRollout';
import { judgeStep } from '../core/rollout/judgeStep';
import {
  RolledRule,
  rolledRules,
  sharesOfRule,
} from '../core/rollout/rolledRules';
import { RolloutEvidence } from '../core/rollout/RolloutEvidence';
import { RolloutSettings } from '../core/rollout/RolloutSettings';
import { ClusterTopology, PoolNode } from '../core/topology/ClusterTopology';
import { Chronicle } from '../history/marks/Chronicle';
import type { JudgedCluster } from './ClusterView';

/** A rollout with the two pools that it is about. */
export interface RolledPools {
  pools: [stable: PoolNode, canary: PoolNode];
  rollout: Rollout;
}

interface RolloutParts {
  judged: Pick<JudgedCluster, 'topology' | 'findings'>;
  load: LoadReader;
  chronicle: Chronicle;
  /** Those that hold anywhere, where left out. */
  settings?: RolloutSettings;
}

/** Two-sided 95 %, in standard deviations. */
const Z = 1.96;
/** A rate from less than this is chance. */
const RATE_MS = 60_000;

/** Every rule with several pools: the oldest is the stable version, each other a canary of it. */
export function toRollouts(parts: RolloutParts): RolledPools[] {
  const { topology } = parts.judged;
  return rolledRules(topology).flatMap(rolled => {
    const [stable, ...canaries] = rolled.rule.pools.flatMap(
      key => topology.poolsByKey.get(key) ?? [],
    );
    return canaries.map((canary): RolledPools => {
      const others = canaries.filter(other => other !== canary);
      return {
        pools: [stable, canary],
        rollout: toRollout(parts, rolled, { stable, canary, others }),
      };
    });
  });
}

interface Versions {
  stable: PoolNode;
  canary: PoolNode;
  others: PoolNode[];
}

function toRollout(
  parts: RolloutParts,
  rolled: RolledRule,
  { stable, canary, others }: Versions,
): Rollout {
  const { judged, chronicle, settings } = parts;
  const { cluster } = judged.topology.snapshot;
  const { node, rule } = rolled;
  const shares = sharesOfRule(node);
  const evidence =
    chronicle.rollouts.evidence(rule.key, canary.key) ??
    noEvidence(rule.shares, stable, canary);
  const judgement = settings
    ? judgeRollout(evidence, settings)
    : judgeStep(evidence);
  const { verdict, reasons, comparisons, guards } = judgement;
  const steps = stepsOf(chronicle, rule.key, canary);
  const observed = observedOf(evidence, rolled);
  const drift = driftOf(parts, node.route.route.meta);
  const { namespace, name } = node.route.route.meta;
  return {
    route: { cluster, namespace, name },
    rule: node.index,
    stable: refOf(cluster, stable),
    canary: refOf(cluster, canary),
    others: others.map(other => refOf(cluster, other)),
    configured: shares.get(canary)?.share ?? 0,
    weights: {
      stable: shares.get(stable)?.weight ?? 0,
      canary: shares.get(canary)?.weight ?? 0,
    },
    ...(observed && { observed }),
    verdict,
    reasons,
    comparisons,
    guards,
    warmUp: { done: evidence.warm !== undefined, ...evidence.warmUp },
    ...(evidence.all.toMs > 0 && {
      window: { from: iso(evidence.all.fromMs), to: iso(evidence.all.toMs) },
    }),
    forecast: forecastStep({
      comparisons,
      ...rateOf(parts.load, cluster, evidence, [stable, canary]),
      elapsedMs: evidence.all.toMs - evidence.sinceMs,
      coldMs: evidence.warm ? evidence.warm.fromMs - evidence.sinceMs : 0,
    }),
    ...(steps.length > 0 && { startedAt: steps[0].at }),
    steps: withVerdict(steps, verdict),
    providerSupport: supportOf(rolled, judged.topology),
    ...(drift !== undefined && { drift }),
  };
}

function iso(ms: number): string {
  return new Date(ms).toISOString();
}

function refOf(cluster: string, { pool: { meta } }: PoolNode): PoolRef {
  return { cluster, namespace: meta.namespace, name: meta.name };
}

/** Before the first round of metrics, and where there are none. */
function noEvidence(
  shares: Readonly<Record<string, number>>,
  stable: PoolNode,
  canary: PoolNode,
): RolloutEvidence {
  const [own, other] = [shares[canary.key] ?? 0, shares[stable.key] ?? 0];
  const empty = { fromMs: 0, toMs: 0, stable: {}, canary: {} };
  return {
    sinceMs: 0,
    share: own + other > 0 ? own / (own + other) : 0,
    all: empty,
    warmUp: { reason: 'nothing was measured yet' },
    sources: {},
  };
}

/** As the gateway counts it, or the pickers where all that they count came by this rule. */
function observedOf(
  { all, sources }: RolloutEvidence,
  { queries }: RolledRule,
): Rollout['observed'] {
  const isShared = queries.some(({ pools }) =>
    pools.some(({ shared }) => shared),
  );
  const counter = (
    ['gateway', ...(isShared ? [] : ['picker' as const])] as const
  ).find(
    each =>
      all.stable[each]?.requests !== undefined &&
      all.canary[each]?.requests !== undefined,
  );
  if (!counter || queries.length === 0) {
    return undefined;
  }
  const own = all.canary[counter]?.requests ?? 0;
  const requests = own + (all.stable[counter]?.requests ?? 0);
  return requests > 0
    ? {
        share: own / requests,
        ...wilsonInterval(own, requests, Z),
        requests: Math.round(requests),
        source: sources[counter] ?? '',
      }
    : undefined;
}

/** By what was counted in the step, or by the pools' rates before there is enough of it. */
function rateOf(
  load: LoadReader,
  cluster: string,
  { all }: RolloutEvidence,
  pools: readonly PoolNode[],
): { requestsPerSecond?: number; basis: string } {
  const windowMs = all.toMs - all.fromMs;
  for (const counter of ['gateway', 'picker', 'server'] as const) {
    const counts = [all.stable, all.canary].map(
      each => each[counter]?.requests,
    );
    const requests = counts.reduce<number>((sum, each = 0) => sum + each, 0);
    if (windowMs >= RATE_MS && requests > 0) {
      return {
        requestsPerSecond: (requests / windowMs) * 1000,
        basis: 'what was counted since the step began',
      };
    }
  }
  const rates = pools.flatMap(
    ({ pool: { meta } }) =>
      load.pool(cluster, meta.namespace, meta.name)?.requestRate ?? [],
  );
  return {
    ...(rates.length > 0 && {
      requestsPerSecond: rates.reduce((sum, rate) => sum + rate, 0),
    }),
    basis: 'the pools’ rates at this moment',
  };
}

/** From when the canary was first seen in the rule. */
function stepsOf(
  chronicle: Chronicle,
  key: string,
  { pool: { meta } }: PoolNode,
): RolloutStep[] {
  const outcomes = chronicle.rollouts.outcomes(key);
  return chronicle.weights(key).flatMap(({ atMs, value }, index, all) => {
    const shares = parseShares(value);
    const untilMs = all[index + 1]?.atMs ?? Infinity;
    const outcome = outcomes.find(
      ({ sinceMs, untilMs: end }) => end > atMs && sinceMs < untilMs,
    );
    const verdict = outcome?.verdicts[`${meta.namespace}/${meta.name}`];
    const percent = shares[meta.name];
    return percent === undefined
      ? []
      : [
          {
            at: iso(atMs),
            weight: percent / 100,
            ...(verdict && { verdict }),
          },
        ];
  });
}

/** Percent by name of the backend, as `observeWeights` writes it. */
function parseShares(value: string): Record<string, number> {
  return JSON.parse(value);
}

function withVerdict(
  steps: RolloutStep[],
  verdict: Rollout['verdict'],
): RolloutStep[] {
  return steps.map((step, index) =>
    index === steps.length - 1 ? { ...step, verdict } : step,
  );
}

/** Of all gateways that lead to the rule, the one that gets it wrong most surely. */
function supportOf(
  { node }: RolledRule,
  topology: ClusterTopology,
): Rollout['providerSupport'] {
  const gateways = node.route.ways.flatMap(({ rule, parent }) =>
    rule === node && parent.gateway ? [parent.gateway] : [],
  );
  const found = [...new Set(gateways)].flatMap(gateway => {
    const installed = productOfGateway(gateway, topology);
    const known = installed && wrongSplitOf(installed);
    return known
      ? [
          {
            ...known,
            name: nameOfProduct(installed),
            remedy: known.wrong.remedy,
          },
        ]
      : [];
  });
  const worst = found.find(({ isSure }) => isSure) ?? found[0];
  return worst
    ? {
        ok: !worst.isSure,
        reason: `${worst.name} ${worst.wrong.words}. ${worst.remedy}`,
      }
    : { ok: true };
}

/** What the finding of the route says, if there is one. */
function driftOf(
  { judged }: RolloutParts,
  { namespace, name }: { namespace: string; name: string },
): string | undefined {
  return judged.findings.find(
    ({ code, subject }) =>
      code === 'gitops-drift' &&
      subject.namespace === namespace &&
      subject.name === name,
  )?.detail;
}
