// SPDX-License-Identifier: Apache-2.0
import { labelsOf } from '../ServedModel';
import { Manifest } from '../yaml/toYaml';
import {
  BASE_MODEL_HEADER,
  ExposurePlan,
  POOL_GROUP,
  Provider,
} from './Provider';

/** GKE has no "no limit": the longest that is asked for elsewhere. */
const A_DAY = 86_400;

/** https://cloud.google.com/kubernetes-engine/docs/concepts/about-gke-inference-gateway */
export const gke: Provider = {
  title: 'GKE Inference Gateway',
  className: 'gke-l7-regional-external-managed',
  controller: 'networking.gke.io/gateway',
  known: { from: '1.32', below: '1.37', newest: '1.34' },
  refused: [],
  modelHeader: BASE_MODEL_HEADER,
  bodyBasedRouting: 'chart',
  fixedFailureMode: () => undefined,
  // It reads the one of the GCPBackendPolicy.
  refusesSplit: () => undefined,
  routeTimeouts: () => undefined,
  timeoutObjects: plan => [
    policy(plan, 'GCPBackendPolicy', {
      timeoutSec: plan.requestSeconds === 0 ? A_DAY : plan.requestSeconds,
      logging: { enabled: true },
    }),
  ],
  poolObjects: plan =>
    plan.health
      ? [
          policy(plan, 'HealthCheckPolicy', {
            config: {
              type: 'HTTP',
              httpHealthCheck: {
                requestPath: plan.health.path,
                port: plan.health.port,
              },
            },
          }),
        ]
      : [],
  chartProvider: 'gke',
};

function policy(
  { model }: ExposurePlan,
  kind: string,
  value: object,
): Manifest {
  return {
    apiVersion: 'networking.gke.io/v1',
    kind,
    metadata: {
      name: model.name,
      namespace: model.namespace,
      labels: labelsOf(model),
    },
    spec: {
      targetRef: { group: POOL_GROUP, kind: 'InferencePool', name: model.name },
      default: value,
    },
  };
}
