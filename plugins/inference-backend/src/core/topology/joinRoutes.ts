// SPDX-License-Identifier: Apache-2.0
import {
  BackendRef,
  ClusterObjects,
  HttpRoute,
  Listener,
  ParentRef,
  ReferenceGrant,
  RouteParent,
  Service,
} from '../objects/ClusterObjects';
import {
  BackendNode,
  GatewayNode,
  ParentNode,
  PoolNode,
  RouteNode,
  RuleNode,
  Way,
} from './ClusterTopology';
import { groupOf, objectKey, sortObjects, uniqueByKey } from './objectKey';
import { servicesByKey } from './servicesByKey';

interface BackendLookup {
  pools: ReadonlyMap<string, PoolNode>;
  services: ReadonlyMap<string, Service>;
  /** By the namespace they open. */
  grants: ReadonlyMap<string, ReferenceGrant[]>;
}

/** What the references of routes stand for. */
export interface RouteLookup extends BackendLookup {
  gateways: ReadonlyMap<string, GatewayNode>;
}

/**
 * Routes that lead to pools, joined to their gateways and pools. Adds each way
 * to the gateway and the pool it passes.
 */
export function joinRoutes(
  objects: ClusterObjects,
  pools: ReadonlyMap<string, PoolNode>,
  gateways: GatewayNode[],
): { routes: RouteNode[]; ways: Way[] } {
  const lookup = createRouteLookup(objects, pools, gateways);
  const routes = uniqueByKey(objects.httpRoutes)
    .filter(leadsToPool)
    .map(route => joinRoute(route, lookup));
  return { routes, ways: routes.flatMap(route => route.ways) };
}

export function createRouteLookup(
  objects: ClusterObjects,
  pools: ReadonlyMap<string, PoolNode>,
  gateways: readonly GatewayNode[],
): RouteLookup {
  return {
    pools,
    gateways: new Map(gateways.map(gateway => [gateway.key, gateway])),
    services: servicesByKey(objects.services),
    grants: groupByNamespace(objects.referenceGrants),
  };
}

export function isPoolRef(ref: BackendRef): boolean {
  return ref.kind === 'InferencePool';
}

export function leadsToPool(route: HttpRoute): boolean {
  return route.rules.some(rule => rule.backendRefs.some(isPoolRef));
}

/** Tells the gateways and pools of the ways that it finds. */
export function joinRoute(route: HttpRoute, lookup: RouteLookup): RouteNode {
  const node: RouteNode = {
    key: objectKey(route.meta),
    route,
    parents: route.parentRefs.map((ref, index) =>
      joinParent(route, ref, index, lookup),
    ),
    rules: [],
    ways: [],
  };
  node.rules = route.rules.map((spec, index): RuleNode => {
    return {
      route: node,
      index,
      spec,
      backends: joinBackends(route, index, lookup),
    };
  });
  node.ways = waysOf(node);
  return node;
}

/** What the references of a rule stand for. */
function joinBackends(
  route: HttpRoute,
  rule: number,
  lookup: BackendLookup,
): BackendNode[] {
  const { backendRefs } = route.rules[rule];
  const sum = backendRefs.reduce((total, ref) => total + ref.weight, 0);
  return backendRefs.map((ref, index) =>
    joinBackend(route, ref, index, sum, lookup),
  );
}

/** The same for a route that leads to no pool, and so is not part of a topology. */
export function joinBackendsOf(
  objects: ClusterObjects,
  pools: ReadonlyMap<string, PoolNode>,
  route: HttpRoute,
  rule: number,
): BackendNode[] {
  return joinBackends(route, rule, {
    pools,
    services: servicesByKey(objects.services),
    grants: groupByNamespace(objects.referenceGrants),
  });
}

/** Every parent x rule x pool reference, told to the gateway and the pool. */
function waysOf(route: RouteNode): Way[] {
  const ways: Way[] = [];
  for (const parent of route.parents) {
    for (const rule of route.rules) {
      for (const backend of rule.backends.filter(b => isPoolRef(b.ref))) {
        const way = { parent, rule, backend };
        ways.push(way);
        parent.gateway?.ways.push(way);
        backend.pool?.ways.push(way);
      }
    }
  }
  return ways;
}

function joinParent(
  route: HttpRoute,
  ref: ParentRef,
  index: number,
  lookup: RouteLookup,
): ParentNode {
  const gateway =
    ref.kind === 'Gateway' ? lookup.gateways.get(objectKey(ref)) : undefined;
  return {
    ref,
    index,
    gateway,
    listeners: (gateway?.gateway.listeners ?? []).filter(listener =>
      isNamed(listener, ref),
    ),
    status: pickStatus(
      route.parents.filter(parent => sameParent(parent.parentRef, ref)),
      gateway?.gatewayClass?.controllerName,
    ),
  };
}

function isNamed(listener: Listener, ref: ParentRef): boolean {
  return (
    (ref.sectionName === undefined || ref.sectionName === listener.name) &&
    (ref.port === undefined || ref.port === listener.port)
  );
}

export function sameParent(a: ParentRef, b: ParentRef): boolean {
  return (
    a.group === b.group &&
    a.kind === b.kind &&
    a.namespace === b.namespace &&
    a.name === b.name &&
    a.sectionName === b.sectionName &&
    a.port === b.port
  );
}

/** Several controllers may write for one parent; the class's own counts. */
export function pickStatus(
  statuses: RouteParent[],
  controllerName: string | undefined,
): RouteParent | undefined {
  const sorted = [...statuses].sort((a, b) =>
    a.controllerName < b.controllerName ? -1 : 1,
  );
  return (
    sorted.find(status => status.controllerName === controllerName) ?? sorted[0]
  );
}

function joinBackend(
  route: HttpRoute,
  ref: BackendRef,
  index: number,
  weightSum: number,
  lookup: BackendLookup,
): BackendNode {
  const key = objectKey(ref);
  const named = isPoolRef(ref) ? lookup.pools.get(key) : undefined;
  const pool =
    named &&
    [groupOf(named.pool.meta), ...named.otherGroups].includes(ref.group)
      ? named
      : undefined;
  const crossNamespace = ref.namespace !== route.meta.namespace;
  return {
    ref,
    index,
    share: weightSum > 0 ? ref.weight / weightSum : 0,
    pool,
    service:
      ref.kind === 'Service' && ref.group === ''
        ? lookup.services.get(key)
        : undefined,
    crossNamespace,
    grant: crossNamespace
      ? lookup.grants
          .get(ref.namespace)
          ?.find(grant => allows(grant, route, ref))
      : undefined,
  };
}

function allows(
  grant: ReferenceGrant,
  route: HttpRoute,
  ref: BackendRef,
): boolean {
  return (
    grant.from.some(
      from =>
        from.group === groupOf(route.meta) &&
        from.kind === route.meta.kind &&
        from.namespace === route.meta.namespace,
    ) &&
    grant.to.some(
      to =>
        to.group === ref.group &&
        to.kind === ref.kind &&
        (to.name === undefined || to.name === ref.name),
    )
  );
}

function groupByNamespace(
  grants: ReferenceGrant[],
): Map<string, ReferenceGrant[]> {
  const byNamespace = new Map<string, ReferenceGrant[]>();
  for (const grant of sortObjects(grants)) {
    const { namespace } = grant.meta;
    byNamespace.set(namespace, [...(byNamespace.get(namespace) ?? []), grant]);
  }
  return byNamespace;
}
