// SPDX-License-Identifier: Apache-2.0
import { KubernetesObject } from '../../cluster/KubernetesObject';
import {
  readField,
  readList,
  readNumber,
  readString,
  readStringMap,
} from '../../cluster/readField';

export const CONTROLLER = 'agentgateway.dev/agentgateway';
export const GATEWAY_GROUP = 'gateway.networking.k8s.io';
export const POOL_GROUP = 'inference.networking.k8s.io';

/** What the controller reads, of one moment. */
export interface GatewayWorld {
  classes: KubernetesObject[];
  gateways: KubernetesObject[];
  routes: KubernetesObject[];
  pools: KubernetesObject[];
  services: KubernetesObject[];
  policies: KubernetesObject[];
  namespaces: KubernetesObject[];
}

export interface ParentRef {
  group: string;
  kind: string;
  name: string;
  namespace: string;
  sectionName?: string;
  port?: number;
}

export function readParentRefs(route: KubernetesObject): ParentRef[] {
  return readList(route, 'spec', 'parentRefs').map(ref => {
    const sectionName = readString(ref, 'sectionName');
    const port = readNumber(ref, 'port');
    return {
      group: readString(ref, 'group') ?? GATEWAY_GROUP,
      kind: readString(ref, 'kind') ?? 'Gateway',
      name: readString(ref, 'name') ?? '',
      namespace: readString(ref, 'namespace') ?? route.metadata.namespace ?? '',
      ...(sectionName === undefined ? {} : { sectionName }),
      ...(port === undefined ? {} : { port }),
    };
  });
}

export interface Listener {
  name: string;
  port: number;
  protocol: string;
  hostname?: string;
  from: string;
  selector: Record<string, string>;
  /** Names of the Secrets of its certificates, `namespace/name`. */
  certificates: string[];
}

export function readListeners(gateway: KubernetesObject): Listener[] {
  return readList(gateway, 'spec', 'listeners').map(listener => ({
    name: readString(listener, 'name') ?? '',
    port: readNumber(listener, 'port') ?? 0,
    protocol: readString(listener, 'protocol') ?? '',
    hostname: readString(listener, 'hostname'),
    from: readString(listener, 'allowedRoutes', 'namespaces', 'from') ?? 'Same',
    selector: readStringMap(
      listener,
      'allowedRoutes',
      'namespaces',
      'selector',
      'matchLabels',
    ),
    certificates: readList(listener, 'tls', 'certificateRefs').map(
      ref =>
        `${
          readString(ref, 'namespace') ?? gateway.metadata.namespace
        }/${readString(ref, 'name')}`,
    ),
  }));
}

export interface BackendRef {
  group: string;
  kind: string;
  namespace: string;
  name: string;
  port?: number;
}

export function readBackendRefs(route: KubernetesObject): BackendRef[] {
  return readList(route, 'spec', 'rules').flatMap(rule =>
    readList(rule, 'backendRefs').map(ref => ({
      group: readString(ref, 'group') ?? '',
      kind: readString(ref, 'kind') ?? 'Service',
      namespace: readString(ref, 'namespace') ?? route.metadata.namespace ?? '',
      name: readString(ref, 'name') ?? '',
      port: readNumber(ref, 'port'),
    })),
  );
}

export function find(
  objects: KubernetesObject[],
  namespace: string | undefined,
  name: string,
): KubernetesObject | undefined {
  return objects.find(
    ({ metadata }) =>
      metadata.name === name && metadata.namespace === namespace,
  );
}

/** Gateways whose class is this controller's. */
export function ownGateways(world: GatewayWorld): KubernetesObject[] {
  const own = new Set(
    world.classes
      .filter(
        found => readField(found, 'spec', 'controllerName') === CONTROLLER,
      )
      .map(({ metadata }) => metadata.name),
  );
  return world.gateways.filter(gateway =>
    own.has(readString(gateway, 'spec', 'gatewayClassName') ?? ''),
  );
}
