// SPDX-License-Identifier: Apache-2.0
import { ContainerSpec, Deployment } from '../objects/ClusterObjects';
import { ClusterTopology, GatewayNode } from '../topology/ClusterTopology';
import { versionOfProduct } from './installedVersions';
import { lineOf } from './parseVersion';
import { lineIn, Product, ProviderLine, PRODUCTS } from './supportMatrix';

/** What makes gateways work, as far as the cluster tells. */
export interface InstalledProduct {
  product: Product;
  /** Tag of its controller's image; undefined where no image tells. */
  version?: string;
  /** Its row in the support matrix. */
  line?: ProviderLine;
}

/** Looking through all containers is slow beside what is asked of them. */
const known = new WeakMap<
  readonly Deployment[],
  Map<string, InstalledProduct | undefined>
>();

/** Undefined for a controller that the support matrix does not know. */
export function productOf(
  controllerName: string | undefined,
  topology: ClusterTopology,
): InstalledProduct | undefined {
  if (controllerName === undefined) {
    return undefined;
  }
  const { deployments } = topology.snapshot.objects;
  let products = known.get(deployments);
  if (!products) {
    products = new Map();
    known.set(deployments, products);
  }
  if (!products.has(controllerName)) {
    products.set(controllerName, findProduct(controllerName, topology));
  }
  return products.get(controllerName);
}

/** The product behind a gateway's class. */
export function productOfGateway(
  gateway: GatewayNode,
  topology: ClusterTopology,
): InstalledProduct | undefined {
  return productOf(gateway.gatewayClass?.controllerName, topology);
}

function findProduct(
  controllerName: string,
  { snapshot }: ClusterTopology,
): InstalledProduct | undefined {
  const containers = snapshot.objects.deployments.flatMap(
    deployment => deployment.containers,
  );
  const candidates = PRODUCTS.filter(({ controller }) =>
    controller.test(controllerName),
  );
  const product = extensionOf(candidates, containers) ?? candidates[0];
  const version = product && versionOfProduct(product, containers);
  const line = product && lineIn(product.lines, lineOf(version));
  return (
    product && {
      product,
      ...(version !== undefined && { version }),
      ...(line && { line }),
    }
  );
}

/** What has no controller of its own counts where its image is there. */
function extensionOf(
  candidates: readonly Product[],
  containers: readonly ContainerSpec[],
): Product | undefined {
  return candidates.find(
    ({ isExtension, images }) =>
      isExtension &&
      containers.some(({ image }) => images.some(own => own.test(image))),
  );
}

/** `agentgateway v1.4.1` */
export function nameOfProduct({ product, version }: InstalledProduct): string {
  return version === undefined ? product.title : `${product.title} ${version}`;
}
