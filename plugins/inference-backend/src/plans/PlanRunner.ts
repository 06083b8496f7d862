// SPDX-License-Identifier: Apache-2.0
import {
  AuditorService,
  AuthService,
  LoggerService,
} from '@backstage/backend-plugin-api';
import {
  plainText,
  RolloutPlan,
  say,
} from '@inference-portal/backstage-plugin-inference-common';
import { Clock } from '../core/ports';
import { decidePlan, worstVerdict } from '../core/rollout/decidePlan';
import { PlanDecision, SeenRollout } from '../core/rollout/PlanMoment';
import { RolloutLimits } from '../service/RolloutLimits';
import { describeTask } from './describeTask';
import { ObservedRollout, ObservedRollouts, toSeen } from './observeRollouts';
import { PlanFiles, ReadPlan } from './PlanFiles';
import { KeptDeed, planId, PlannedRollout, PlanRecord } from './PlanRecord';
import { KeptPlan, PlanStore } from './PlanStore';
import { RolloutTasks, RolloutTaskState } from './RolloutTasks';
import { failDeed, settleDeed } from './settleDeed';

const GONE = say`There was a plan, and there is none any more: the file was taken away, or the repository is gone or was moved`;

/** What a round found of one rollout, before anything is done about it. */
interface Round {
  record: PlanRecord;
  seen: SeenRollout[];
  /** The cluster that the change is checked against. */
  first?: ObservedRollout['found'][number];
}

/**
 * Follows the plans of all rollouts: reads where they stand, decides, and opens
 * the next pull request where the owners opted in. What is about to be done is
 * written down before and looked at after, so that a backend that dies in between
 * leaves what the next round finishes.
 */
export class PlanRunner {
  constructor(
    private readonly parts: {
      observe(): ObservedRollouts;
      /** By the limits as they are at this moment. */
      judge(rollout: ObservedRollout): ObservedRollout;
      /** By what everything else judges too. */
      limits: Pick<RolloutLimits, 'keep'>;
      /** Whether the cluster tells what is in it. */
      isHeard(cluster: string): boolean;
      ownersOf(entityRef: string): string[];
      files: Pick<PlanFiles, 'read'>;
      store: PlanStore;
      tasks: RolloutTasks;
      auth: AuthService;
      auditor: AuditorService;
      clock: Clock;
      logger: LoggerService;
    },
  ) {}

  /** One round over all rollouts. What is wrong with one does not keep the others waiting. */
  async look(signal: AbortSignal): Promise<void> {
    const { store, logger } = this.parts;
    const kept = await store.readAll();
    const observed = this.parts.observe();
    for (const id of new Set([...kept.keys(), ...observed.keys()])) {
      if (signal.aborted) {
        return;
      }
      try {
        await this.follow(
          { kept: kept.get(id), observed: observed.get(id), all: observed },
          signal,
        );
      } catch (error) {
        logger.error(
          `The plan of a rollout of ${
            (observed.get(id) ?? kept.get(id)?.record)?.entityRef
          } can’t be followed now; it is tried again`,
          error instanceof Error ? error : undefined,
        );
      }
    }
  }

  private async follow(
    {
      kept,
      observed,
      all,
    }: {
      kept: KeptPlan | undefined;
      observed: ObservedRollout | undefined;
      all: ObservedRollouts;
    },
    signal: AbortSignal,
  ): Promise<void> {
    const { store, limits } = this.parts;
    const about = observed ?? kept?.record;
    if (!about || (!observed && this.isUnsure(kept))) {
      return;
    }
    const read = await this.parts.files.read(about.entityRef, signal);
    const chosen = choosePlan(read, {
      about,
      known: kept?.record,
      isOfAnother: plan => all.has(planId({ ...about, ...namesOf(plan) })),
    });
    limits.keep(planId(about), chosen.plan);
    const round = await this.decide({ kept, observed, about, chosen });
    const { plan } = round.record;
    if (kept && !observed && (!plan || plan.ended)) {
      await store.forget(kept);
      limits.keep(planId(about), undefined);
      return;
    }
    if (round.record.decision.acts) {
      await this.act(round, kept?.version ?? 0);
    } else {
      await store.write(round.record, kept?.version ?? 0);
    }
  }

