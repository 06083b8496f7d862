// SPDX-License-Identifier: Apache-2.0
import { KubernetesObject } from '../../cluster/KubernetesObject';
import { readString } from '../../cluster/readField';
import { condition, Condition } from '../conditions';
import { labelsOf, matchesLabels } from '../pods';
import {
  BackendRef,
  find,
  GATEWAY_GROUP,
  GatewayWorld,
  Listener,
  ownGateways,
  ParentRef,
  POOL_GROUP,
  readBackendRefs,
  readListeners,
  readParentRefs,
} from './RouteModel';

export interface RouteParentVerdict {
  parentRef: ParentRef;
  conditions: Condition[];
  /** Listeners that took the route. */
  listeners: string[];
  accepted: boolean;
}

/** What the controller says of a route, per parent that is one of its gateways. */
export function judgeRoute(
  route: KubernetesObject,
  world: GatewayWorld,
): RouteParentVerdict[] {
  const { generation } = route.metadata;
  const resolved = judgeBackends(route, world);
  return readParentRefs(route).flatMap(parentRef => {
    if (parentRef.group !== GATEWAY_GROUP || parentRef.kind !== 'Gateway') {
      return [];
    }
    const gateway = find(
      ownGateways(world),
      parentRef.namespace,
      parentRef.name,
    );
    // A parent that isn't there may be another controller's: nothing to say.
    if (!gateway) return [];
    const attached = attach(route, parentRef, gateway, world);
    const refusal = 'reason' in attached ? attached : undefined;
    return {
      parentRef,
      listeners: 'listeners' in attached ? attached.listeners : [],
      accepted: refusal === undefined,
      conditions: [
        condition(
          'Accepted',
          refusal === undefined,
          refusal?.reason ?? 'Accepted',
          refusal?.message ?? '',
          generation,
        ),
        condition(
          'ResolvedRefs',
          resolved === undefined,
          resolved?.reason ?? 'ResolvedRefs',
          resolved?.message ?? '',
          generation,
        ),
      ],
    };
  });
}

interface Refusal {
  reason: string;
  message: string;
}

function attach(
  route: KubernetesObject,
  parentRef: ParentRef,
  gateway: KubernetesObject,
  world: GatewayWorld,
): { listeners: string[] } | Refusal {
  const candidates = readListeners(gateway).filter(
    ({ name, port }) =>
      (parentRef.sectionName ?? name) === name &&
      (parentRef.port ?? port) === port,
  );
  if (candidates.length === 0) {
    return {
      reason: 'NoMatchingParent',
      message: parentRef.sectionName
        ? `sectionName "${parentRef.sectionName}" not found`
        : `port ${parentRef.port} not found`,
    };
  }
  const hostnames = routeHostnames(route);
  const sharing = candidates.filter(listener =>
    hostnames.some(hostname => hostnamesMeet(listener.hostname, hostname)),
  );
  if (sharing.length === 0) {
    return {
      reason: 'NoMatchingListenerHostname',
      message: `no hostnames matched parent hostname "${
        candidates[0].hostname ?? ''
      }"`,
    };
  }
  const open = sharing.filter(listener =>
    allowsNamespace(listener, gateway, route, world),
  );
  return open.length > 0
    ? { listeners: open.map(({ name }) => name) }
    : {
        reason: 'NotAllowedByListeners',
        message: `hostnames matched parent hostname "${
          sharing[0].hostname ?? ''
        }", but namespace "${
          route.metadata.namespace
        }" is not allowed by the parent`,
      };
}

function routeHostnames(route: KubernetesObject): Array<string | undefined> {
  const { spec } = route;
  const list =
    typeof spec === 'object' && spec !== null && 'hostnames' in spec
      ? spec.hostnames
      : undefined;
  const hostnames = Array.isArray(list) ? list.map(String) : [];
  return hostnames.length > 0 ? hostnames : [undefined];
}

/** Whether a listener and a route have a host in common; undefined is every host. */
function hostnamesMeet(a: string | undefined, b: string | undefined): boolean {
  if (!a || !b || a === b) return true;
  const covers = (wildcard: string, host: string) =>
    wildcard.startsWith('*.') && host.endsWith(wildcard.slice(1));
  return covers(a, b) || covers(b, a);
}

function allowsNamespace(
  listener: Listener,
  gateway: KubernetesObject,
  route: KubernetesObject,
  world: GatewayWorld,
): boolean {
  switch (listener.from) {
    case 'All':
      return true;
    case 'Same':
      return gateway.metadata.namespace === route.metadata.namespace;
    case 'Selector': {
      const namespace = find(
        world.namespaces,
        undefined,
        route.metadata.namespace ?? '',
      );
      return (
        namespace !== undefined &&
        matchesLabels(listener.selector, labelsOf(namespace))
      );
    }
    default:
      return false;
  }
}

function judgeBackends(
  route: KubernetesObject,
  world: GatewayWorld,
): Refusal | undefined {
  let last: Refusal | undefined;
  for (const ref of readBackendRefs(route)) {
    last = judgeBackend(ref, route, world) ?? last;
  }
  return last;
}

function judgeBackend(
  ref: BackendRef,
  route: KubernetesObject,
  world: GatewayWorld,
): Refusal | undefined {
  const key = `${ref.namespace}/${ref.name}`;
  const isPool = ref.group === POOL_GROUP && ref.kind === 'InferencePool';
  const isService = ref.group === '' && ref.kind === 'Service';
  if (!isPool && !isService) {
    return {
      reason: 'InvalidKind',
      message: `referencing unsupported backendRef: group "${ref.group}" kind "${ref.kind}"`,
    };
  }
  // Up to 1.4.1 a ReferenceGrant doesn't help a reference to a pool.
  if (ref.namespace !== route.metadata.namespace) {
    return {
      reason: 'RefNotPermitted',
      message: `backendRef ${key} not accessible to a HTTPRoute in namespace "${route.metadata.namespace}" (missing a ReferenceGrant?)`,
    };
  }
  if (isPool) {
    return find(world.pools, ref.namespace, ref.name)
      ? undefined
      : {
          reason: 'BackendNotFound',
          message: `backendRef ${key} not found`,
        };
  }
  return judgeService(ref, world);
}

function judgeService(
  ref: BackendRef,
  world: GatewayWorld,
): Refusal | undefined {
  const service = find(world.services, ref.namespace, ref.name);
  if (!service || readString(service, 'spec', 'type') === 'ExternalName') {
    return {
      reason: 'BackendNotFound',
      message: `backend(${ref.name}.${ref.namespace}.svc.cluster.local) not found`,
    };
  }
  return ref.port === undefined
    ? { reason: 'UnsupportedValue', message: 'port is required in backendRef' }
    : undefined;
}
