// SPDX-License-Identifier: Apache-2.0
import { GitOpsIndex } from '../gitops/GitOpsIndex';
import {
  Deployment,
  InferencePool,
  LlmInferenceService,
  ObjectMeta,
  Pod,
  Service,
} from '../objects/ClusterObjects';
import { ClusterSnapshot } from '../objects/ClusterSnapshot';
import {
  ClusterTopology,
  EndpointNode,
  PickerNode,
  PoolNode,
} from './ClusterTopology';
import { isFinished, judgePod, PodState } from './judgePod';
import { joinGateways } from './joinGateways';
import { joinRoutes } from './joinRoutes';
import { LabelIndex } from './LabelIndex';
import { groupOf, objectKey, sortObjects, uniqueByKey } from './objectKey';

/** The group in which pools are defined since their general availability. */
export const POOL_GROUP = 'inference.networking.k8s.io';

/** Joins what is known of a cluster along the way of a request. Never throws. */
export function deriveTopology(snapshot: ClusterSnapshot): ClusterTopology {
  const { objects } = snapshot;
  const pools = joinPools(snapshot);
  const poolsByKey = new Map(pools.map(pool => [pool.key, pool]));
  const gatewayClasses = uniqueByKey(objects.gatewayClasses);
  const gateways = joinGateways(objects, gatewayClasses);
  const { routes, ways } = joinRoutes(objects, poolsByKey, gateways);
  return {
    snapshot,
    pools,
    poolsByKey,
    routes,
    gateways: gateways.filter(gateway => gateway.ways.length > 0),
    gatewayClasses,
    ways,
    gitOps: new GitOpsIndex(objects),
  };
}

function joinPools(snapshot: ClusterSnapshot): PoolNode[] {
  const { objects } = snapshot;
  const pods = new LabelIndex(
    uniqueByKey(objects.pods).filter(pod => !isFinished(pod)),
  );
  const deployments = new LabelIndex(
    uniqueByKey(objects.deployments),
    deployment => deployment.podLabels,
  );
  const services = new Map(
    uniqueByKey(objects.services).map(service => [
      objectKey(service.meta),
      service,
    ]),
  );
  const objectives = groupByPool(objects.inferenceObjectives);
  const rewrites = groupByPool(objects.inferenceModelRewrites);
  const llmServices = servicesByPool(objects.llmInferenceServices);
  // One pod may stand behind several selectors; it is judged once.
  const states = new Map<Pod, PodState>();
  const endpointsOf = (
    namespace: string,
    selector: Record<string, string>,
  ): EndpointNode[] =>
    pods.select(namespace, selector).map(pod => {
      const state = states.get(pod) ?? judgePod(pod);
      states.set(pod, state);
      return { pod, state };
    });

  return pickPools(objects.inferencePools).map(({ pool, otherGroups }) => ({
    key: objectKey(pool.meta),
    pool,
    otherGroups,
    endpoints: endpointsOf(pool.meta.namespace, pool.selector),
    workloads: deployments.select(pool.meta.namespace, pool.selector),
    picker: joinPicker(pool, services, endpointsOf, deployments),
    objectives: objectives.get(objectKey(pool.meta)) ?? [],
    rewrites: rewrites.get(objectKey(pool.meta)) ?? [],
    service: llmServices.get(objectKey(pool.meta)),
    ways: [],
  }));
}

function joinPicker(
  pool: InferencePool,
  services: ReadonlyMap<string, Service>,
  endpointsOf: (
    namespace: string,
    selector: Record<string, string>,
  ) => EndpointNode[],
  deployments: LabelIndex<Deployment>,
): PickerNode | undefined {
  if (!pool.picker) {
    return undefined;
  }
  const { namespace } = pool.meta;
  const service =
    pool.picker.kind === 'Service' && pool.picker.group === ''
      ? services.get(objectKey({ namespace, name: pool.picker.name }))
      : undefined;
  return {
    service,
    endpoints: service ? endpointsOf(namespace, service.selector) : [],
    workloads: service ? deployments.select(namespace, service.selector) : [],
  };
}

/**
 * One pool per namespace and name. During a migration both API groups hold one;
 * the newer group's is shown, the other is remembered.
 */
function pickPools(
  pools: InferencePool[],
): Array<{ pool: InferencePool; otherGroups: string[] }> {
  const byKey = new Map<string, InferencePool[]>();
  for (const pool of sortObjects(pools)) {
    const key = objectKey(pool.meta);
    byKey.set(key, [...(byKey.get(key) ?? []), pool]);
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

/** Objectives and rewrites name a pool of their own namespace. */
function groupByPool<T extends { meta: ObjectMeta; pool: { name: string } }>(
  objects: T[],
): Map<string, T[]> {
  const byPool = new Map<string, T[]>();
  for (const object of sortObjects(objects)) {
    const { namespace } = object.meta;
    const key = objectKey({ namespace, name: object.pool.name });
    byPool.set(key, [...(byPool.get(key) ?? []), object]);
  }
  return byPool;
}

function servicesByPool(
  services: LlmInferenceService[],
): Map<string, LlmInferenceService> {
  return new Map(
    uniqueByKey(services).flatMap(service =>
      service.pool === undefined
        ? []
        : [
            [
              objectKey({
                namespace: service.meta.namespace,
                name: service.pool,
              }),
              service,
            ] as const,
          ],
    ),
  );
}
