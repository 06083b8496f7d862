// SPDX-License-Identifier: Apache-2.0
import { KubernetesObject } from '../cluster/KubernetesObject';
import { ObjectStore } from '../cluster/ObjectStore';
import {
  readList,
  readRecord,
  readString,
  readStringMap,
} from '../cluster/readField';
import { PODS, REPLICA_SETS } from '../cluster/resourceKeys';
import { conditionStatus } from './conditions';
import { parseQuantity } from './parseQuantity';

export function isTerminating(object: KubernetesObject): boolean {
  return object.metadata.deletionTimestamp !== undefined;
}

export function isReady(pod: KubernetesObject): boolean {
  return !isTerminating(pod) && conditionStatus(pod, 'Ready') === 'True';
}

export function nodeOf(pod: KubernetesObject): string | undefined {
  return readString(pod, 'spec', 'nodeName');
}

export function addressOf(pod: KubernetesObject): string | undefined {
  return readString(pod, 'status', 'podIP');
}

/** What its containers ask for together, in base units, by resource. */
export function requestsOf(pod: KubernetesObject): Map<string, number> {
  const requests = new Map<string, number>();
  for (const container of readList(pod, 'spec', 'containers')) {
    const asked = readRecord(container, 'resources', 'requests');
    for (const [resource, quantity] of Object.entries(asked)) {
      const amount = parseQuantity(quantity) ?? 0;
      requests.set(resource, (requests.get(resource) ?? 0) + amount);
    }
  }
  return requests;
}

export function isOwnedBy(
  object: KubernetesObject,
  owner: KubernetesObject,
): boolean {
  return (object.metadata.ownerReferences ?? []).some(
    reference => reference.controller && reference.uid === owner.metadata.uid,
  );
}

export function ownerReference(owner: KubernetesObject) {
  return {
    apiVersion: owner.apiVersion,
    kind: owner.kind,
    name: owner.metadata.name,
    uid: owner.metadata.uid ?? '',
    controller: true,
    blockOwnerDeletion: true,
  };
}

/** `namespace/name` of the Deployment that a pod came from, by way of its ReplicaSet. */
export function deploymentOf(
  store: ObjectStore,
  pod: KubernetesObject,
): string | undefined {
  const { namespace, ownerReferences = [] } = pod.metadata;
  const replicaSet = ownerReferences.find(
    owner => owner.controller && owner.kind === 'ReplicaSet',
  );
  if (!replicaSet) return undefined;
  const owner = store
    .get(REPLICA_SETS, namespace, replicaSet.name)
    ?.metadata.ownerReferences?.find(
      reference => reference.controller && reference.kind === 'Deployment',
    );
  return owner && `${namespace}/${owner.name}`;
}

/** Whether labels satisfy a `matchLabels`; an empty selector matches nothing here. */
export function matchesLabels(
  selector: Record<string, string>,
  labels: Record<string, string>,
): boolean {
  const wanted = Object.entries(selector);
  return (
    wanted.length > 0 && wanted.every(([name, value]) => labels[name] === value)
  );
}

export function labelsOf(object: KubernetesObject): Record<string, string> {
  return readStringMap(object, 'metadata', 'labels');
}

/** Asks for a pod's end, as a controller does: the kubelet stops it and then it goes. */
export function terminatePod(
  store: ObjectStore,
  pod: KubernetesObject,
  now: string,
): void {
  if (isTerminating(pod)) return;
  if (!nodeOf(pod)) {
    // No kubelet has it, so nobody needs time to stop it.
    store.delete(PODS, pod.metadata.namespace, pod.metadata.name);
    return;
  }
  store.apply({
    ...pod,
    metadata: {
      ...pod.metadata,
      deletionTimestamp: now,
      deletionGracePeriodSeconds: 30,
    },
  });
}
