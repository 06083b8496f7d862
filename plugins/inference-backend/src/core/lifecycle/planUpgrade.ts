// SPDX-License-Identifier: Apache-2.0
import { UpgradeCheckRequest } from '@inference-portal/backstage-plugin-inference-common';
import {
  ClusterObjects,
  ContainerSpec,
  Deployment,
} from '../objects/ClusterObjects';
import { ClusterSnapshot } from '../objects/ClusterSnapshot';
import { ClusterTopology } from '../topology/ClusterTopology';
import { installedPickers, pickerProductOf } from './installedPicker';
import { productToUpgrade } from './productToUpgrade';
import { ENDPOINT_PICKERS, Product } from './supportMatrix';

/**
 * The cluster as it would be: other bundle versions on the CRDs, other tags on
 * the images. What the upgrade removes stays, as applying a bundle deletes
 * nothing; that is judged apart.
 */
export function planUpgrade(
  topology: ClusterTopology,
  request: UpgradeCheckRequest,
): ClusterSnapshot {
  const { snapshot } = topology;
  let objects = snapshot.objects;
  if (request.gatewayApi) {
    objects = withBundle(
      objects,
      /^gateway\.networking\.k8s\.io$/,
      request.gatewayApi,
    );
  }
  if (request.inferenceExtension) {
    objects = withBundle(
      objects,
      /^inference\.networking\./,
      request.inferenceExtension,
    );
  }
  if (request.provider) {
    const installed = productToUpgrade(request.provider.controller, topology);
    if (installed) {
      objects = withProvider(
        objects,
        installed.product,
        request.provider.version,
      );
    }
  }
  if (request.endpointPicker) {
    objects = withPicker(objects, topology, request.endpointPicker);
  }
  return { ...snapshot, objects };
}

function withBundle(
  objects: ClusterObjects,
  group: RegExp,
  bundleVersion: string,
): ClusterObjects {
  return {
    ...objects,
    crds: objects.crds.map(crd =>
      group.test(crd.crd.slice(crd.crd.indexOf('.') + 1))
        ? { ...crd, bundleVersion }
        : crd,
    ),
  };
}

function withProvider(
  objects: ClusterObjects,
  { images }: Product,
  version: string,
): ClusterObjects {
  return {
    ...objects,
    deployments: objects.deployments.map(deployment =>
      retagged(deployment, ({ image }) =>
        images.some(own => own.test(image)) ? retag(image, version) : image,
      ),
    ),
  };
}

function withPicker(
  objects: ClusterObjects,
  topology: ClusterTopology,
  version: string,
): ClusterObjects {
  const pickers = new Set(
    installedPickers(topology).map(({ deployment }) => deployment.meta.uid),
  );
  const target = pickerProductOf(version);
  return target
    ? {
        ...objects,
        deployments: objects.deployments.map(deployment =>
          pickers.has(deployment.meta.uid)
            ? retagged(deployment, ({ image }) =>
                Object.values(ENDPOINT_PICKERS).some(known =>
                  known.image.test(image),
                )
                  ? retag(ENDPOINT_PICKERS[target].reference, version)
                  : image,
              )
            : deployment,
        ),
      }
    : objects;
}

function retagged(
  deployment: Deployment,
  imageOf: (container: ContainerSpec) => string,
): Deployment {
  return {
    ...deployment,
    containers: deployment.containers.map(container => ({
      ...container,
      image: imageOf(container),
    })),
  };
}

/** The image at another tag, without the digest that would no longer fit. */
function retag(image: string, version: string): string {
  const [reference] = image.split('@');
  const path = reference.lastIndexOf('/') + 1;
  const colon = reference.indexOf(':', path);
  return `${colon === -1 ? reference : reference.slice(0, colon)}:${version}`;
}
