// SPDX-License-Identifier: Apache-2.0
import { CompoundEntityRef } from '@backstage/catalog-model';
import { createApiRef } from '@backstage/core-plugin-api';
import {
  ClusterDiagnosis,
  ClusterStatus,
  EntityInference,
  ExplainRequest,
  Explanation,
  ObjectRef,
  OwnedEntities,
  PoolHistory,
  PoolRef,
  PoolSummary,
  RecentHistory,
  Rollout,
  RolloutForecast,
  RolloutPlanStatus,
  RolloutWay,
  ServedModel,
  ShownObject,
  UpgradeCheck,
  UpgradeCheckRequest,
} from '@inference-portal/backstage-plugin-inference-common';

/**
 * How a stream of changes is followed.
 *
 * @public
 */
export interface WatchOptions {
  signal: AbortSignal;
  /** The stream is open: changes are announced. */
  onOpen: () => void;
  /** The answer differs from the last one that was read. */
  onChanged: () => void;
}

/**
 * Rollouts of an entity, judged as their plans say, and where the plans stand.
 *
 * @public
 */
export interface PlannedRollouts {
  items: Rollout[];
  plans: RolloutPlanStatus[];
}

/**
 * A rule of a route, and the share of its requests that a canary would get, 0..1.
 *
 * @public
 */
export interface RolloutForecastRequest {
  /** What shares the requests, or is to. */
  way: RolloutWay;
  /** The HTTPRoute, or the InferenceModelRewrite. */
  route: PoolRef;
  rule: number;
  /** Which of several canaries; left out before there is one. */
  canary?: string;
  weight: number;
}

/**
 * What the pages ask the inference backend. Answers that did not change are the
 * same object as before.
 *
 * @public
 */
export interface InferenceApi {
  getEntity(
    ref: CompoundEntityRef,
    options: { signal: AbortSignal },
  ): Promise<EntityInference>;
  listRollouts(
    ref: CompoundEntityRef,
    options: { signal: AbortSignal },
  ): Promise<PlannedRollouts>;
  /** What a step of a rollout would see, before it begins and before there is a canary. */
  getRolloutForecast(
    ref: CompoundEntityRef,
    asked: RolloutForecastRequest,
    options: { signal: AbortSignal },
  ): Promise<RolloutForecast>;
  /** Every pool of every cluster, worst first. */
  listPools(options: { signal: AbortSignal }): Promise<PoolSummary[]>;
  /** What was measured of a pool; `range` such as `1h`. */
  getPoolHistory(
    pool: PoolRef,
    options: {
      signals: string[];
      range: string;
      /** Also of these endpoints, each by itself; up to 32. */
      pods?: string[];
      signal: AbortSignal;
    },
  ): Promise<PoolHistory>;
  /**
   * One object on the way of an entity's requests. Its YAML is read from the
   * cluster when it is asked for.
   */
  getObject(
    ref: CompoundEntityRef,
    object: ObjectRef,
    options: { signal: AbortSignal },
  ): Promise<ShownObject>;
  /** What would happen to a request; none is sent. */
  explain(
    request: ExplainRequest,
    options: { signal: AbortSignal },
  ): Promise<Explanation>;
  listClusters(options: { signal: AbortSignal }): Promise<ClusterStatus[]>;
  /** The last hour of several pools at once, for tables. */
  getRecentHistory(
    pools: PoolRef[],
    options: { signals: string[]; signal: AbortSignal },
  ): Promise<RecentHistory>;
  /** What the user and their groups have running, worst first. */
  listOwnedEntities(options: { signal: AbortSignal }): Promise<OwnedEntities>;
  /** Every name that requests can ask for, by name. */
  listModels(options: { signal: AbortSignal }): Promise<ServedModel[]>;
  /** What the portal can't see in a cluster, and what mends it. */
  diagnoseCluster(
    cluster: string,
    options: { signal: AbortSignal },
  ): Promise<ClusterDiagnosis>;
  /** What an upgrade would bring to a cluster; nothing is changed. */
  checkUpgrade(
    cluster: string,
    upgrade: UpgradeCheckRequest,
    options: { signal: AbortSignal },
  ): Promise<UpgradeCheck>;
  /** Resolves when the server ends the stream, rejects when it breaks. */
  watchEntity(ref: CompoundEntityRef, options: WatchOptions): Promise<void>;
  /** Like watchEntity, for the list of pools. */
  watchPools(options: WatchOptions): Promise<void>;
  /** Like watchEntity, for the list of models. */
  watchModels(options: WatchOptions): Promise<void>;
  /** Like watchEntity, for the list of clusters. */
  watchClusters(options: WatchOptions): Promise<void>;
}

/** @public */
export const inferenceApiRef = createApiRef<InferenceApi>({
  id: 'plugin.inference.service',
});
