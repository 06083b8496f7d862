// SPDX-License-Identifier: Apache-2.0
import { KubernetesObject } from '../../cluster/KubernetesObject';
import { ObjectStore } from '../../cluster/ObjectStore';
import { readList, readRecord, readString } from '../../cluster/readField';
import { DEPLOYMENTS, SERVICES } from '../../cluster/resourceKeys';
import { proxyObjects } from './proxyObjects';

/** Creates a Gateway's proxy and Service, and brings back what only the controller decides. */
export function deployProxy(
  store: ObjectStore,
  gateway: KubernetesObject,
  controller: KubernetesObject,
): void {
  for (const object of proxyObjects(gateway, proxyImage(controller))) {
    const { namespace, name } = object.metadata;
    const key = object.kind === 'Service' ? SERVICES : DEPLOYMENTS;
    const existing = store.get(key, namespace, name);
    if (!existing) store.apply(object);
    else if (key === SERVICES) requestAddress(store, existing, object);
  }
}

/** The Gateway's `spec.addresses` may change while the Service exists. */
function requestAddress(
  store: ObjectStore,
  existing: KubernetesObject,
  wanted: KubernetesObject,
) {
  const address = readString(wanted, 'spec', 'loadBalancerIP');
  if (readString(existing, 'spec', 'loadBalancerIP') === address) return;
  const { loadBalancerIP, ...spec } = readRecord(existing.spec);
  store.apply({
    ...existing,
    spec: address ? { ...spec, loadBalancerIP: address } : spec,
  });
}

/** The proxy comes in the version of the controller. */
function proxyImage(controller: KubernetesObject): string {
  const [container] = readList(
    controller,
    'spec',
    'template',
    'spec',
    'containers',
  );
  const version = (readString(container, 'image') ?? '').split(':')[1];
  return `cr.agentgateway.dev/agentgateway:${version ?? 'latest'}`;
}
