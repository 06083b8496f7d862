// SPDX-License-Identifier: Apache-2.0
import {
  ClusterObjects,
  Condition,
  Deployment,
  Gateway,
  GatewayClass,
  GatewayPolicy,
  HttpRoute,
  ObjectMeta,
  Pod,
} from '../objects/ClusterObjects';
import { ClusterSnapshot } from '../objects/ClusterSnapshot';
import { objectKey } from '../topology/objectKey';

/** A Gateway that is known to exist, and who makes it work. */
export interface AssumedGateway {
  namespace: string;
  name: string;
  controller: string;
}

export interface AppliedWorld {
  /** What is written down. */
  own: ClusterObjects;
  /** What is there already. */
  base: ClusterSnapshot;
  /** Gateways that neither of them has. */
  gateways: readonly AssumedGateway[];
}

/** More pods of a workload are like the first two. */
const PODS = 2;
/** By the names that the providers' own installations give their classes. */
const CLASSES: Readonly<Record<string, string>> = {
  agentgateway: 'agentgateway.dev/agentgateway',
  'envoy-gateway': 'gateway.envoyproxy.io/gatewayclass-controller',
  istio: 'istio.io/gateway-controller',
  kgateway: 'kgateway.dev/kgateway',
  nginx: 'gateway.nginx.org/nginx-gateway-controller',
};
const GATEWAY_API = 'gateway.networking.k8s.io';
/** By the convention of GIE's body-based routing. */
const MODEL_HEADER = 'X-Gateway-Base-Model-Name';
const GKE_CLASS = /^gke-l7-/;

/**
 * The cluster as it would be if all that is written down were applied and came
 * up: workloads have their pods, and controllers accept what they are told. What
 * is wrong there is wrong with the files.
 */
export function assumeApplied(world: AppliedWorld): ClusterSnapshot {
  const { own, base } = world;
  const joined = joinObjects(base.objects, own);
  const gateways = [
    ...joined.gateways,
    ...missingGateways(joined, world.gateways),
  ];
  const gatewayClasses = [
    ...joined.gatewayClasses,
    ...missingClasses(joined, world),
  ];
  const isOwn = new Set(own.httpRoutes.map(({ meta }) => objectKey(meta)));
  const controllers = controllersOf(gateways, gatewayClasses);
  return {
    ...base,
    objects: {
      ...joined,
      gatewayClasses,
      gateways: gateways.map(gateway =>
        own.gateways.includes(gateway) ? programmed(gateway) : gateway,
      ),
      httpRoutes: joined.httpRoutes.map(route =>
        isOwn.has(objectKey(route.meta))
          ? acceptedRoute(route, controllers)
          : route,
      ),
      gatewayPolicies: [
        ...joined.gatewayPolicies.map(policy =>
          own.gatewayPolicies.includes(policy) ? attached(policy) : policy,
        ),
        ...assumedPolicies(joined, world.gateways),
      ],
      deployments: joined.deployments.map(workload =>
        own.deployments.includes(workload)
          ? { ...workload, readyReplicas: workload.replicas }
          : workload,
      ),
      pods: [...withoutPodsOf(joined, own), ...own.deployments.flatMap(podsOf)],
    },
  };
}

/** What is written down takes the place of what is there under its name. */
function joinObjects(
  base: ClusterObjects,
  own: ClusterObjects,
): ClusterObjects {
  const lists = Object.keys(base) as Array<keyof ClusterObjects>;
  return lists.reduce(
    (joined, list) => ({ ...joined, [list]: joinList(base[list], own[list]) }),
    base,
  );
}

function joinList<T extends { meta: ObjectMeta }>(
  base: readonly T[],
  own: readonly T[],
): readonly T[] {
  const keyOf = ({ meta }: T) => `${meta.kind} ${objectKey(meta)}`;
  const replaced = new Set(own.map(keyOf));
  return [...base.filter(object => !replaced.has(keyOf(object))), ...own];
}

function missingGateways(
  { gateways }: ClusterObjects,
  assumed: readonly AssumedGateway[],
): Gateway[] {
  const known = new Set(gateways.map(({ meta }) => objectKey(meta)));
  return assumed
    .filter(gateway => !known.has(objectKey(gateway)))
    .map(({ namespace, name, controller }) => ({
      meta: metaOf('Gateway', namespace, name),
      className: controller,
      listeners: [
        {
          name: 'assumed',
          port: 80,
          protocol: 'HTTP',
          allowedRoutes: { from: 'All' as const },
          conditions: [held('Accepted'), held('Programmed')],
        },
      ],
      addresses: ['assumed'],
      conditions: [held('Accepted'), held('Programmed')],
    }));
}

