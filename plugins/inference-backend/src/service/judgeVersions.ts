// SPDX-License-Identifier: Apache-2.0
import {
  PoolRef,
  Rollout,
  RolloutStep,
  say,
} from '@inference-portal/backstage-plugin-inference-common';
import { LoadReader } from '../core/ports';
import { ObjectMeta } from '../core/objects/ClusterObjects';
import { forecastStep } from '../core/rollout/forecastStep';
import { judgeStep } from '../core/rollout/judgeStep';
import { WARM_UP_MS } from '../core/rollout/judgeWarmth';
import { RolloutEvidence } from '../core/rollout/RolloutEvidence';
import { RolloutName } from '../core/rollout/RolloutName';
import { RolloutSettings } from '../core/rollout/RolloutSettings';
import { PoolNode } from '../core/topology/ClusterTopology';
import { Chronicle } from '../history/marks/Chronicle';
import type { JudgedCluster } from './ClusterView';

/** A rollout with the pools that it is about. */
export interface RolledPools {
  pools: PoolNode[];
  rollout: Rollout;
}

export interface RolloutParts {
  judged: Pick<JudgedCluster, 'topology' | 'findings'>;
  load: Pick<LoadReader, 'pool' | 'servedModels'>;
  chronicle: Chronicle;
  settingsOf(rollout: RolloutName): RolloutSettings;
}

/** Two versions of a rule, by the keys under which they are counted. */
export interface ComparedVersions {
  name: RolloutName;
  /** Of the rule. */
  key: string;
  shares: Readonly<Record<string, number>>;
  stable: string;
  canary: string;
  /** That they are served by. */
  pools: readonly PoolNode[];
}

export type JudgedVersions = Pick<
  Rollout,
  | 'verdict'
  | 'reasons'
  | 'comparisons'
  | 'guards'
  | 'warmUp'
  | 'window'
  | 'forecast'
  | 'startedAt'
  | 'steps'
>;

/** A rate from less than this is chance. */
const RATE_MS = 60_000;

/** What both did in the step, and what follows from it. */
export function judgeVersions(
  parts: RolloutParts,
  versions: ComparedVersions,
): { evidence: RolloutEvidence; judged: JudgedVersions } {
  const { chronicle } = parts;
  const { name, key, shares, stable, canary, pools } = versions;
  const evidence =
    chronicle.rollouts.evidence(key, canary) ??
    noEvidence(shares, stable, canary);
  const { verdict, reasons, comparisons, guards } = judgeStep(
    evidence,
    parts.settingsOf(name),
  );
  const steps = stepsOf(chronicle, versions);
  const elapsedMs = Math.max(0, evidence.all.toMs - evidence.sinceMs);
  return {
    evidence,
    judged: {
      ...{ verdict, reasons, comparisons, guards },
      warmUp: { done: evidence.warm !== undefined, ...evidence.warmUp },
      ...(evidence.all.toMs > 0 && {
        window: { from: iso(evidence.all.fromMs), to: iso(evidence.all.toMs) },
      }),
      forecast: forecastStep({
        comparisons,
        ...rateOf(parts, evidence, pools),
        elapsedMs,
        coldMs: evidence.warm
          ? evidence.warm.fromMs - evidence.sinceMs
          : Math.max(elapsedMs, WARM_UP_MS),
      }),
      ...(steps.length > 0 && { startedAt: steps[0].at }),
      steps: withVerdict(steps, verdict),
    },
  };
}

function iso(ms: number): string {
  return new Date(ms).toISOString();
}

export function refOf(cluster: string, { pool: { meta } }: PoolNode): PoolRef {
  return { cluster, namespace: meta.namespace, name: meta.name };
}

/** Before the first round of metrics, and where there are none. */
function noEvidence(
  shares: Readonly<Record<string, number>>,
  stable: string,
  canary: string,
): RolloutEvidence {
  const [own, other] = [shares[canary] ?? 0, shares[stable] ?? 0];
  const empty = { fromMs: 0, toMs: 0, stable: {}, canary: {} };
  return {
    sinceMs: 0,
    share: own + other > 0 ? own / (own + other) : 0,
    all: empty,
    warmUp: { reason: say`nothing was measured yet` },
    sources: {},
  };
}

/** By what was counted in the step, or by the pools' rates before there is enough of it. */
function rateOf(
  { load, judged }: RolloutParts,
  { all }: RolloutEvidence,
  pools: readonly PoolNode[],
): { requestsPerSecond?: number; basis: string } {
  const { cluster } = judged.topology.snapshot;
  const windowMs = all.toMs - all.fromMs;
  for (const counter of ['gateway', 'picker', 'server'] as const) {
    const counts = [all.stable, all.canary].map(
      each => each[counter]?.requests,
    );
    const requests = counts.reduce<number>((sum, each = 0) => sum + each, 0);
    if (windowMs >= RATE_MS && requests > 0) {
      return {
        requestsPerSecond: (requests / windowMs) * 1000,
        basis: say`what was counted since the step began`,
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
    basis: say`the pools’ rates at this moment`,
  };
}

/** From when the canary was first seen in the rule. */
function stepsOf(
  chronicle: Chronicle,
  { key, canary, name }: ComparedVersions,
): RolloutStep[] {
  const outcomes = chronicle.rollouts.outcomes(key);
  const seen = chronicle
    .weights(key)
    .map(change => ({ ...change, shares: parseShares(change.value) }));
  const from = seen.findIndex(({ shares }) => name.canary in shares);
  // A target that is taken out of a rewrite gets nothing from then on.
  return seen
    .slice(from === -1 ? seen.length : from)
    .map((step, index, all) => {
      const { atMs, shares } = step;
      const untilMs = all[index + 1]?.atMs ?? Infinity;
      const outcome = outcomes.find(
        ({ sinceMs, untilMs: end }) => end > atMs && sinceMs < untilMs,
      );
      const verdict = outcome?.verdicts[canary];
      return {
        at: iso(atMs),
        weight: (shares[name.canary] ?? 0) / 100,
        ...(verdict && { verdict }),
      };
    });
}

/** Percent by name of the backend, as `observeWeights` writes it. */
export function parseShares(value: string): Record<string, number> {
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

/** What the finding of what holds the weights says, if there is one. */
export function driftOf(
  { judged }: RolloutParts,
  { kind, namespace, name }: ObjectMeta,
): string | undefined {
  return judged.findings.find(
    ({ code, subject }) =>
      code === 'gitops-drift' &&
      subject.kind === kind &&
      subject.namespace === namespace &&
      subject.name === name,
  )?.detail;
}
