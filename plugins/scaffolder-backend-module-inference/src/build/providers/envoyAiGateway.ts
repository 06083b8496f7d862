// SPDX-License-Identifier: Apache-2.0
import { labelsOf, namesOf } from '../ServedModel';
import { Manifest } from '../yaml/toYaml';
import { buildParentRef } from './buildParentRef';
import { envoyTimeouts, ExposurePlan, POOL_GROUP, Provider } from './Provider';
import { isBelow } from './versions';

/** The gateway's own filter sets it from the body of every request. */
const MODEL_HEADER = 'x-ai-eg-model';

/** https://aigateway.envoyproxy.io/docs/capabilities/inference/ */
export const envoyAiGateway: Provider = {
  title: 'Envoy AI Gateway',
  className: 'envoy-gateway',
  controller: 'gateway.envoyproxy.io/gatewayclass-controller',
  known: { from: '0.4', below: '1.2', newest: '1.1.0' },
  refused: [],
  modelHeader: MODEL_HEADER,
  bodyBasedRouting: 'built-in',
  // https://github.com/envoyproxy/ai-gateway/issues/2502
  fixedFailureMode: () => 'FailClose',
  route: aiGatewayRoute,
  refusesSplit: () =>
    'it takes one pool per rule (https://github.com/envoyproxy/ai-gateway/pull/2657)',
  routeTimeouts: envoyTimeouts,
  timeoutObjects: () => [],
  poolObjects: () => [],
  chartProvider: 'none',
};

function aiGatewayRoute(plan: ExposurePlan): Manifest {
  const { model, pools, gateway, version, requestSeconds } = plan;
  return {
    apiVersion: `aigateway.envoyproxy.io/${
      isBelow(version, '1.0') ? 'v1alpha1' : 'v1beta1'
    }`,
    kind: 'AIGatewayRoute',
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
          matches: namesOf(model).map(value => ({
            headers: [{ type: 'Exact', name: MODEL_HEADER, value }],
          })),
          // It takes one pool per rule, and no weight for it.
          backendRefs: pools.map(({ name }) => ({
            group: POOL_GROUP,
            kind: 'InferencePool',
            name,
          })),
          timeouts: envoyTimeouts(requestSeconds),
        },
      ],
    },
  };
}
