// SPDX-License-Identifier: Apache-2.0
import { KubernetesObject } from '../../cluster/KubernetesObject';
import { readList, readNumber, readString } from '../../cluster/readField';
import { condition } from '../conditions';
import {
  CONTROLLER,
  find,
  GATEWAY_GROUP,
  GatewayWorld,
  POOL_GROUP,
  readBackendRefs,
} from './RouteModel';
import { RouteParentVerdict } from './judgeRoute';
import { StatusEntry } from './writeEntries';

/**
 * What the controller says of a pool: one parent per gateway that routes to it.
 * An invalid pool that none routes to gets a placeholder, a valid one nothing.
 */
export function judgePool(
  pool: KubernetesObject,
  world: GatewayWorld,
  routes: Map<KubernetesObject, RouteParentVerdict[]>,
): StatusEntry[] {
  const errors = judgePicker(pool, world);
  const conditions = [
    condition(
      'Accepted',
      true,
      'Accepted',
      `InferencePool has been accepted by controller ${CONTROLLER}`,
      pool.metadata.generation,
    ),
    errors.length > 0
      ? condition(
          'ResolvedRefs',
          false,
          'InvalidExtensionRef',
          `error: ${errors.join('; ')}`,
          pool.metadata.generation,
        )
      : condition(
          'ResolvedRefs',
          true,
          'ResolvedRefs',
          'All InferencePool references have been resolved',
          pool.metadata.generation,
        ),
  ];
  const gateways = attachedGateways(pool, routes);
  if (gateways.length > 0) {
    return gateways.map(ref => ({ ref, conditions }));
  }
  return errors.length > 0
    ? [
        {
          // The group is what the API server's defaulting makes of it.
          ref: { group: GATEWAY_GROUP, kind: 'Status', name: 'default' },
          conditions,
        },
      ]
    : [];
}

function attachedGateways(
  pool: KubernetesObject,
  routes: Map<KubernetesObject, RouteParentVerdict[]>,
): Array<Record<string, string>> {
  const { namespace, name } = pool.metadata;
  const found = new Map<string, Record<string, string>>();
  for (const [route, verdicts] of routes) {
    const refers =
      route.metadata.namespace === namespace &&
      readBackendRefs(route).some(
        ref =>
          ref.group === POOL_GROUP &&
          ref.namespace === namespace &&
          ref.name === name,
      );
    if (!refers) continue;
    for (const { parentRef, accepted } of verdicts) {
      if (!accepted) continue;
      found.set(`${parentRef.namespace}/${parentRef.name}`, {
        group: GATEWAY_GROUP,
        kind: 'Gateway',
        name: parentRef.name,
        namespace: parentRef.namespace,
      });
    }
  }
  return [...found.keys()].sort().map(key => found.get(key) ?? {});
}

/** What is wrong with the pool's endpointPickerRef, in agentgateway's words. */
function judgePicker(pool: KubernetesObject, world: GatewayWorld): string[] {
  const errors: string[] = [];
  const path = ['spec', 'endpointPickerRef'];
  const group = readString(pool, ...path, 'group') ?? '';
  const kind = readString(pool, ...path, 'kind') ?? 'Service';
  const name = readString(pool, ...path, 'name') ?? '';
  const port = readNumber(pool, ...path, 'port', 'number');
  const { namespace } = pool.metadata;
  if (group !== '') {
    errors.push(`endpointPickerRef.group must be empty, got "${group}"`);
  }
  if (kind !== 'Service') {
    errors.push(`endpointPickerRef.kind must be "Service", got "${kind}"`);
  }
  if (port === undefined) {
    return [...errors, 'endpointPickerRef.port must be specified'];
  }
  const service = find(world.services, namespace, name);
  if (!service) {
    return [
      ...errors,
      `endpointPickerRef Service ${namespace}/${name} not found`,
    ];
  }
  if (readString(service, 'spec', 'type') === 'ExternalName') {
    errors.push('endpointPickerRef Service must not be ExternalName');
  }
  const hasPort = readList(service, 'spec', 'ports').some(
    candidate =>
      readNumber(candidate, 'port') === port &&
      (readString(candidate, 'protocol') ?? 'TCP') === 'TCP',
  );
  if (!hasPort) {
    errors.push(
      `endpointPickerRef.port ${port} must reference a TCP Service port on ${namespace}/${name}`,
    );
  }
  return errors;
}
