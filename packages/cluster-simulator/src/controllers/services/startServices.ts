// SPDX-License-Identifier: Apache-2.0
import { Cluster } from '../../cluster/Cluster';
import { formatTime } from '../../cluster/formatTime';
import { KubernetesObject } from '../../cluster/KubernetesObject';
import { randomSuffix } from '../../cluster/names';
import { readRecord, readStringMap } from '../../cluster/readField';
import {
  ENDPOINT_SLICES,
  isKey,
  PODS,
  SERVICES,
} from '../../cluster/resourceKeys';
import { createWorkQueue, keyOf, splitKey } from '../createWorkQueue';
import { isOwnedBy, labelsOf, matchesLabels, ownerReference } from '../pods';
import { buildEndpoints, buildSlicePorts } from './buildEndpoints';

/** Keeps one EndpointSlice per Service with a selector. */
export function startServices(cluster: Cluster): void {
  const { store, clock } = cluster;
  const random = cluster.random.fork('endpoint-slices');
  const queue = createWorkQueue({ clock, delayMs: 30, reconcile });

  store.subscribe(({ type, key, object }) => {
    if (isKey(key, SERVICES)) {
      if (type !== 'DELETED') queue.add(keyOf(object));
      return;
    }
    if (!isKey(key, PODS)) return;
    const labels = labelsOf(object);
    for (const service of store.list(SERVICES, object.metadata.namespace)) {
      if (matchesLabels(readStringMap(service, 'spec', 'selector'), labels)) {
        queue.add(keyOf(service));
      }
    }
  });

  function reconcile(key: string) {
    const [namespace, name] = splitKey(key);
    const service = store.get(SERVICES, namespace, name);
    if (!service) return;
    const selector = readStringMap(service, 'spec', 'selector');
    if (Object.keys(selector).length === 0) return;
    const pods = store
      .list(PODS, namespace)
      .filter(pod => matchesLabels(selector, labelsOf(pod)))
      .sort((a, b) => a.metadata.name.localeCompare(b.metadata.name));
    const existing = store
      .list(ENDPOINT_SLICES, namespace)
      .find(slice => isOwnedBy(slice, service));
    const slice = buildSlice(service, existing, {
      endpoints: buildEndpoints(pods),
      ports: buildSlicePorts(service),
    });
    const same =
      existing &&
      JSON.stringify([existing.endpoints, existing.ports]) ===
        JSON.stringify([slice.endpoints, slice.ports]);
    if (!same) store.apply(slice);
  }

  function buildSlice(
    service: KubernetesObject,
    existing: KubernetesObject | undefined,
    content: { endpoints: unknown[]; ports: unknown[] },
  ): KubernetesObject {
    const { name, namespace, labels } = service.metadata;
    return {
      apiVersion: 'discovery.k8s.io/v1',
      kind: 'EndpointSlice',
      metadata: {
        ...readRecord(existing?.metadata),
        name: existing?.metadata.name ?? `${name}-${randomSuffix(random)}`,
        generateName: `${name}-`,
        namespace,
        labels: {
          ...labels,
          'endpointslice.kubernetes.io/managed-by':
            'endpointslice-controller.k8s.io',
          'kubernetes.io/service-name': name,
        },
        annotations: {
          'endpoints.kubernetes.io/last-change-trigger-time': formatTime(
            clock.now(),
          ),
        },
        ownerReferences: [ownerReference(service)],
      },
      addressType: 'IPv4',
      ...content,
    };
  }
}
