// SPDX-License-Identifier: Apache-2.0
import { EndpointNode, PoolNode } from './ClusterTopology';
import {
  adaptersOfArguments,
  modelsOfArguments,
  modelsOfRoutes,
} from './modelNames';

/** What a server's own page names, where it was read. */
export interface ReportedModels {
  models: readonly string[];
  adapters: readonly string[];
}

export type ReadReported = (
  namespace: string,
  pod: string,
) => ReportedModels | undefined;

/** Models and adapters of one server: what it reports, else what its arguments say. */
export function modelsOfEndpoint(
  { pod }: EndpointNode,
  reported: ReportedModels | undefined,
): ReportedModels {
  return {
    models:
      reported && reported.models.length > 0
        ? reported.models
        : modelsOfArguments(pod.containers),
    adapters:
      reported && reported.adapters.length > 0
        ? reported.adapters
        : adaptersOfArguments(pod.containers),
  };
}

/**
 * Served model names of a pool, sorted. A pool without pods is known by what
 * its workloads would serve, then by its LLMInferenceService, and last by what
 * the routes send to it.
 */
export function servedModels(pool: PoolNode, read: ReadReported): string[] {
  const served = serverNames(pool, read).models;
  if (served.length > 0) {
    return served;
  }
  return pool.service ? [pool.service.model] : modelsOfRoutes(pool);
}

/** Adapters that a pool's servers serve beside their models, sorted. */
export function servedAdapters(pool: PoolNode, read: ReadReported): string[] {
  return serverNames(pool, read).adapters;
}

/**
 * Every name by which a pool is known: served models, adapters, what its
 * LLMInferenceService declares, routed models.
 */
export function knownNames(pool: PoolNode, read: ReadReported): Set<string> {
  const { models, adapters } = serverNames(pool, read);
  const declared = pool.service
    ? [pool.service.model, ...pool.service.adapters]
    : [];
  return new Set([
    ...models,
    ...adapters,
    ...declared,
    ...modelsOfRoutes(pool),
  ]);
}

function serverNames(
  pool: PoolNode,
  read: ReadReported,
): { models: string[]; adapters: string[] } {
  const servers = pool.endpoints.map(endpoint =>
    modelsOfEndpoint(
      endpoint,
      read(endpoint.pod.meta.namespace, endpoint.pod.meta.name),
    ),
  );
  const planned = pool.workloads.map(({ containers }) => ({
    models: modelsOfArguments(containers),
    adapters: adaptersOfArguments(containers),
  }));
  const named = servers.length > 0 ? servers : planned;
  return {
    models: sortedUnion(named.map(({ models }) => models)),
    adapters: sortedUnion(named.map(({ adapters }) => adapters)),
  };
}

function sortedUnion(lists: ReadonlyArray<readonly string[]>): string[] {
  return [...new Set(lists.flat())].sort();
}
