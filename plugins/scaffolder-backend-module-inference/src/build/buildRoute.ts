// SPDX-License-Identifier: Apache-2.0
import { buildParentRef } from './providers/buildParentRef';
import { ExposurePlan, GATEWAY_API, POOL_GROUP } from './providers/Provider';
import { PROVIDER_TABLE } from './providers/providerTable';
import { labelsOf, namesOf } from './ServedModel';
import { Manifest } from './yaml/toYaml';

/** Gateways count requests by it: a canary's testers get a rule of their own. */
const RULE = 'model';

/** The API that is served: what else comes to the host stays 404. */
const API_PATH = '/v1';

/**
 * The route beside its pool, one header match per name that is served. A model
 * that nobody serves matches no rule and stays 404.
 */
export function buildRoute(plan: ExposurePlan): Manifest {
  const provider = PROVIDER_TABLE[plan.gateway.provider];
  return provider.route?.(plan) ?? httpRoute(plan);
}

function httpRoute(plan: ExposurePlan): Manifest {
  const { model, gateway, requestSeconds } = plan;
  const { modelHeader, routeTimeouts } = PROVIDER_TABLE[gateway.provider];
  const timeouts = routeTimeouts(requestSeconds);
  return {
    apiVersion: `${GATEWAY_API}/v1`,
    kind: 'HTTPRoute',
    metadata: {
      name: model.name,
      namespace: model.namespace,
      labels: labelsOf(model),
    },
    spec: {
      parentRefs: [buildParentRef(plan)],
      ...(gateway.hostname && { hostnames: [gateway.hostname] }),
      rules: [
        {
          name: RULE,
          matches: namesOf(model).map(value => ({
            path: { type: 'PathPrefix', value: API_PATH },
            headers: [{ type: 'Exact', name: modelHeader, value }],
          })),
          backendRefs: plan.pools.map(({ name, weight }) => ({
            group: POOL_GROUP,
            kind: 'InferencePool',
            name,
            weight,
          })),
          ...(timeouts && { timeouts }),
        },
      ],
    },
  };
}
