// SPDX-License-Identifier: Apache-2.0
import { ClusterSnapshot } from '../objects/ClusterSnapshot';
import { ScrapeTarget } from '../ports';
import { LabelIndex } from '../topology/LabelIndex';
import { servicesByKey } from '../topology/servicesByKey';
import { gatewayTargets } from './gatewayTargets';
import { pickerTargets } from './pickerTargets';
import { isRunning } from './podPages';
import { serverTargets } from './serverTargets';

/**
 * The pages of metrics that a cluster's pools have: their pickers first, then
 * the proxies of the gateways that lead to them, then their model servers. A
 * page that counts for several pools is there once.
 */
export function deriveScrapeTargets(snapshot: ClusterSnapshot): ScrapeTarget[] {
  const { cluster, objects } = snapshot;
  const pools = objects.inferencePools;
  const running = objects.pods.filter(isRunning);
  const pods = new LabelIndex(running);
  const services = servicesByKey(objects.services);
  const all = [
    ...pools.flatMap(pool => pickerTargets(cluster, pool, { pods, services })),
    ...gatewayTargets(cluster, objects, running),
    ...pools.flatMap(pool => serverTargets(cluster, pool, pods)),
  ];
  const targets = new Map<string, ScrapeTarget>();
  for (const target of all) {
    const key = `${target.namespace}/${target.pod}:${target.port}${target.path}`;
    const known = targets.get(key);
    targets.set(
      key,
      known
        ? { ...target, pools: [...new Set([...known.pools, ...target.pools])] }
        : target,
    );
  }
  return [...targets.values()];
}
