// SPDX-License-Identifier: Apache-2.0
import { RolloutPlanStatus } from '@inference-portal/backstage-plugin-inference-common';
import { PlanRecord } from './PlanRecord';

/** As it is told; undefined where there is no file to tell of. */
export function toPlanStatus(
  record: PlanRecord,
): RolloutPlanStatus | undefined {
  const { url, plan, problem, decision, deed, owners } = record;
  if (url === undefined || (!plan && problem === undefined)) {
    return undefined;
  }
  const { way, namespace, route, stable, canary } = record;
  const { phase, step, next, reason } = decision;
  const asks = phase === 'asking' || phase === 'failed';
  return {
    ...{ way, namespace, route, stable, canary, url },
    ...(problem !== undefined && { problem }),
    ...(plan && { plan }),
    ...(step !== undefined && { step }),
    phase,
    ...(next && {
      next: {
        action: next.action,
        weight: next.weight,
        automatic: next.automatic,
        ...(next.atMs !== undefined && { at: iso(next.atMs) }),
      },
    }),
    reason,
    waitingFor: asks ? whoDecides(plan, owners) : [],
    ...(deed && { deed: toDeed(deed) }),
    decidedAt: iso(record.decidedMs),
  };
}

function whoDecides(plan: PlanRecord['plan'], owners: string[]): string[] {
  return plan && plan.approvers.length > 0 ? plan.approvers : owners;
}

function toDeed(
  deed: NonNullable<PlanRecord['deed']>,
): NonNullable<RolloutPlanStatus['deed']> {
  const { action, weight, atMs, state, onBehalfOf, retryMs } = deed;
  const { verdict, taskId, pullRequest, reason } = deed;
  return {
    ...{ action, weight, at: iso(atMs), state, onBehalfOf },
    ...(verdict && { verdict }),
    ...(taskId !== undefined && { taskId }),
    ...(pullRequest !== undefined && { pullRequest }),
    ...(reason !== undefined && { reason }),
    ...(state === 'failed' &&
      retryMs !== undefined && { retryAt: iso(retryMs) }),
  };
}

function iso(ms: number): string {
  return new Date(ms).toISOString();
}
