// SPDX-License-Identifier: Apache-2.0
import {
  Entity,
  getCompoundEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { useApi } from '@backstage/core-plugin-api';
import { EntityInference } from '@inference-portal/backstage-plugin-inference-common';
import { inferenceApiRef } from '../api/InferenceApi';
import { Live, useLive } from './useLive';

/** The inference view of an entity, live. */
export function useEntityInference(entity: Entity): Live<EntityInference> {
  const api = useApi(inferenceApiRef);
  const ref = getCompoundEntityRef(entity);
  return useLive(stringifyEntityRef(ref), {
    load: signal => api.getEntity(ref, { signal }),
    watch: options => api.watchEntity(ref, options),
  });
}
