// SPDX-License-Identifier: Apache-2.0
import {
  Deployment,
  InferenceModelRewrite,
  InferenceObjective,
  InferencePool,
  LlmInferenceService,
  Pod,
  Service,
} from '../objects/ClusterObjects';
import {
  EndpointNode,
  ObjectKey,
  PickerNode,
  PoolNode,
} from './ClusterTopology';
import { PodState } from './judgePod';
import { groupOf, objectKey, sortObjects } from './objectKey';

/** The group in which pools are defined since their general availability. */
export const POOL_GROUP = 'inference.networking.k8s.io';

/** Objects that can be found by the labels they carry. */
export interface Selectable<T> {
  select(namespace: string, selector: Record<string, string>): T[];
}

/** Where a pool's parts are looked for. */
export interface PoolParts {
  /** Those that may answer again. */
  pods: Selectable<Pod>;
  stateOf(pod: Pod): PodState;
  /** By the labels of their pods. */
  deployments: Selectable<Deployment>;
  service(key: ObjectKey): Service | undefined;
  /** Of the pool of that key. */
  objectives(pool: ObjectKey): InferenceObjective[];
  rewrites(pool: ObjectKey): InferenceModelRewrite[];
  llmService(pool: ObjectKey): LlmInferenceService | undefined;
}

export interface PickedPool {
  pool: InferencePool;
  otherGroups: string[];
}

/** A pool with all that is behind it, and no ways to it yet. */
export function joinPool(
  { pool, otherGroups }: PickedPool,
  parts: PoolParts,
): PoolNode {
  const key = objectKey(pool.meta);
  const { namespace } = pool.meta;
  return {
    key,
    pool,
    otherGroups,
    endpoints: endpointsOf(namespace, pool.selector, parts),
    workloads: parts.deployments.select(namespace, pool.selector),
    picker: joinPicker(pool, parts),
    objectives: parts.objectives(key),
    rewrites: parts.rewrites(key),
    service: parts.llmService(key),
    ways: [],
  };
}

function endpointsOf(
  namespace: string,
  selector: Record<string, string>,
  { pods, stateOf }: PoolParts,
): EndpointNode[] {
  return pods
    .select(namespace, selector)
    .map(pod => ({ pod, state: stateOf(pod) }));
}

function joinPicker(
  pool: InferencePool,
  parts: PoolParts,
): PickerNode | undefined {
  if (!pool.picker) {
    return undefined;
  }
  const { namespace } = pool.meta;
  const service =
    pool.picker.kind === 'Service' && pool.picker.group === ''
      ? parts.service(objectKey({ namespace, name: pool.picker.name }))
      : undefined;
  return {
    service,
    endpoints: service ? endpointsOf(namespace, service.selector, parts) : [],
    workloads: service
      ? parts.deployments.select(namespace, service.selector)
      : [],
  };
}

/**
 * One pool per namespace and name. During a migration both API groups hold one;
 * the newer group's is shown, the other is remembered.
 */
export function pickPools(pools: readonly InferencePool[]): PickedPool[] {
  const byKey = new Map<string, InferencePool[]>();
  for (const pool of sortObjects(pools)) {
    const key = objectKey(pool.meta);
    const same = byKey.get(key);
    if (same) {
      same.push(pool);
    } else {
      byKey.set(key, [pool]);
    }
  }
  return Array.from(byKey.values(), same => {
    const pool =
      same.find(candidate => groupOf(candidate.meta) === POOL_GROUP) ?? same[0];
    const others = same
      .map(candidate => groupOf(candidate.meta))
      .filter(group => group !== groupOf(pool.meta));
    return { pool, otherGroups: [...new Set(others)].sort() };
  });
}