/** Who made the Gateway lets it read the model from bodies, where the files don't. */
function assumedPolicies(
  { gateways, gatewayPolicies }: ClusterObjects,
  assumed: readonly AssumedGateway[],
): GatewayPolicy[] {
  const known = new Set(gateways.map(({ meta }) => objectKey(meta)));
  const hasOwn = gatewayPolicies.some(({ phase }) => phase === 'PreRouting');
  return assumed
    .filter(
      gateway =>
        gateway.controller === CLASSES.agentgateway &&
        !known.has(objectKey(gateway)) &&
        !hasOwn,
    )
    .map(({ namespace, name }) =>
      attached({
        meta: metaOf('AgentgatewayPolicy', namespace, `${name}-assumed`),
        targets: [{ group: GATEWAY_API, kind: 'Gateway', name }],
        phase: 'PreRouting',
        requestHeaders: [
          {
            name: MODEL_HEADER,
            expression: 'string(json(request.body).model)',
          },
        ],
        ancestors: [],
      }),
    );
}

function attached(policy: GatewayPolicy): GatewayPolicy {
  return {
    ...policy,
    ancestors: policy.targets.map(target => ({
      ancestorRef: { ...target, namespace: policy.meta.namespace },
      controllerName: CLASSES.agentgateway,
      conditions: [held('Accepted'), held('Attached')],
    })),
  };
}

/** A class that a cluster is known to lack stays missing. */
function missingClasses(
  { gatewayClasses, gateways }: ClusterObjects,
  { base, gateways: assumed }: AppliedWorld,
): GatewayClass[] {
  const known = new Set(gatewayClasses.map(({ meta }) => meta.name));
  const written = base.state === 'connected' ? [] : gateways;
  const wanted = new Map([
    ...written.map(
      ({ className }) =>
        [
          className,
          GKE_CLASS.test(className)
            ? 'networking.gke.io/gateway'
            : CLASSES[className] ?? className,
        ] as const,
    ),
    ...assumed.map(({ controller }) => [controller, controller] as const),
  ]);
  return [...wanted]
    .filter(([name]) => !known.has(name))
    .map(([name, controllerName]) => ({
      meta: metaOf('GatewayClass', '', name),
      controllerName,
      conditions: [held('Accepted')],
    }));
}

function controllersOf(
  gateways: readonly Gateway[],
  classes: readonly GatewayClass[],
): Map<string, string> {
  const byClass = new Map(
    classes.map(({ meta, controllerName }) => [meta.name, controllerName]),
  );
  return new Map(
    gateways.flatMap(({ meta, className }) => {
      const controller = byClass.get(className);
      return controller ? [[objectKey(meta), controller] as const] : [];
    }),
  );
}

function programmed(gateway: Gateway): Gateway {
  return {
    ...gateway,
    addresses: ['assumed'],
    conditions: [held('Accepted'), held('Programmed')],
    listeners: gateway.listeners.map(listener => ({
      ...listener,
      conditions: [held('Accepted'), held('Programmed'), held('ResolvedRefs')],
    })),
  };
}

/** Whether its references resolve is for the rules to say. */
function acceptedRoute(
  route: HttpRoute,
  controllers: ReadonlyMap<string, string>,
): HttpRoute {
  return {
    ...route,
    parents: route.parentRefs.flatMap(parentRef => {
      const controllerName = controllers.get(objectKey(parentRef));
      return controllerName
        ? [{ parentRef, controllerName, conditions: [held('Accepted')] }]
        : [];
    }),
  };
}

/** Pods of a workload that is written anew are those it makes then. */
function withoutPodsOf(joined: ClusterObjects, own: ClusterObjects): Pod[] {
  const replaced = own.deployments.map(
    ({ meta, selector }) => [meta.namespace, Object.entries(selector)] as const,
  );
  return joined.pods.filter(
    ({ meta }) =>
      !replaced.some(
        ([namespace, labels]) =>
          namespace === meta.namespace &&
          labels.every(([label, value]) => meta.labels[label] === value),
      ),
  );
}

function podsOf(workload: Deployment): Pod[] {
  const { meta, replicas, podLabels, containers } = workload;
  return Array.from({ length: Math.min(replicas, PODS) }, (_, index) => ({
    meta: {
      ...metaOf('Pod', meta.namespace, `${meta.name}-${index}`),
      labels: podLabels,
      owners: [{ kind: meta.kind, name: meta.name, controller: true }],
    },
    phase: 'Running',
    containers,
    statuses: containers.map(({ name }) => ({
      name,
      ready: true,
      restarts: 0,
    })),
    conditions: [held('Ready')],
  }));
}

function metaOf(kind: string, namespace: string, name: string): ObjectMeta {
  return {
    apiVersion: 'assumed',
    kind,
    namespace,
    name,
    uid: `assumed ${kind} ${namespace}/${name}`,
    labels: {},
    annotations: {},
    owners: [],
  };
}

function held(type: string): Condition {
  return { type, status: 'True' };
}
