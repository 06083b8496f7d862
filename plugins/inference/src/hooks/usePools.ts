// SPDX-License-Identifier: Apache-2.0
import { useApi } from '@backstage/core-plugin-api';
import { PoolSummary } from '@inference-portal/backstage-plugin-inference-common';
import { inferenceApiRef } from '../api/InferenceApi';
import { Live, useLive } from './useLive';

/** Every pool of every cluster, live. */
export function usePools(): Live<PoolSummary[]> {
  const api = useApi(inferenceApiRef);
  return useLive('pools', {
    load: signal => api.listPools({ signal }),
    watch: options => api.watchPools(options),
  });
}
