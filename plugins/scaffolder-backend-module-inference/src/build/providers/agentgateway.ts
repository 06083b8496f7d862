// SPDX-License-Identifier: Apache-2.0
import { withSuffix } from '../names/toKubernetesName';
import { labelsOf } from '../ServedModel';
import { Manifest } from '../yaml/toYaml';
import {
  BASE_MODEL_HEADER,
  ExposurePlan,
  GATEWAY_API,
  Provider,
  seconds,
} from './Provider';

/** https://agentgateway.dev/docs/kubernetes/latest/ */
export const agentgateway: Provider = {
  title: 'agentgateway',
  className: 'agentgateway',
  controller: 'agentgateway.dev/agentgateway',
  known: { from: '1.0', below: '1.5', newest: '1.4.1' },
  refused: [
    {
      from: '1.3.1',
      below: '1.4',
      reason:
        'POST requests to pools may hang in this version (https://github.com/agentgateway/agentgateway/issues/2623): take 1.2.1, or 1.4 and later',
    },
  ],
  modelHeader: BASE_MODEL_HEADER,
  bodyBasedRouting: 'policy',
  // https://github.com/agentgateway/agentgateway/issues/3473
  fixedFailureMode: () => 'FailClose',
  refusesSplit: () => undefined,
  routeTimeouts: () => undefined,
  timeoutObjects: timeoutPolicy,
  poolObjects: () => [],
  chartProvider: 'none',
};

/** A policy of its own: one in phase PreRouting may hold no timeouts. */
function timeoutPolicy({ model, requestSeconds }: ExposurePlan): Manifest[] {
  return requestSeconds === 0
    ? []
    : [
        {
          apiVersion: 'agentgateway.dev/v1alpha1',
          kind: 'AgentgatewayPolicy',
          metadata: {
            name: withSuffix(model.name, '-timeouts'),
            namespace: model.namespace,
            labels: labelsOf(model),
          },
          spec: {
            targetRefs: [
              { group: GATEWAY_API, kind: 'HTTPRoute', name: model.name },
            ],
            traffic: { timeouts: { request: seconds(requestSeconds) } },
          },
        },
      ];
}
