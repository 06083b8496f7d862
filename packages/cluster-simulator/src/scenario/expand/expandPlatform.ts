// SPDX-License-Identifier: Apache-2.0
import { KubernetesObject } from '../../cluster/KubernetesObject';
import { splitKey } from '../../controllers/createWorkQueue';
import { ModelFile, PlatformFile } from '../scenarioSchema';
import { deployment } from './deployment';

/** The header that routes match, and that the policy sets from the body. */
export const MODEL_HEADER = 'X-Gateway-Base-Model-Name';

/** agentgateway's controller, one Gateway and the policy that reads the model from the body. */
export function expandPlatform(
  platform: PlatformFile,
  models: ModelFile[],
): KubernetesObject[] {
  const [namespace, name] = splitKey(platform.gateway);
  return [
    controller(platform.agentgateway),
    {
      apiVersion: 'gateway.networking.k8s.io/v1',
      kind: 'Gateway',
      metadata: { name, namespace },
      spec: {
        gatewayClassName: 'agentgateway',
        listeners: [
          {
            name: 'http',
            port: 80,
            protocol: 'HTTP',
            allowedRoutes: { namespaces: { from: 'All' } },
          },
        ],
      },
    },
    ...(platform.bodyBasedRouting
      ? [bodyBasedRouting(namespace, name, models)]
      : []),
  ];
}

function controller(version: string): KubernetesObject {
  const name = 'agentgateway';
  const selector = {
    'app.kubernetes.io/instance': name,
    'app.kubernetes.io/name': name,
  };
  return deployment({
    name,
    namespace: 'agentgateway-system',
    labels: { ...selector, 'app.kubernetes.io/version': version },
    selector,
    replicas: 1,
    pod: { serviceAccountName: name },
    container: {
      name: 'controller',
      image: `cr.agentgateway.dev/controller:${version}`,
      ports: [
        { name: 'grpc-xds-agw', containerPort: 9978, protocol: 'TCP' },
        { name: 'health', containerPort: 9093, protocol: 'TCP' },
        { name: 'metrics', containerPort: 9092, protocol: 'TCP' },
      ],
      env: [
        { name: 'AGW_ENABLE_INFER_EXT', value: 'true' },
        { name: 'AGW_LOG_LEVEL', value: 'info' },
      ],
      readinessProbe: {
        httpGet: { path: '/readyz', port: 9093, scheme: 'HTTP' },
        initialDelaySeconds: 3,
        periodSeconds: 10,
        timeoutSeconds: 1,
        successThreshold: 1,
        failureThreshold: 3,
      },
      resources: { requests: { cpu: '500m', memory: '512Mi' } },
    },
  });
}

/**
 * Adapters are served by the pool of their base model, so the policy maps their
 * names to it. Any other model is its own name: a team that brings one needs a
 * route and no change of the platform.
 */
function bodyBasedRouting(
  namespace: string | undefined,
  gateway: string,
  models: ModelFile[],
): KubernetesObject {
  const aliases = models.flatMap(({ model, adapters }) =>
    adapters.map(
      ({ name }) => `${JSON.stringify(name)}: ${JSON.stringify(model)}`,
    ),
  );
  const asked = 'string(json(request.body).model)';
  return {
    apiVersion: 'agentgateway.dev/v1alpha1',
    kind: 'AgentgatewayPolicy',
    metadata: { name: 'bbr', namespace },
    spec: {
      targetRefs: [
        {
          group: 'gateway.networking.k8s.io',
          kind: 'Gateway',
          name: gateway,
        },
      ],
      traffic: {
        phase: 'PreRouting',
        transformation: {
          request: {
            set: [
              {
                name: MODEL_HEADER,
                value: `default({${aliases.join(', ')}}[${asked}], ${asked})`,
              },
            ],
          },
        },
      },
    },
  };
}
