// SPDX-License-Identifier: Apache-2.0
import { KubernetesObject } from '../../cluster/KubernetesObject';
import {
  arrayAt,
  isJsonObject,
  numberAt,
  objectAt,
  stringAt,
} from '../json/JsonObject';
import { formatAge } from './formatAge';
import { TableColumn } from './TableColumn';

const statuses = (pod: KubernetesObject) =>
  arrayAt(pod.status, 'containerStatuses');

/** The one word that tells most about a pod: a container's trouble before the phase. */
function podStatus(pod: KubernetesObject): string {
  if (pod.metadata.deletionTimestamp) {
    return 'Terminating';
  }
  const phase =
    stringAt(pod.status, 'reason') ??
    stringAt(pod.status, 'phase') ??
    'Unknown';
  const troubles = [...statuses(pod)].reverse().flatMap(status => {
    const state = objectAt(status, 'state');
    const terminated = state.terminated;
    return (
      stringAt(state.waiting, 'reason') ??
      stringAt(terminated, 'reason') ??
      (isJsonObject(terminated)
        ? [`ExitCode:${numberAt(terminated, 'exitCode') ?? 0}`]
        : [])
    );
  });
  return troubles[troubles.length - 1] ?? phase;
}

function restarts(pod: KubernetesObject, now: number): string {
  const count = statuses(pod).reduce<number>(
    (sum, status) => sum + (numberAt(status, 'restartCount') ?? 0),
    0,
  );
  const last = statuses(pod)
    .map(status =>
      stringAt(objectAt(status, 'lastState').terminated, 'finishedAt'),
    )
    .filter(time => time !== undefined)
    .sort()
    .pop();
  return count > 0 && last
    ? `${count} (${formatAge(last, now)} ago)`
    : `${count}`;
}

export const POD_COLUMNS: TableColumn[] = [
  {
    name: 'Ready',
    type: 'string',
    cell: pod => {
      const ready = statuses(pod).filter(
        status => isJsonObject(status) && status.ready === true,
      ).length;
      return `${ready}/${arrayAt(pod.spec, 'containers').length}`;
    },
  },
  { name: 'Status', type: 'string', cell: podStatus },
  { name: 'Restarts', type: 'string', cell: restarts },
  {
    name: 'Age',
    type: 'string',
    cell: (pod, now) => formatAge(pod.metadata.creationTimestamp, now),
  },
  {
    name: 'IP',
    type: 'string',
    priority: 1,
    cell: pod => stringAt(pod.status, 'podIP') ?? '<none>',
  },
  {
    name: 'Node',
    type: 'string',
    priority: 1,
    cell: pod => stringAt(pod.spec, 'nodeName') ?? '<none>',
  },
  {
    name: 'Nominated Node',
    type: 'string',
    priority: 1,
    cell: pod => stringAt(pod.status, 'nominatedNodeName') ?? '<none>',
  },
  {
    name: 'Readiness Gates',
    type: 'string',
    priority: 1,
    cell: () => '<none>',
  },
];
