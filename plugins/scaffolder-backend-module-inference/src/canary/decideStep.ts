// SPDX-License-Identifier: Apache-2.0
import { RolloutVerdict } from '@inference-portal/backstage-plugin-inference-common';

export type CanaryStep = 'start' | 'shift' | 'promote' | 'abort' | 'retire';

/** What two versions of each way are. */
export const VERSION_KINDS = {
  pools: 'InferencePool',
  rewrite: 'target',
} as const;

/** A backend of a route's rule, or a target of a rewrite's, as the repository has it now. */
export interface RuleBackend {
  kind: string;
  name: string;
  weight: number;
  /** Whether the repository holds what serves it. */
  isThere: boolean;
}

/** What is asked for, and all that it depends on. */
export interface StepQuestion {
  step: Exclude<CanaryStep, 'retire'>;
  backends: readonly RuleBackend[];
  stable: string;
  canary: string;
  /** What the canary is to have of what both have, in percent. */
  percent: number;
  /** Of the portal; asked for only where the canary would get more. */
  verdict?: { verdict: RolloutVerdict; reasons: readonly string[] };
  /** Why it is done although the verdict is not known. */
  reason?: string;
}

export type StepDecision =
  | {
      ok: true;
      /** False where the repository has these weights already. */
      changes: boolean;
      before: Weights;
      after: Weights;
    }
  | { ok: false; refusal: string };

export interface Weights {
  stable: number;
  canary: number;
}

/** What weights that come to nothing are written as. */
const WHOLE = 100;

/** Whether a step of a rollout may be taken, by what stands in the repository, and to which weights it leads. */
export function decideStep(question: StepQuestion): StepDecision {
  const { step, backends, stable, canary } = question;
  const others = backends.filter(
    ({ name, kind }) =>
      !isVersion(kind) || (name !== stable && name !== canary),
  );
  const own = backendOf(backends, stable);
  const other = backendOf(backends, canary);
  const refusal =
    stable === canary
      ? `${stable} can’t be a canary of itself`
      : refuseBackends(question, { own, other, others }) ??
        refuseVerdict(question, own, other);
  if (refusal !== undefined) return { ok: false, refusal };
  const before = { stable: own?.weight ?? 0, canary: other?.weight ?? 0 };
  const after = weightsAfter(step, before, question.percent);
  if (!after) {
    const sum = before.stable + before.canary;
    return {
      ok: false,
      refusal:
        sum === 0
          ? `both weights are 0, so no request is answered: abort first, which gives all to ${stable}`
          : `the weights are ${before.stable} and ${before.canary}, and ${question.percent} % of ${sum} is no whole number: set weights that sum to 100 first`,
    };
  }
  return {
    ok: true,
    changes:
      step === 'start' ||
      before.stable !== after.stable ||
      before.canary !== after.canary,
    before,
    after,
  };
}

/** Whether the canary would get more than it has: only that takes a verdict. */
export function isIncrease(
  { step, stable, canary, percent }: StepQuestion,
  backends: readonly RuleBackend[],
): boolean {
  if (step === 'promote') return true;
  if (step !== 'shift') return false;
  const before = {
    stable: backendOf(backends, stable)?.weight ?? 0,
    canary: backendOf(backends, canary)?.weight ?? 0,
  };
  const sum = before.stable + before.canary;
  return sum * percent > before.canary * 100;
}

interface Sides {
  own?: RuleBackend;
  other?: RuleBackend;
  others: readonly RuleBackend[];
}

function refuseBackends(
  { step, stable, canary }: StepQuestion,
  { own, other, others }: Sides,
): string | undefined {
  const named = others.map(({ kind, name }) =>
    isVersion(kind) ? name : `${kind} ${name}`,
  );
  if (!own) {
    return `the rule sends nothing to ${stable}${
      named.length > 0 ? `, but to ${named.join(' and ')}` : ''
    }`;
  }
  if (step === 'start') {
    if (other) {
      return `a rollout of ${canary} is under way already, at ${
        other.weight
      } of ${own.weight + other.weight}: shift, promote or abort that one`;
    }
    return others.length > 0
      ? `the rule sends requests to ${named.join(
          ' and ',
        )} too: a rollout is under way, and three backends can’t be compared. End that one first`
      : undefined;
  }
  if (!other) {
    return `the rule sends nothing to ${canary}. Where the pull request that starts it is open, merge it first`;
  }
  if (step === 'abort') {
    return own.isThere
      ? undefined
      : `the repository has nothing that serves ${stable} any more, so there is nothing to go back to`;
  }
  if (others.length > 0) {
    return `the rule has three backends or more, ${[
      stable,
      canary,
      ...named,
    ].join(
      ', ',
    )}: what one gets more, it can’t be told from whom it came. Take ${named.join(
      ' and ',
    )} away first`;
  }
  return other.isThere
    ? undefined
    : `the repository has nothing that serves ${canary} any more, and requests to it would fail: abort`;
}

function refuseVerdict(
  question: StepQuestion,
  own: RuleBackend | undefined,
  other: RuleBackend | undefined,
): string | undefined {
  const { verdict, reason, backends } = question;
  if (!own || !other || !isIncrease(question, backends)) return undefined;
  if (question.step === 'promote' && own.weight === 0 && other.weight > 0) {
    return undefined;
  }
  const why = verdict?.reasons.join('; ') || 'the portal gave no reason';
  if (verdict?.verdict === 'fail') {
    return `the verdict is fail: ${why}. It gets no more requests. Abort, or put it right`;
  }
  return verdict?.verdict === 'pass' || reason !== undefined
    ? undefined
    : `the verdict is insufficient: ${
        verdict ? why : 'nothing is known of it'
      }. Wait, or say by reason why it shall go on nevertheless`;
}

/** The sum stays. Undefined where it can't. */
function weightsAfter(
  step: StepQuestion['step'],
  before: Weights,
  percent: number,
): Weights | undefined {
  const sum = before.stable + before.canary;
  switch (step) {
    case 'start':
      return { stable: WHOLE - percent, canary: percent };
    case 'abort':
      return { stable: sum || WHOLE, canary: 0 };
    case 'promote':
      return sum === 0 ? undefined : { stable: 0, canary: sum };
    default: {
      const canary = (sum * percent) / 100;
      return sum > 0 && Number.isInteger(canary)
        ? { stable: sum - canary, canary }
        : undefined;
    }
  }
}

function isVersion(kind: string): boolean {
  return Object.values(VERSION_KINDS).some(each => each === kind);
}

function backendOf(
  backends: readonly RuleBackend[],
  wanted: string,
): RuleBackend | undefined {
  return backends.find(({ kind, name }) => isVersion(kind) && name === wanted);
}
