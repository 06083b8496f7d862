// SPDX-License-Identifier: Apache-2.0
import { ExplainedBackend } from '@inference-portal/backstage-plugin-inference-common';
import { JudgeContext } from '../findings/FindingRule';
import { BackendNode, EndpointNode } from '../topology/ClusterTopology';
import { pickerState } from './judgePickerLoss';

export function toExplainedBackend(
  { ref, share, pool }: BackendNode,
  cluster: string,
  isKnown: JudgeContext['isKnown'],
): ExplainedBackend {
  const { kind, namespace, name, weight } = ref;
  const backend = { kind, namespace, name, weight, share };
  if (!pool) {
    return backend;
  }
  const { picker } = pool.pool;
  return {
    ...backend,
    pool: { cluster, namespace, name },
    ...(picker && {
      picker: {
        name: picker.name,
        ...(picker.failureMode !== undefined && {
          failureMode: picker.failureMode,
        }),
        state: pickerState(pool, isKnown),
        replicas: countReady(pool.picker?.endpoints ?? []),
      },
    }),
    ...(isKnown('Pod') && { endpoints: countReady(pool.endpoints) }),
  };
}

function countReady(endpoints: readonly EndpointNode[]) {
  return {
    ready: endpoints.filter(({ state }) => state.ready).length,
    total: endpoints.length,
  };
}
