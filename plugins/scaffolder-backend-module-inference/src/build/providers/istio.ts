// SPDX-License-Identifier: Apache-2.0
import { labelsOf } from '../ServedModel';
import { Manifest } from '../yaml/toYaml';
import {
  BASE_MODEL_HEADER,
  envoyTimeouts,
  ExposurePlan,
  Provider,
} from './Provider';

/** https://istio.io/latest/docs/tasks/traffic-management/ingress/gateway-api-inference-extension/ */
export const istio: Provider = {
  title: 'Istio',
  className: 'istio',
  controller: 'istio.io/gateway-controller',
  known: { from: '1.27', below: '1.32', newest: '1.30.1' },
  refused: [
    {
      below: '1.28',
      reason:
        'it knows only pools of the API before v1: take 1.28 or later, with ENABLE_GATEWAY_API_INFERENCE_EXTENSION=true for istiod',
    },
  ],
  modelHeader: BASE_MODEL_HEADER,
  bodyBasedRouting: 'chart',
  fixedFailureMode: () => undefined,
  refusesSplit: () =>
    'up to patch releases after September 2026 it asks the picker of the last pool for all of them, and answers 503 where that one is empty (https://github.com/istio/istio/issues/61594)',
  routeTimeouts: envoyTimeouts,
  timeoutObjects: () => [],
  poolObjects: destinationRule,
  chartProvider: 'istio',
};

/** The picker's certificate is its own, which Istio would refuse. */
function destinationRule(
  { model }: ExposurePlan,
  pickerService: string,
): Manifest[] {
  return [
    {
      apiVersion: 'networking.istio.io/v1',
      kind: 'DestinationRule',
      metadata: {
        name: pickerService,
        namespace: model.namespace,
        labels: labelsOf(model),
      },
      spec: {
        host: `${pickerService}.${model.namespace}.svc.cluster.local`,
        trafficPolicy: { tls: { mode: 'SIMPLE', insecureSkipVerify: true } },
      },
    },
  ];
}
