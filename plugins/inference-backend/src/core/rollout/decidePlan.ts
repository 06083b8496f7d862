// SPDX-License-Identifier: Apache-2.0
import {
  RolloutPlan,
  RolloutPlanStep,
  RolloutVerdict,
  say,
  sayNumber,
} from '@inference-portal/backstage-plugin-inference-common';
import { formatDuration } from '../timeouts/parseDuration';
import { PlanDecision, PlanDeed, PlanMoment, SeenRollout } from './PlanMoment';

/** Nobody writes weights more finely, in percent. */
const SAME_WEIGHT = 0.01;
/** A step that is not decided after so many times its bake time is a person's to decide. */
const PATIENCE = 2;
/** How long all requests are with the canary before the old version may go, where no plan says. */
const LAST_BAKE_MS = 3_600_000;

const NO_PLAN: Pick<RolloutPlan, 'steps' | 'automation'> = {
  steps: [],
  automation: { nextStep: false, abort: false },
};

type Next = NonNullable<PlanDecision['next']>;

/**
 * What follows from a plan at a moment. Where it stands is read from the weight
 * that the clusters have, not remembered: so a shift by a person, a restart or a
 * second backend can't make it wrong.
 */
export function decidePlan(moment: PlanMoment): PlanDecision {
  const { plan, seen } = moment;
  if (plan?.ended) {
    return rest(
      'done',
      plan.ended === 'promoted'
        ? say`The plan has ended: the canary was promoted. Nothing follows from it`
        : say`The plan has ended: the canary was aborted. Nothing follows from it`,
    );
  }
  if (seen.length === 0) {
    return rest('held', describeUnseen(plan));
  }
  const weight = Math.max(...seen.map(each => each.weight));
  const at = { ...moment, weight, step: stepAt(plan?.steps ?? [], weight) };
  const decided = decideSeen(at);
  const sinceMs = sinceOf(seen);
  return {
    ...decided,
    ...(at.step >= 0 && { step: at.step }),
    ...(sinceMs !== undefined && { sinceMs }),
  };
}

function describeUnseen(plan: RolloutPlan | undefined): string {
  if (!plan) {
    return say`No cluster has a rule with both versions any more`;
  }
  const { way, stable, canary } = plan;
  return way === 'pools'
    ? say`No cluster has a rule with both pools, ${stable} and ${canary}: the start is not merged or not applied yet, or one of them is gone`
    : say`No cluster has a rule with both models, ${stable} and ${canary}: the start is not merged or not applied yet, or one of them is gone`;
}

type At = PlanMoment & { weight: number; step: number };

function decideSeen(at: At): PlanDecision {
  const { seen, weight } = at;
  if (weight === 0 && wasAbove(seen, 0)) {
    return rest(
      'aborted',
      say`The canary gets no requests any more: the rollout was aborted`,
    );
  }
  const failed = seen.filter(
    ({ verdict, isLive }) => verdict === 'fail' && isLive,
  );
  if (failed.length > 0 && weight > 0) {
    return decideFailed(at, failed);
  }
  return decideHeld(seen) ?? decideStep(at);
}

/** At once, and whatever else is in the way: requests fail meanwhile. */
function decideFailed(at: At, failed: readonly SeenRollout[]): PlanDecision {
  const { automation } = at.plan ?? NO_PLAN;
  const why = reasonsOf(failed);
  const next: Next = {
    action: 'abort',
    weight: 0,
    automatic: automation.abort,
  };
  if (!automation.abort) {
    return {
      phase: 'failed',
      next,
      reason: say`The verdict is fail: ${why}. Abort, or put it right`,
      acts: false,
    };
  }
  return actOrWait(at, next, say`The verdict is fail: ${why}`);
}

