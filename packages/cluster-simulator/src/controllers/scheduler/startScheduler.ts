// SPDX-License-Identifier: Apache-2.0
import { Cluster } from '../../cluster/Cluster';
import { formatTime } from '../../cluster/formatTime';
import { KubernetesObject } from '../../cluster/KubernetesObject';
import { readRecord, readString } from '../../cluster/readField';
import { isKey, NODES, PODS } from '../../cluster/resourceKeys';
import { createSeriesRecorder } from '../createEventRecorder';
import { createWorkQueue, keyOf, splitKey } from '../createWorkQueue';
import { isTerminating, nodeOf, requestsOf } from '../pods';
import { fitPod, NodeUse } from './fitPod';

/** Pods that don't fit are tried again by then even if nothing happens. */
const FLUSH_MS = 300_000;

/** The scheduler: gives pods to nodes, or says why it can't. */
export function startScheduler(cluster: Cluster): void {
  const { store, clock } = cluster;
  const recorder = createSeriesRecorder(cluster, {
    component: 'default-scheduler',
    instance: 'default-scheduler-control-plane-1',
    action: 'Scheduling',
  });
  const queue = createWorkQueue({ clock, delayMs: 15, reconcile: schedule });
  const waiting = new Set<string>();
  const uses = new Map<
    string,
    { node: string; requests: Map<string, number> }
  >();

  store.subscribe(({ type, key, object }) => {
    if (isKey(key, NODES)) {
      // Only what nodes offer concerns the scheduler, and nodes hardly change.
      for (const pod of waiting) queue.add(pod);
    }
    if (!isKey(key, PODS)) return;
    const pod = keyOf(object);
    const node = nodeOf(object);
    if (type === 'DELETED') {
      waiting.delete(pod);
      // Room that got free may do for another.
      if (uses.delete(pod)) for (const other of waiting) queue.add(other);
    } else if (node) {
      waiting.delete(pod);
      uses.set(pod, { node, requests: requestsOf(object) });
    } else if (type === 'ADDED') {
      queue.add(pod);
    }
  });

  function nodeUses(): NodeUse[] {
    const byName = new Map<string, NodeUse>();
    for (const node of store.list(NODES)) {
      byName.set(node.metadata.name, { node, used: new Map(), pods: 0 });
    }
    for (const { node, requests } of uses.values()) {
      const use = byName.get(node);
      if (!use) continue;
      use.pods += 1;
      for (const [resource, amount] of requests) {
        use.used.set(resource, (use.used.get(resource) ?? 0) + amount);
      }
    }
    return [...byName.values()];
  }

  function schedule(key: string) {
    const [namespace, name] = splitKey(key);
    const pod = store.get(PODS, namespace, name);
    if (!pod || nodeOf(pod) || isTerminating(pod)) {
      waiting.delete(key);
      return;
    }
    const fit = fitPod(pod, nodeUses());
    if ('node' in fit) bind(pod, fit.node);
    else {
      waiting.add(key);
      queue.addAfter(key, FLUSH_MS);
      refuse(pod, fit.message);
    }
  }

  function bind(pod: KubernetesObject, node: string) {
    const { namespace, name } = pod.metadata;
    store.updateStatus(PODS, namespace, name, {
      ...readRecord(pod.status),
      conditions: [
        {
          type: 'PodScheduled',
          status: 'True',
          lastProbeTime: null,
          lastTransitionTime: formatTime(clock.now()),
        },
      ],
    });
    // Last, because the kubelet writes the status from here on.
    store.apply({ ...pod, spec: { ...readRecord(pod.spec), nodeName: node } });
    recorder.record({
      about: pod,
      type: 'Normal',
      reason: 'Scheduled',
      message: `Successfully assigned ${namespace}/${name} to ${node}`,
    });
  }

  function refuse(pod: KubernetesObject, message: string) {
    const { namespace, name } = pod.metadata;
    const before = readRecord(pod.status).conditions;
    const last = Array.isArray(before) ? before[0] : undefined;
    store.updateStatus(PODS, namespace, name, {
      ...readRecord(pod.status),
      phase: 'Pending',
      conditions: [
        {
          type: 'PodScheduled',
          status: 'False',
          lastProbeTime: null,
          lastTransitionTime:
            readString(last, 'status') === 'False'
              ? readString(last, 'lastTransitionTime')
              : formatTime(clock.now()),
          reason: 'Unschedulable',
          message,
        },
      ],
    });
    recorder.record({
      about: pod,
      type: 'Warning',
      reason: 'FailedScheduling',
      message,
    });
  }
}
