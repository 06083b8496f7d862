// SPDX-License-Identifier: Apache-2.0
import { Entity, getCompoundEntityRef } from '@backstage/catalog-model';
import { useApi } from '@backstage/core-plugin-api';
import {
  ObjectRef,
  ShownObject,
} from '@inference-portal/backstage-plugin-inference-common';
import { inferenceApiRef } from '../api/InferenceApi';
import { Polled, POLLING_PACE, usePolling } from './usePolling';

/** Seldom: each answer costs the cluster a request. What is live stands above it. */
const PACE = { ...POLLING_PACE, intervalMs: 300_000 };

/** One object on the way of the entity's requests, with its YAML. */
export function useShownObject(
  entity: Entity,
  object: ObjectRef,
): Polled<ShownObject> {
  const api = useApi(inferenceApiRef);
  const { cluster, apiVersion, kind, namespace, name } = object;
  return usePolling(
    [cluster, apiVersion, kind, namespace, name].join(' '),
    signal => api.getObject(getCompoundEntityRef(entity), object, { signal }),
    PACE,
  );
}
