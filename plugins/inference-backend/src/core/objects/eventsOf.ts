// SPDX-License-Identifier: Apache-2.0
import { compareText } from '../topology/objectKey';
import { ClusterEvent, ObjectMeta } from './ClusterObjects';

/** As many as a person reads. */
const MAX_EVENTS = 50;

/**
 * What was recorded of the object, newest first. A Deployment's trouble to make
 * pods is told of its ReplicaSets, which are named after it.
 */
export function eventsOf(
  { kind, namespace, name }: Pick<ObjectMeta, 'kind' | 'namespace' | 'name'>,
  events: readonly ClusterEvent[],
): ClusterEvent[] {
  const isOfReplicaSet = (regarding: ClusterEvent['regarding']) =>
    kind === 'Deployment' &&
    regarding.kind === 'ReplicaSet' &&
    regarding.name.startsWith(`${name}-`) &&
    !regarding.name.slice(name.length + 1).includes('-');
  return events
    .filter(
      ({ regarding }) =>
        regarding.namespace === namespace &&
        ((regarding.kind === kind && regarding.name === name) ||
          isOfReplicaSet(regarding)),
    )
    .sort((a, b) => compareText(b.lastSeenAt ?? '', a.lastSeenAt ?? ''))
    .slice(0, MAX_EVENTS);
}