  /** What is not seen may only not be seen yet, such as after a start. */
  private isUnsure(kept: KeptPlan | undefined): boolean {
    return !kept?.record.clusters.every(each => this.parts.isHeard(each));
  }

  private async decide({
    kept,
    observed,
    about,
    chosen,
  }: {
    kept: KeptPlan | undefined;
    observed: ObservedRollout | undefined;
    about: PlannedRollout;
    chosen: ChosenPlan;
  }): Promise<Round> {
    const { clock, ownersOf, judge } = this.parts;
    const { entityRef, way, namespace, route, stable, canary } = about;
    const known = kept?.record;
    const { plan, problem, isUsable, url } = chosen;
    const judged = observed && judge(ofRule(observed, plan));
    const seen = judged?.found.map(toSeen) ?? [];
    const deed = known?.deed && (await this.settle(known.deed));
    const nowMs = clock.now();
    const decided = decidePlan({ plan, seen, deed, nowMs });
    return {
      seen,
      ...(judged && { first: judged.found[0] }),
      record: {
        ...{ entityRef, way, namespace, route, stable, canary },
        clusters:
          seen.length > 0
            ? seen.map(({ cluster }) => cluster)
            : known?.clusters ?? [],
        owners: ownersOf(entityRef),
        ...(url !== undefined && { url }),
        ...(problem !== undefined && { problem }),
        ...(plan && { plan }),
        weight:
          seen.length > 0
            ? Math.max(...seen.map(({ weight }) => weight))
            : known?.weight ?? 0,
        verdict: worstVerdict(seen.map(({ verdict }) => verdict)),
        decision: isUsable ? decided : holdFor(decided, problem),
        decidedMs: nowMs,
        ...(deed && isOfNow(deed, decided) && { deed }),
      },
    };
  }

  private async settle(deed: KeptDeed): Promise<KeptDeed> {
    const { tasks, auth, clock, logger } = this.parts;
    let task: RolloutTaskState | undefined;
    if (deed.state === 'running' && deed.taskId !== undefined) {
      try {
        task = await tasks.look(
          deed.taskId,
          await auth.getOwnServiceCredentials(),
        );
      } catch (error) {
        logger.warn(
          `Task ${deed.taskId} of a rollout can’t be looked at`,
          error instanceof Error ? error : undefined,
        );
      }
    }
    return settleDeed(deed, task, clock.now());
  }

  /** Noted first: whoever can't note it does not do it. */
  private async act(round: Round, version: number): Promise<void> {
    const { store, clock } = this.parts;
    const { record } = round;
    const { next, sinceMs = 0 } = record.decision;
    const onBehalfOf = record.plan?.owner ?? record.owners[0];
    if (!next || !round.first) {
      return;
    }
    if (onBehalfOf === undefined) {
      await store.write(
        {
          ...record,
          decision: holdFor(
            record.decision,
            say`the model has no owner for whom it could be done: give it one, or write owner in rollout.yaml`,
          ),
        },
        version,
      );
      return;
    }
    const { deed: last } = record;
    const isAgain =
      last?.action === next.action &&
      last.weight === next.weight &&
      last.sinceMs === sinceMs;
    const deed: KeptDeed = {
      action: next.action,
      weight: next.weight,
      sinceMs,
      atMs: clock.now(),
      state: 'starting',
      onBehalfOf,
      attempts: isAgain ? last.attempts + 1 : 1,
      verdict: record.verdict,
    };
    const noted = { ...record, deed };
    const written = await store.write(noted, version);
    if (written === undefined) {
      return; // Another backend was first.
    }
    const done = await this.start(noted, round.first, deed);
    await store.write(
      {
        ...noted,
        deed: done,
        decision: decidePlan({
          plan: record.plan,
          seen: round.seen,
          deed: done,
          nowMs: clock.now(),
        }),
      },
      written,
    );
  }

