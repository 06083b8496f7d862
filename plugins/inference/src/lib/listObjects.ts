// SPDX-License-Identifier: Apache-2.0
import {
  Endpoint,
  ObjectRef,
  PoolDetail,
} from '@inference-portal/backstage-plugin-inference-common';
import { PathSubject } from './derivePath';

/**
 * The objects of a cluster that a part of the path is made of, the most telling
 * first. None where the backend does not name them.
 */
export function listObjects(subject: PathSubject): ObjectRef[] {
  switch (subject.kind) {
    case 'gateway':
    case 'listener':
      return known(subject.gateway?.object);
    case 'rule':
      return known(subject.rule.object);
    case 'pool':
      return known(subject.pool.object);
    case 'picker':
      return inOrder(
        subject.pool,
        // A Service has little to tell.
        [...(subject.pool.pickerObjects ?? [])].reverse(),
        subject.pool.pickers,
      );
    case 'endpoints':
      return inOrder(
        subject.pool,
        subject.pool.workloads ?? [],
        subject.pool.endpointList,
      );
    default:
      return [];
  }
}

/** `Deployment qwen-chat-v2-epp`, as the address names it beside the part of the path. */
export function objectName({ kind, name }: ObjectRef): string {
  return `${kind} ${name}`;
}

function known(object: ObjectRef | undefined): ObjectRef[] {
  return object ? [object] : [];
}

/** Pods that are not ready come before what made them, as one comes for them. */
function inOrder(
  pool: PoolDetail,
  objects: ObjectRef[],
  pods: Endpoint[],
): ObjectRef[] {
  return [
    ...pods.filter(({ ready }) => !ready).map(pod => toRef(pool, pod)),
    ...objects,
    ...pods.filter(({ ready }) => ready).map(pod => toRef(pool, pod)),
  ];
}

function toRef({ cluster, namespace }: PoolDetail, { pod }: Endpoint) {
  return { cluster, apiVersion: 'v1', kind: 'Pod', namespace, name: pod };
}