/** What is no reason to abort, but one not to go on. */
function decideHeld(seen: readonly SeenRollout[]): PlanDecision | undefined {
  const away = seen.filter(({ isLive }) => !isLive);
  if (away.length > 0) {
    return rest('held', say`${clustersOf(away)} can’t be seen at the moment`);
  }
  const drift = seen.find(each => each.drift !== undefined);
  if (drift) {
    return rest('held', `${drift.cluster}: ${drift.drift}`);
  }
  const hindered = seen.find(each => each.hindrance !== undefined);
  if (hindered) {
    return rest('held', `${hindered.cluster}: ${hindered.hindrance}`);
  }
  const [first, ...others] = seen;
  const other = others.find(
    ({ weight }) => Math.abs(weight - first.weight) > SAME_WEIGHT,
  );
  return other
    ? rest(
        'held',
        say`The canary has ${percent(first.weight)} in ${
          first.cluster
        } and ${percent(other.weight)} in ${
          other.cluster
        }: Git is not applied everywhere yet`,
      )
    : undefined;
}

function decideStep(at: At): PlanDecision {
  const { seen, weight, nowMs } = at;
  const plan = at.plan ?? NO_PLAN;
  const current = plan.steps[at.step];
  const isLast = weight >= 100 - SAME_WEIGHT;
  const next = nextOf(plan, at.step, isLast);
  const from = loweredFrom(seen);
  if (from !== undefined) {
    return asks(
      say`It was taken back from ${percent(from)} to ${percent(
        weight,
      )}: a person decides how it goes on`,
      next,
    );
  }
  const sinceMs = sinceOf(seen);
  if (sinceMs === undefined) {
    return {
      ...rest(
        'baking',
        say`Since when the canary has its weight is not known yet`,
      ),
      ...(next && { next }),
    };
  }
  const bakeMs = current?.bakeMs ?? (isLast ? LAST_BAKE_MS : 0);
  const endMs = sinceMs + bakeMs;
  if (nowMs < endMs) {
    return {
      ...rest(
        'baking',
        say`It stays at ${percent(weight)} for ${formatDuration(bakeMs)}`,
      ),
      ...(next && { next: { ...next, atMs: endMs } }),
    };
  }
  if (isLast) {
    return actOrAsk(
      at,
      next,
      say`The canary has had every request for its time: the old version can be taken away`,
    );
  }
  return decideMeasured(at, { current, next, endMs, bakeMs });
}

function decideMeasured(
  at: At,
  step: {
    current?: RolloutPlanStep;
    next?: Next;
    endMs: number;
    bakeMs: number;
  },
): PlanDecision {
  const { seen, weight, nowMs } = at;
  const { current, next, endMs, bakeMs } = step;
  const open = lacking(seen, current);
  if (open === undefined) {
    return actOrAsk(at, next, say`The canary passed at ${percent(weight)}`);
  }
  if (weight === 0) {
    return asks(
      say`Without requests there is nothing to judge the canary by: a person decides`,
      next,
    );
  }
  const isLate =
    current !== undefined && nowMs >= endMs + (PATIENCE - 1) * bakeMs;
  return isLate
    ? asks(
        say`It is not decided after ${formatDuration(
          PATIENCE * bakeMs,
        )}: ${open}. Wait, or say why it shall go on`,
        next,
      )
    : { ...rest('measuring', open), ...(next && { next }) };
}

/** What is not shown yet; undefined where the step passed. */
function lacking(
  seen: readonly SeenRollout[],
  current: RolloutPlanStep | undefined,
): string | undefined {
  const undecided = seen.filter(({ verdict }) => verdict !== 'pass');
  if (undecided.length > 0) {
    return reasonsOf(undecided);
  }
  const least = current?.minRequests ?? 0;
  const few = seen.find(({ requests }) => requests < least);
  return few
    ? say`${few.cluster}: the canary answered ${few.requests} of the ${least} requests that this step takes`
    : undefined;
}

function actOrAsk(
  at: At,
  next: Next | undefined,
  reason: string,
): PlanDecision {
  if (!next) {
    return asks(
      say`${reason}, and the plan has no further step: promote it, or abort`,
    );
  }
  return next.automatic
    ? actOrWait(at, next, reason)
    : asks(say`${reason}: a person takes the next step`, next);
}

