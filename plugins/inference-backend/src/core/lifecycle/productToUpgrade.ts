// SPDX-License-Identifier: Apache-2.0
import { ClusterTopology } from '../topology/ClusterTopology';
import { versionOfProduct } from './installedVersions';
import { InstalledProduct, productOf } from './productOf';
import { PRODUCTS } from './supportMatrix';

/**
 * What an upgrade of that controller changes. Of both controllers that come
 * with kgateway that is kgateway, whatever product does their work.
 */
export function productToUpgrade(
  controller: string,
  topology: ClusterTopology,
): InstalledProduct | undefined {
  if (!controller.startsWith('kgateway.dev/')) {
    return productOf(controller, topology);
  }
  const product = PRODUCTS.find(({ name }) => name === 'kgateway');
  const version =
    product &&
    versionOfProduct(
      product,
      topology.snapshot.objects.deployments.flatMap(
        ({ containers }) => containers,
      ),
    );
  return product && { product, ...(version !== undefined && { version }) };
}
