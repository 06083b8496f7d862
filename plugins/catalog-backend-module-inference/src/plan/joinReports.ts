// SPDX-License-Identifier: Apache-2.0
import { isWanted } from '../config/matchesPattern';
import { ProviderConfig } from '../config/ProviderConfig';
import { ClusterReport, Inventory } from './Inventory';

/**
 * What is wanted of what the clusters hold. Where a cluster can't say what
 * exists, nothing of it is taken: what was made of it before stays.
 */
export function joinReports(
  reports: readonly ClusterReport[],
  config: Pick<ProviderConfig, 'include' | 'exclude'>,
): Inventory {
  const pools: Inventory['pools'] = [];
  const gateways: Inventory['gateways'] = [];
  const titles = new Map<string, string>();
  const silent = new Map<string, string>();
  const poolsKnownIn = new Set<string>();
  const gatewaysKnownIn = new Set<string>();
  for (const report of reports) {
    const { cluster } = report;
    const why = whySilent(report);
    if (why !== undefined || !report.ok) {
      silent.set(cluster, why ?? 'it was not asked');
      continue;
    }
    const { inventory } = report;
    poolsKnownIn.add(cluster);
    if (inventory.known.gateways) {
      gatewaysKnownIn.add(cluster);
    }
    if (inventory.title) {
      titles.set(cluster, inventory.title);
    }
    const wanted = inventory.pools.filter(({ namespace, name }) =>
      isWanted({ cluster, namespace, name }, config),
    );
    const used = new Set(wanted.flatMap(pool => pool.gateways));
    pools.push(...wanted.map(pool => ({ cluster, ...pool })));
    gateways.push(
      ...inventory.gateways
        .filter(({ namespace, name }) => used.has(`${namespace}/${name}`))
        .map(gateway => ({ cluster, ...gateway })),
    );
  }
  return { pools, gateways, titles, poolsKnownIn, gatewaysKnownIn, silent };
}

function whySilent(report: ClusterReport): string | undefined {
  if (!report.ok) {
    return report.reason;
  }
  const { state, known, entitiesKnown } = report.inventory;
  if (!known.pools) {
    return state === 'connected' || state === 'degraded'
      ? 'its InferencePools are not read'
      : `it is ${state}`;
  }
  return entitiesKnown
    ? undefined
    : 'the inference backend has not read the catalog yet';
}
