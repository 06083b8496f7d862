// SPDX-License-Identifier: Apache-2.0
import {
  PoolSummary,
  ServedModel,
} from '@inference-portal/backstage-plugin-inference-common';
import { comparePools } from '../health/comparePools';
import { judgeEntityHealth } from '../health/judgeEntityHealth';
import { compareText } from '../topology/objectKey';

/** A pool and the names it answers to. */
export interface ServingPool {
  pool: PoolSummary;
  models: readonly string[];
  adapters: readonly string[];
}

interface Server {
  pool: PoolSummary;
  adapter: boolean;
}

/** Served names, each with its pools and whose they are; by name. */
export function joinModels(serving: readonly ServingPool[]): ServedModel[] {
  const servers = new Map<string, Server[]>();
  const add = (name: string, server: Server) => {
    const known = servers.get(name);
    if (known) {
      known.push(server);
    } else {
      servers.set(name, [server]);
    }
  };
  for (const { pool, models, adapters } of serving) {
    const own = new Set(models);
    own.forEach(name => add(name, { pool, adapter: false }));
    for (const name of new Set(adapters)) {
      if (!own.has(name)) {
        add(name, { pool, adapter: true });
      }
    }
  }
  return [...servers]
    .map(([name, of]) => toModel(name, of))
    .sort((a, b) => compareText(a.name, b.name));
}

function toModel(name: string, servers: Server[]): ServedModel {
  const pools = servers.map(({ pool }) => pool);
  return {
    name,
    ...judgeEntityHealth(pools),
    pools: servers
      .sort((a, b) => comparePools(a.pool, b.pool))
      .map(({ pool, adapter }) => ({
        cluster: pool.cluster,
        namespace: pool.namespace,
        name: pool.name,
        health: pool.health,
        endpoints: pool.endpoints,
        ...(adapter && { adapter }),
      })),
    entities: union(pools.map(({ entities }) => entities)),
    owners: union(pools.map(({ owners }) => owners)),
  };
}

function union(lists: string[][]): string[] {
  return [...new Set(lists.flat())].sort();
}
