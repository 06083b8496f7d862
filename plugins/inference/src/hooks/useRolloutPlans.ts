// SPDX-License-Identifier: Apache-2.0
import { parseEntityRef } from '@backstage/catalog-model';
import { useApi } from '@backstage/core-plugin-api';
import { inferenceApiRef, PlannedRollouts } from '../api/InferenceApi';
import { Polled, usePolling } from './usePolling';

const NONE: PlannedRollouts = { items: [], plans: [] };

/** Rollouts of an entity as their plans judge them; not asked for where there can be none. */
export function useRolloutPlans(
  entityRef: string,
  isAsked: boolean,
): Polled<PlannedRollouts> {
  const api = useApi(inferenceApiRef);
  return usePolling(`plans ${entityRef} ${isAsked}`, async signal =>
    isAsked ? api.listRollouts(parseEntityRef(entityRef), { signal }) : NONE,
  );
}
