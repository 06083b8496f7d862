// SPDX-License-Identifier: Apache-2.0
import { Cluster } from '../../cluster/Cluster';
import { KubernetesObject } from '../../cluster/KubernetesObject';
import { readRecord, readString } from '../../cluster/readField';
import { isKey, SERVICES } from '../../cluster/resourceKeys';
import { createEventRecorder } from '../createEventRecorder';
import { createWorkQueue, keyOf, splitKey } from '../createWorkQueue';

/** The cloud's part: an address for each Service of type LoadBalancer. */
export function startLoadBalancers(
  cluster: Cluster,
  options: { prefix: string },
): void {
  const { store, clock } = cluster;
  const recorder = createEventRecorder(cluster, {
    component: 'service-controller',
  });
  const given = new Map<string, string>();
  const queue = createWorkQueue({ clock, delayMs: 1_500, reconcile });

  store.subscribe(({ type, key, object }) => {
    if (!isKey(key, SERVICES)) return;
    if (type === 'DELETED') given.delete(keyOf(object));
    else if (isLoadBalancer(object)) queue.add(keyOf(object));
  });

  function addressFor(key: string): string {
    const taken = new Set(given.values());
    let host = 10;
    while (taken.has(`${options.prefix}${host}`)) host += 1;
    const address = given.get(key) ?? `${options.prefix}${host}`;
    given.set(key, address);
    return address;
  }

  function reconcile(key: string) {
    const [namespace, name] = splitKey(key);
    const service = store.get(SERVICES, namespace, name);
    if (!service || !isLoadBalancer(service)) return;
    const wanted = readString(service, 'spec', 'loadBalancerIP');
    if (wanted !== undefined && !wanted.startsWith(options.prefix)) {
      refuse(service, wanted);
      return;
    }
    const ip = wanted ?? addressFor(key);
    store.updateStatus(SERVICES, namespace, name, {
      loadBalancer: { ingress: [{ ip, ipMode: 'VIP' }] },
    });
  }

  function refuse(service: KubernetesObject, address: string) {
    const { namespace, name } = service.metadata;
    const ingress = readRecord(service, 'status', 'loadBalancer').ingress;
    store.updateStatus(SERVICES, namespace, name, { loadBalancer: {} });
    recorder.record({
      about: service,
      type: 'Warning',
      reason: 'SyncLoadBalancerFailed',
      message: `Error syncing load balancer: failed to ensure load balancer: requested address ${address} is not one of this cluster's (${options.prefix}0/24)`,
    });
    // A cloud tries again; one look more is enough to tell that it does.
    if (ingress !== undefined) queue.addAfter(keyOf(service), 60_000);
  }
}

function isLoadBalancer(service: KubernetesObject): boolean {
  return readString(service, 'spec', 'type') === 'LoadBalancer';
}
