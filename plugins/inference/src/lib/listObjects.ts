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
      return [
        ...(subject.pool.pickerObjects ?? []),
        ...podsOf(subject.pool, subject.pool.pickers),
      ];
    case 'endpoints':
      return [
        ...(subject.pool.workloads ?? []),
        ...podsOf(subject.pool, subject.pool.endpointList),
      ];
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

/** Those that are not ready first: they are what one comes for. */
function podsOf(
  { cluster, namespace }: PoolDetail,
  pods: Endpoint[],
): ObjectRef[] {
  return [...pods]
    .sort((a, b) => Number(a.ready) - Number(b.ready))
    .map(({ pod }) => ({
      cluster,
      apiVersion: 'v1',
      kind: 'Pod',
      namespace,
      name: pod,
    }));
}
