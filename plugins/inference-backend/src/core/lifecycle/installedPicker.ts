// SPDX-License-Identifier: Apache-2.0
import { ContainerSpec, Deployment } from '../objects/ClusterObjects';
import { ClusterTopology, PoolNode } from '../topology/ClusterTopology';
import { objectKey } from '../topology/objectKey';
import { tagOf } from './installedVersions';
import { parseVersion } from './parseVersion';
import { ENDPOINT_PICKERS, PickerProduct } from './supportMatrix';

/** The endpoint picker in a Deployment. */
export interface InstalledPicker {
  deployment: Deployment;
  container: ContainerSpec;
  product: PickerProduct;
  version?: string;
  /** Pools it picks for. */
  pools: PoolNode[];
}

const PRODUCTS: readonly PickerProduct[] = ['llm-d-router', 'gie'];

/** Each Deployment behind a pool's picker whose image is a known one, once. */
export function installedPickers({
  pools,
}: Pick<ClusterTopology, 'pools'>): InstalledPicker[] {
  const pickers = new Map<string, InstalledPicker>();
  for (const pool of pools) {
    for (const deployment of pool.picker?.workloads ?? []) {
      const key = objectKey(deployment.meta);
      const known = pickers.get(key);
      const found = known ?? identify(deployment);
      if (found) {
        pickers.set(key, { ...found, pools: [...found.pools, pool] });
      }
    }
  }
  return [...pickers.values()];
}

function identify(deployment: Deployment): InstalledPicker | undefined {
  for (const container of deployment.containers) {
    const product = PRODUCTS.find(name =>
      ENDPOINT_PICKERS[name].image.test(container.image),
    );
    if (product) {
      const version = tagOf(container);
      return {
        deployment,
        container,
        product,
        ...(version !== undefined && { version }),
        pools: [],
      };
    }
  }
  return undefined;
}

/** llm-d-router has not reached 1.0; GIE's picker began there. */
export function pickerProductOf(version: string): PickerProduct | undefined {
  const parsed = parseVersion(version);
  if (!parsed) {
    return undefined;
  }
  return parsed.major === 0 && parsed.minor >= 7 ? 'llm-d-router' : 'gie';
}
