// SPDX-License-Identifier: Apache-2.0
import { useApi } from '@backstage/core-plugin-api';
import { ClusterStatus } from '@inference-portal/backstage-plugin-inference-common';
import { inferenceApiRef } from '../api/InferenceApi';
import { Live, useLive } from './useLive';

/** Every cluster, live. */
export function useClusters(): Live<ClusterStatus[]> {
  const api = useApi(inferenceApiRef);
  return useLive('clusters', {
    load: signal => api.listClusters({ signal }),
    watch: options => api.watchClusters(options),
  });
}
