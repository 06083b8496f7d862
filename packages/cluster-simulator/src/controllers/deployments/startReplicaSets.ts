// SPDX-License-Identifier: Apache-2.0
import { Cluster } from '../../cluster/Cluster';
import { formatTime } from '../../cluster/formatTime';
import { KubernetesObject } from '../../cluster/KubernetesObject';
import { randomSuffix } from '../../cluster/names';
import {
  readList,
  readNumber,
  readRecord,
  readString,
} from '../../cluster/readField';
import { isKey, PODS, REPLICA_SETS } from '../../cluster/resourceKeys';
import { createEventRecorder } from '../createEventRecorder';
import { createWorkQueue, keyOf, splitKey } from '../createWorkQueue';
import {
  isOwnedBy,
  isReady,
  isTerminating,
  nodeOf,
  ownerReference,
  requestsOf,
  terminatePod,
} from '../pods';

/** Added by the API server to every pod. */
const DEFAULT_TOLERATIONS = ['not-ready', 'unreachable'].map(state => ({
  key: `node.kubernetes.io/${state}`,
  operator: 'Exists',
  effect: 'NoExecute',
  tolerationSeconds: 300,
}));

/** The ReplicaSet controller: as many pods as asked for. */
export function startReplicaSets(cluster: Cluster): void {
  const { store, clock } = cluster;
  const random = cluster.random.fork('pod-names');
  const recorder = createEventRecorder(cluster, {
    component: 'replicaset-controller',
  });
  const queue = createWorkQueue({ clock, delayMs: 20, reconcile });

  store.subscribe(({ key, object }) => {
    if (isKey(key, REPLICA_SETS)) queue.add(keyOf(object));
    else if (isKey(key, PODS)) {
      const owner = object.metadata.ownerReferences?.find(
        ({ kind }) => kind === 'ReplicaSet',
      );
      if (owner) queue.add(`${object.metadata.namespace}/${owner.name}`);
    }
  });

  function reconcile(key: string) {
    const [namespace, name] = splitKey(key);
    const set = store.get(REPLICA_SETS, namespace, name);
    if (!set || isTerminating(set)) return;
    const owned = () =>
      store.list(PODS, namespace).filter(pod => isOwnedBy(pod, set));
    const living = owned().filter(pod => !isTerminating(pod));
    const wanted = readNumber(set, 'spec', 'replicas') ?? 1;
    for (let missing = wanted - living.length; missing > 0; missing--) {
      createPod(set);
    }
    const surplus = living.length - wanted;
    if (surplus > 0) {
      for (const pod of leastMissed(living).slice(0, surplus)) {
        terminatePod(store, pod, formatTime(clock.now()));
        recorder.record({
          about: set,
          type: 'Normal',
          reason: 'SuccessfulDelete',
          message: `Deleted pod: ${pod.metadata.name}`,
        });
      }
    }
    writeStatus(set, owned());
  }

  function createPod(set: KubernetesObject) {
    const template = readRecord(set, 'spec', 'template');
    const name = `${set.metadata.name}-${randomSuffix(random)}`;
    const { namespace } = set.metadata;
    const spec = readRecord(template, 'spec');
    const pod: KubernetesObject = {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: {
        ...readRecord(template, 'metadata'),
        name,
        generateName: `${set.metadata.name}-`,
        namespace,
        ownerReferences: [ownerReference(set)],
      },
      spec: {
        ...spec,
        enableServiceLinks: true,
        preemptionPolicy: 'PreemptLowerPriority',
        priority: 0,
        tolerations: [...readList(spec, 'tolerations'), ...DEFAULT_TOLERATIONS],
      },
    };
    store.apply({
      ...pod,
      status: {
        phase: 'Pending',
        qosClass: requestsOf(pod).size > 0 ? 'Burstable' : 'BestEffort',
      },
    });
    recorder.record({
      about: set,
      type: 'Normal',
      reason: 'SuccessfulCreate',
      message: `Created pod: ${name}`,
    });
  }

  function writeStatus(set: KubernetesObject, owned: KubernetesObject[]) {
    const { namespace, name, generation } = set.metadata;
    const replicas = owned.filter(pod => !isTerminating(pod)).length;
    const ready = owned.filter(isReady).length;
    store.updateStatus(REPLICA_SETS, namespace, name, {
      replicas,
      ...(replicas ? { fullyLabeledReplicas: replicas } : {}),
      ...(ready ? { readyReplicas: ready, availableReplicas: ready } : {}),
      terminatingReplicas: owned.filter(isTerminating).length,
      ...(generation === undefined ? {} : { observedGeneration: generation }),
    });
  }
}

/** Pods in the order in which they are given up: unscheduled, not ready, youngest. */
function leastMissed(pods: KubernetesObject[]): KubernetesObject[] {
  const rank = (pod: KubernetesObject) =>
    Number(nodeOf(pod) !== undefined) + 2 * Number(isReady(pod));
  const created = (pod: KubernetesObject) =>
    readString(pod, 'metadata', 'creationTimestamp') ?? '';
  return [...pods].sort(
    (a, b) =>
      rank(a) - rank(b) ||
      created(b).localeCompare(created(a)) ||
      a.metadata.name.localeCompare(b.metadata.name),
  );
}
