// SPDX-License-Identifier: Apache-2.0
import { KubernetesObject } from '../../cluster/KubernetesObject';
import { splitKey } from '../../controllers/createWorkQueue';
import { ModelFile, PoolFile } from '../scenarioSchema';
import { MODEL_HEADER } from './expandPlatform';
import { expandPicker } from './expandPicker';
import { modelServer } from './modelServer';

/** The label by which Backstage finds what belongs to a catalog entity. */
const ENTITY_LABEL = 'backstage.io/kubernetes-id';
const POOL_GROUP = 'inference.networking.k8s.io';

/** A served model: its route, and per pool the servers, the InferencePool and its picker. */
export function expandModel(
  model: ModelFile,
  gateway: string,
): KubernetesObject[] {
  const entity = { [ENTITY_LABEL]: model.name };
  return [
    ...model.pools.flatMap(pool => [
      modelServer(model, pool, entity),
      inferencePool(model, pool, entity),
      ...expandPicker(model, pool),
    ]),
    ...model.objectives.map(objective => ({
      apiVersion: 'llm-d.ai/v1alpha2',
      kind: 'InferenceObjective',
      metadata: { name: objective.name, namespace: model.namespace },
      spec: {
        priority: objective.priority,
        poolRef: {
          group: POOL_GROUP,
          kind: 'InferencePool',
          name: model.pools[0].name,
        },
      },
    })),
    httpRoute(model, gateway),
  ];
}

function inferencePool(
  model: ModelFile,
  pool: PoolFile,
  labels: Record<string, string>,
): KubernetesObject {
  return {
    apiVersion: `${POOL_GROUP}/v1`,
    kind: 'InferencePool',
    metadata: { name: pool.name, namespace: model.namespace, labels },
    spec: {
      selector: { matchLabels: { app: pool.name } },
      targetPorts: [{ number: 8000 }],
      appProtocol: 'http',
      endpointPickerRef: {
        group: '',
        kind: 'Service',
        name: `${pool.name}-epp`,
        port: { number: 9002 },
        // agentgateway up to 1.4.1 doesn't fail open whatever is written here.
        failureMode: 'FailClose',
      },
    },
  };
}

function httpRoute(model: ModelFile, gateway: string): KubernetesObject {
  const [namespace, name] = splitKey(gateway);
  return {
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'HTTPRoute',
    metadata: {
      name: model.name,
      namespace: model.namespace,
      labels: { [ENTITY_LABEL]: model.name },
    },
    spec: {
      parentRefs: [
        {
          group: 'gateway.networking.k8s.io',
          kind: 'Gateway',
          name,
          namespace,
        },
      ],
      rules: [
        {
          matches: [
            {
              path: { type: 'PathPrefix', value: '/v1' },
              headers: [
                { type: 'Exact', name: MODEL_HEADER, value: model.model },
              ],
            },
          ],
          backendRefs: model.pools.map(pool => ({
            group: POOL_GROUP,
            kind: 'InferencePool',
            name: pool.name,
            weight: pool.weight,
          })),
          ...(model.requestTimeout
            ? { timeouts: { request: model.requestTimeout } }
            : {}),
        },
      ],
    },
  };
}
