// SPDX-License-Identifier: Apache-2.0
import type { KubernetesObject } from '../../cluster/KubernetesObject';
import type { ObjectStore } from '../../cluster/ObjectStore';
import { readList, readNumber, readString } from '../../cluster/readField';
import { deploymentOf, isReady, labelsOf } from '../../controllers/pods';

export interface Pod {
  namespace: string;
  name: string;
  labels: Record<string, string>;
  ready: boolean;
  /** Changes with every start of a process: what it counted is lost then. */
  process: string;
  /** `namespace/name` of the Deployment it belongs to; its own where there is none. */
  deployment: string;
  containers: Array<{ image: string; args: string[] }>;
}

export function readPod(object: KubernetesObject, store: ObjectStore): Pod {
  const { namespace = '', name, uid } = object.metadata;
  const restarts = readList(object, 'status', 'containerStatuses')
    .map(status => readNumber(status, 'restartCount') ?? 0)
    .reduce((sum, count) => sum + count, 0);
  return {
    namespace,
    name,
    labels: labelsOf(object),
    ready: isReady(object),
    process: `${uid ?? name}/${restarts}`,
    deployment: deploymentOf(store, object) ?? `${namespace}/${name}`,
    containers: readList(object, 'spec', 'containers').map(container => ({
      image: readString(container, 'image') ?? '',
      args: [
        ...readList(container, 'command'),
        ...readList(container, 'args'),
      ].flatMap(arg => readString(arg) ?? []),
    })),
  };
}
