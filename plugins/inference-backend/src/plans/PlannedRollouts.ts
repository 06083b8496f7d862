// SPDX-License-Identifier: Apache-2.0
import {
  Rollout,
  RolloutPlanStatus,
} from '@inference-portal/backstage-plugin-inference-common';
import { RolloutRequest } from '../service/rolloutSettings';
import { PlanRecord } from './PlanRecord';
import { toPlanStatus } from './toPlanStatus';

/** Rollouts of an entity as their plans want them to be judged, and the plans. */
export class PlannedRollouts {
  constructor(
    private readonly parts: {
      /** @throws NotFoundError where the catalog has no such entity */
      list(entityRef: string, asked: RolloutRequest): Promise<Rollout[]>;
      store: { readOf(entityRef: string): Promise<PlanRecord[]> };
    },
  ) {}

  /** Limits of whoever asks come before those of a plan. */
  async list(
    entityRef: string,
    asked: RolloutRequest,
  ): Promise<{ items: Rollout[]; plans: RolloutPlanStatus[] }> {
    const items = await this.parts.list(entityRef, asked);
    const records = await this.parts.store.readOf(entityRef);
    let judged = items;
    for (const { plan } of records) {
      if (plan && !plan.ended && Object.keys(plan.limits).length > 0) {
        const byPlan = await this.parts.list(entityRef, {
          ...plan.limits,
          ...definedOf(asked),
        });
        judged = judged.map((item, index) =>
          isOf(plan, item) ? byPlan[index] ?? item : item,
        );
      }
    }
    return {
      items: judged,
      plans: records.flatMap(record => toPlanStatus(record) ?? []),
    };
  }
}

function isOf(
  plan: NonNullable<PlanRecord['plan']>,
  { route, stable, canary }: Rollout,
): boolean {
  return (
    route.namespace === plan.namespace &&
    route.name === plan.route &&
    stable.name === plan.stable &&
    canary.name === plan.canary
  );
}

function definedOf(asked: RolloutRequest): RolloutRequest {
  return Object.fromEntries(
    Object.entries(asked).filter(([, value]) => value !== undefined),
  );
}
