// SPDX-License-Identifier: Apache-2.0
import { Deployment, Gateway } from '../objects/ClusterObjects';

/** Images of GIE's body-based routing, and of llm-d's payload processor that followed it. */
const BBR_IMAGE =
  /\/(bbr|body-based-routing|llm-d-inference-payload-processor)([:@]|$)/;

/**
 * The external processor that reads models from bodies for a gateway: the one in
 * its namespace, else the only one there is. By which filter the gateway asks it
 * can't be seen.
 */
export function findBodyRouter(
  deployments: readonly Deployment[],
  gateway: Gateway,
): Deployment | undefined {
  const all = bodyRouters(deployments);
  return (
    all.find(({ meta }) => meta.namespace === gateway.meta.namespace) ??
    (all.length === 1 ? all[0] : undefined)
  );
}

/** Asked for each gateway; a cluster's Deployments are another array once one changes. */
const known = new WeakMap<readonly Deployment[], readonly Deployment[]>();

function bodyRouters(
  deployments: readonly Deployment[],
): readonly Deployment[] {
  const found =
    known.get(deployments) ??
    deployments.filter(({ containers }) =>
      containers.some(({ image }) => BBR_IMAGE.test(image)),
    );
  known.set(deployments, found);
  return found;
}
