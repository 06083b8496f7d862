// SPDX-License-Identifier: Apache-2.0
import { Cluster } from '../../cluster/Cluster';
import { KubernetesObject } from '../../cluster/KubernetesObject';
import { isKey, PODS } from '../../cluster/resourceKeys';
import { keyOf } from '../createWorkQueue';
import { isTerminating, nodeOf } from '../pods';
import { Workloads } from '../Workloads';
import { createAddresses } from './createAddresses';
import { createPodLife, PodLife } from './createPodLife';

/** How often it is looked whether a container is to crash. */
const CRASH_CHECK_MS = 1_000;

/** The kubelets of all nodes: they start, watch over and stop containers. */
export function startKubelet(
  cluster: Cluster,
  options: { workloads: Workloads; addressPrefix: string },
): void {
  const { store, clock, knobs } = cluster;
  const addresses = createAddresses(options.addressPrefix);
  const random = cluster.random.fork('kubelet');
  /** Images that a node has already. */
  const pulled = new Set<string>();
  const lives = new Map<string, PodLife>();

  const begin = (pod: KubernetesObject, node: string) => {
    const life = createPodLife({
      cluster,
      pod,
      node,
      addresses,
      workloads: options.workloads,
      pulled,
      random,
    });
    lives.set(keyOf(pod), life);
    life.begin();
  };

  store.subscribe(({ type, key, object }) => {
    if (!isKey(key, PODS)) return;
    const id = keyOf(object);
    const life = lives.get(id);
    if (type === 'DELETED') {
      life?.end();
      lives.delete(id);
      return;
    }
    const node = nodeOf(object);
    if (life && isTerminating(object)) life.stop();
    else if (!life && node && !isTerminating(object)) begin(object, node);
  });

  clock.every(CRASH_CHECK_MS, () => {
    if (knobs.crashing.size === 0) return;
    for (const life of lives.values()) life.crashIfDue();
  });
}
