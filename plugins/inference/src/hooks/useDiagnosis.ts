// SPDX-License-Identifier: Apache-2.0
import { useApi } from '@backstage/core-plugin-api';
import { ClusterDiagnosis } from '@inference-portal/backstage-plugin-inference-common';
import { inferenceApiRef } from '../api/InferenceApi';
import { Live } from './useLive';
import { usePolling } from './usePolling';

/** What the portal can't see in a cluster; nothing announces that it changed. */
export function useDiagnosis(cluster: string): Live<ClusterDiagnosis> {
  const api = useApi(inferenceApiRef);
  const polled = usePolling(cluster, signal =>
    api.diagnoseCluster(cluster, { signal }),
  );
  return { ...polled, live: false };
}