/** Once for each weight that the canary had: what was proposed is a person's to merge. */
function actOrWait(at: At, next: Next, reason: string): PlanDecision {
  const deed = ofThisStep(at, next);
  switch (deed?.state) {
    case undefined:
      return { phase: 'acting', next, reason, acts: true };
    case 'starting':
    case 'running':
      return { phase: 'acting', next, reason, acts: false };
    case 'proposed':
      return asks(
        deed.pullRequest === undefined
          ? say`${reason}. Git has this change already, and the cluster does not yet`
          : say`${reason}. The pull request is open: merge it, or close it and decide`,
        next,
      );
    default: {
      const isDue = at.nowMs >= (deed?.retryMs ?? 0);
      return {
        phase: isDue ? 'acting' : 'held',
        next,
        reason: isDue
          ? reason
          : say`${reason}. It could not be proposed: ${
              deed?.reason ?? say`no reason`
            }`,
        acts: isDue,
      };
    }
  }
}

function ofThisStep({ deed, seen }: At, next: Next): PlanDeed | undefined {
  return deed?.action === next.action &&
    deed.weight === next.weight &&
    deed.sinceMs === (sinceOf(seen) ?? 0)
    ? deed
    : undefined;
}

function nextOf(
  { steps, automation }: Pick<RolloutPlan, 'steps' | 'automation'>,
  index: number,
  isLast: boolean,
): Next | undefined {
  if (isLast) {
    return { action: 'retire', weight: 100, automatic: automation.nextStep };
  }
  const step = steps[index + 1];
  return (
    step && {
      action: step.weight === 100 ? 'promote' : 'shift',
      weight: step.weight,
      automatic: automation.nextStep && !step.approval,
    }
  );
}

/** The last step whose weight the canary has reached; -1 before the first. */
function stepAt(steps: readonly RolloutPlanStep[], weight: number): number {
  return steps.filter(step => step.weight <= weight + SAME_WEIGHT).length - 1;
}

/** The newest of the clusters; undefined where one does not know. */
function sinceOf(seen: readonly SeenRollout[]): number | undefined {
  const times = seen.map(({ steps }) => steps[steps.length - 1]?.atMs);
  return times.reduce<number | undefined>(
    (latest, atMs) =>
      latest === undefined || atMs === undefined
        ? undefined
        : Math.max(latest, atMs),
    0,
  );
}

function wasAbove(seen: readonly SeenRollout[], weight: number): boolean {
  return seen.some(({ steps }) => steps.some(step => step.weight > weight));
}

/** What the canary had before, where it has less now. */
function loweredFrom(seen: readonly SeenRollout[]): number | undefined {
  const before = seen.flatMap(({ steps }) => {
    const [last, previous] = [...steps].reverse();
    return previous && previous.weight > last.weight + SAME_WEIGHT
      ? [previous.weight]
      : [];
  });
  return before.length > 0 ? Math.max(...before) : undefined;
}

function reasonsOf(seen: readonly SeenRollout[]): string {
  return seen
    .map(
      ({ cluster, reasons }) =>
        `${cluster}: ${reasons.join('; ') || say`nothing is known`}`,
    )
    .join('. ');
}

function clustersOf(seen: readonly SeenRollout[]): string {
  return seen.map(({ cluster }) => cluster).join(', ');
}

function percent(weight: number): string {
  return `${sayNumber(Number(weight.toFixed(2)))} %`;
}

function rest(phase: PlanDecision['phase'], reason: string): PlanDecision {
  return { phase, reason, acts: false };
}

function asks(reason: string, next?: Next): PlanDecision {
  return { ...rest('asking', reason), ...(next && { next }) };
}

/** Of several clusters the worst. */
export function worstVerdict(
  verdicts: readonly RolloutVerdict[],
): RolloutVerdict {
  const order: RolloutVerdict[] = ['fail', 'insufficient', 'pass'];
  return order.find(verdict => verdicts.includes(verdict)) ?? 'insufficient';
}
