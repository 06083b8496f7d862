// SPDX-License-Identifier: Apache-2.0
import {
  Rollout,
  RolloutPlanStatus,
} from '@inference-portal/backstage-plugin-inference-common';
import { RolloutRequest } from '../service/rolloutSettings';
import { PlanRecord } from './PlanRecord';
import { toPlanStatus } from './toPlanStatus';

/** Rollouts of an entity, and what follows in them by their plans. */
export class PlannedRollouts {
  constructor(
    private readonly parts: {
      /**
       * As their plans want them to be judged, where nothing else is asked for.
       *
       * @throws NotFoundError where the catalog has no such entity
       */
      list(entityRef: string, asked: RolloutRequest): Promise<Rollout[]>;
      store: { readOf(entityRef: string): Promise<PlanRecord[]> };
    },
  ) {}

  async list(
    entityRef: string,
    asked: RolloutRequest,
  ): Promise<{ items: Rollout[]; plans: RolloutPlanStatus[] }> {
    const items = await this.parts.list(entityRef, asked);
    const records = await this.parts.store.readOf(entityRef);
    return {
      items,
      plans: records.flatMap(record => toPlanStatus(record) ?? []),
    };
  }
}