  private async start(
    record: PlanRecord,
    { rollout }: ObservedRollout['found'][number],
    deed: KeptDeed,
  ): Promise<KeptDeed> {
    const { tasks, auth, auditor, clock } = this.parts;
    const { entityRef, decision } = record;
    const { weights, route } = rollout;
    const event = await auditor.createEvent({
      eventId: 'rollout-plan',
      severityLevel: 'medium',
      meta: {
        queryType: deed.action,
        entityRef,
        ...{ cluster: route.cluster, namespace: route.namespace },
        ...{
          way: record.way,
          route: route.name,
          stable: record.stable,
          canary: record.canary,
        },
        onBehalfOf: deed.onBehalfOf,
        before: { ...weights },
        weightAfter: deed.weight,
        verdict: record.verdict,
        reason: plainText(decision.reason),
        attempt: deed.attempts,
      },
    });
    try {
      const taskId = await tasks.start(
        describeTask(record, rollout, deed),
        await auth.getOwnServiceCredentials(),
      );
      await event.success({ meta: { taskId } });
      return { ...deed, state: 'running', taskId };
    } catch (error) {
      const failure = error instanceof Error ? error : new Error(String(error));
      await event.fail({ error: failure });
      return failDeed(deed, failure.message, clock.now());
    }
  }
}

/** The plan that counts, and what is to be told of the file. */
type ChosenPlan = { plan?: PlanRecord['plan']; url?: string } & (
  | { isUsable: true; problem?: string }
  | { isUsable: false; problem: string }
);

function choosePlan(
  read: ReadPlan,
  {
    about,
    known,
    isOfAnother,
  }: {
    about: PlannedRollout;
    known: PlanRecord | undefined;
    /** Whether a plan is that of another rollout that is under way. */
    isOfAnother(plan: RolloutPlan): boolean;
  },
): ChosenPlan {
  const { url } = read;
  switch (read.state) {
    case 'found': {
      const { plan } = read;
      const isOfThis = (
        ['way', 'namespace', 'route', 'stable', 'canary'] as const
      ).every(field => plan[field] === about[field]);
      if (isOfThis) {
        return { plan, url, isUsable: true };
      }
      return plan.ended || isOfAnother(plan)
        ? { isUsable: true }
        : {
            url,
            problem: describeOther(plan),
            isUsable: true,
          };
    }
    case 'none':
      return known?.plan && !known.plan.ended && url !== undefined
        ? { url, problem: GONE, isUsable: true }
        : {
            ...(isGone(known?.problem) && { url, problem: GONE }),
            isUsable: true,
          };
    default:
      return {
        ...(known?.plan && { plan: known.plan }),
        url,
        problem: read.problem,
        isUsable: false,
      };
  }
}

/** Also as it was kept without marks. */
function isGone(problem = ''): boolean {
  return plainText(problem) === plainText(GONE);
}

function describeOther({
  way,
  namespace,
  route,
  stable,
  canary,
}: RolloutPlan): string {
  return way === 'pools'
    ? say`It is the plan of the route ${namespace}/${route}, ${stable} to ${canary}, and not of this rollout`
    : say`It is the plan of the rewrite ${namespace}/${route}, ${stable} to ${canary}, and not of this rollout`;
}

/** What tells rollouts of an entity apart. */
function namesOf(plan: RolloutPlan): Omit<PlannedRollout, 'entityRef'> {
  const { way, namespace, route, stable, canary } = plan;
  return { way, namespace, route, stable, canary };
}

/** Of several rules with the same versions the one that the plan names. */
function ofRule(
  observed: ObservedRollout,
  plan: PlanRecord['plan'],
): ObservedRollout {
  const named = observed.found.filter(
    ({ rollout }) => rollout.rule === plan?.rule,
  );
  return named.length > 0 ? { ...observed, found: named } : observed;
}

/** Nothing is done by a plan that can't be read; what is over stays so. */
function holdFor(decision: PlanDecision, problem: string): PlanDecision {
  return decision.phase === 'aborted' || decision.phase === 'done'
    ? decision
    : {
        ...decision,
        phase: decision.phase === 'failed' ? 'failed' : 'held',
        acts: false,
        reason: say`${decision.reason}. The plan can’t be followed: ${problem}`,
      };
}

/** With another weight it is over, and only history. */
function isOfNow(deed: KeptDeed, { sinceMs }: PlanDecision): boolean {
  return sinceMs === undefined || deed.sinceMs === sinceMs;
}
