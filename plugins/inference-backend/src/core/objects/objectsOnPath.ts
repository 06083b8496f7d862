// SPDX-License-Identifier: Apache-2.0
import {
  EndpointNode,
  GatewayNode,
  PickerNode,
  PoolNode,
  RouteNode,
} from '../topology/ClusterTopology';
import { objectKey } from '../topology/objectKey';
import { Condition, ObjectMeta, ParentRef } from './ClusterObjects';

/** A condition, and of which part of the object it is where there are several. */
export interface StatedCondition extends Condition {
  of?: string;
}

/** An object that requests to a pool pass, or that decides about them. */
export interface PathObject {
  meta: ObjectMeta;
  conditions: StatedCondition[];
}

/** Everything on the way to a pool, from the gateway to its endpoints; some may come twice. */
export function objectsOnPath(pool: PoolNode): PathObject[] {
  const gateways = new Set<GatewayNode>();
  const routes = new Set<RouteNode>();
  const grants = new Set<PathObject>();
  for (const { parent, rule, backend } of pool.ways) {
    if (parent.gateway) {
      gateways.add(parent.gateway);
    }
    routes.add(rule.route);
    if (backend.grant) {
      grants.add(plain(backend.grant));
    }
  }
  return [
    ...[...gateways].flatMap(ofGateway),
    ...[...routes].map(ofRoute),
    ...grants,
    ...ofPool(pool),
  ];
}

function ofGateway({
  gateway,
  gatewayClass,
  policies,
}: GatewayNode): PathObject[] {
  return [
    {
      meta: gateway.meta,
      conditions: [
        ...gateway.conditions,
        ...gateway.listeners.flatMap(({ name, conditions }) =>
          stated(conditions, `listener ${name}`),
        ),
      ],
    },
    ...(gatewayClass ? [plain(gatewayClass)] : []),
    ...policies.map(({ meta, ancestors }) => ({
      meta,
      conditions: ancestors.flatMap(({ ancestorRef, conditions }) =>
        stated(conditions, nameOfRef(ancestorRef)),
      ),
    })),
  ];
}

function ofRoute({ route }: RouteNode): PathObject {
  return { meta: route.meta, conditions: ofParents(route.parents) };
}

function ofPool(node: PoolNode): PathObject[] {
  const { pool, endpoints, workloads, picker, service } = node;
  return [
    { meta: pool.meta, conditions: ofParents(pool.parents) },
    ...(service ? [plain(service)] : []),
    ...[...node.objectives, ...node.rewrites].map(plain),
    ...(picker ? ofPicker(picker) : []),
    ...workloads.map(plain),
    ...endpoints.map(ofEndpoint),
  ];
}

function ofPicker({ service, workloads, endpoints }: PickerNode): PathObject[] {
  return [
    ...(service ? [plain(service)] : []),
    ...workloads.map(plain),
    ...endpoints.map(ofEndpoint),
  ];
}

function ofEndpoint({ pod }: EndpointNode): PathObject {
  return plain(pod);
}

function ofParents(
  parents: Array<{ parentRef: ParentRef; conditions: Condition[] }>,
): StatedCondition[] {
  return parents.flatMap(({ parentRef, conditions }) =>
    stated(conditions, nameOfRef(parentRef)),
  );
}

function plain({
  meta,
  conditions = [],
}: {
  meta: ObjectMeta;
  conditions?: Condition[];
}): PathObject {
  return { meta, conditions };
}

function stated(conditions: Condition[], of: string): StatedCondition[] {
  return conditions.map(condition => ({ ...condition, of }));
}

/** `Gateway infra/front (http)` */
function nameOfRef(ref: ParentRef): string {
  const section = ref.sectionName ?? ref.port;
  return `${ref.kind} ${objectKey(ref)}${
    section === undefined ? '' : ` (${section})`
  }`;
}
