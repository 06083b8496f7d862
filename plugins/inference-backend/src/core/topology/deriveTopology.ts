// SPDX-License-Identifier: Apache-2.0
import { GitOpsIndex } from '../gitops/GitOpsIndex';
import {
  LlmInferenceService,
  ObjectMeta,
  Pod,
} from '../objects/ClusterObjects';
import { ClusterSnapshot } from '../objects/ClusterSnapshot';
import { ClusterTopology, GatewayNode, PoolNode } from './ClusterTopology';
import { joinPool, pickPools, PoolParts } from './joinPool';
import { isFinished, judgePod, PodState } from './judgePod';
import { joinGateways } from './joinGateways';
import { joinRoutes } from './joinRoutes';
import { LabelIndex } from './LabelIndex';
import { objectKey, sortObjects, uniqueByKey } from './objectKey';
import { servicesByKey } from './servicesByKey';

export { POOL_GROUP } from './joinPool';

/** Joins what is known of a cluster along the way of a request. Never throws. */
export function deriveTopology(snapshot: ClusterSnapshot): ClusterTopology {
  return joinTopology(snapshot).topology;
}

/** The same, with gateways to which no route attaches. */
export function joinTopology(snapshot: ClusterSnapshot): {
  topology: ClusterTopology;
  gateways: GatewayNode[];
} {
  const { objects } = snapshot;
  const pools = joinPools(snapshot);
  const poolsByKey = new Map(pools.map(pool => [pool.key, pool]));
  const gatewayClasses = uniqueByKey(objects.gatewayClasses);
  const gateways = joinGateways(objects, gatewayClasses);
  const { routes, ways } = joinRoutes(objects, poolsByKey, gateways);
  const topology = {
    snapshot,
    pools,
    poolsByKey,
    routes,
    gateways: gateways.filter(gateway => gateway.ways.length > 0),
    gatewayClasses,
    ways,
    gitOps: new GitOpsIndex(objects),
  };
  return { topology, gateways };
}

function joinPools({ objects }: ClusterSnapshot): PoolNode[] {
  const services = servicesByKey(objects.services);
  const objectives = groupByPool(objects.inferenceObjectives);
  const rewrites = groupByPool(objects.inferenceModelRewrites);
  const llmServices = servicesByPool(objects.llmInferenceServices);
  // One pod may stand behind several selectors; it is judged once.
  const states = new Map<Pod, PodState>();
  const parts: PoolParts = {
    pods: new LabelIndex(
      uniqueByKey(objects.pods).filter(pod => !isFinished(pod)),
    ),
    stateOf: pod => {
      const state = states.get(pod) ?? judgePod(pod);
      states.set(pod, state);
      return state;
    },
    deployments: new LabelIndex(
      uniqueByKey(objects.deployments),
      deployment => deployment.podLabels,
    ),
    service: key => services.get(key),
    objectives: key => objectives.get(key) ?? [],
    rewrites: key => rewrites.get(key) ?? [],
    llmService: key => llmServices.get(key),
  };
  return pickPools(objects.inferencePools).map(picked =>
    joinPool(picked, parts),
  );
}

/** Objectives and rewrites name a pool of their own namespace. */
export function groupByPool<
  T extends { meta: ObjectMeta; pool: { name: string } },
>(objects: readonly T[]): Map<string, T[]> {
  const byPool = new Map<string, T[]>();
  for (const object of sortObjects(objects)) {
    const { namespace } = object.meta;
    const key = objectKey({ namespace, name: object.pool.name });
    byPool.set(key, [...(byPool.get(key) ?? []), object]);
  }
  return byPool;
}

export function servicesByPool(
  services: readonly LlmInferenceService[],
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
