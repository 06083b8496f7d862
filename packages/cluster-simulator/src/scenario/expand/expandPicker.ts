// SPDX-License-Identifier: Apache-2.0
import { KubernetesObject } from '../../cluster/KubernetesObject';
import { ModelFile, PoolFile } from '../scenarioSchema';
import { deployment } from './deployment';

/** What the charts of the two generations make differently. */
const GENERATIONS = {
  'llm-d-router-v0.10.0': {
    image: 'ghcr.io/llm-d/llm-d-router-endpoint-picker:v0.10.0',
    version: 'v0.10.0',
    selectorLabel: 'llm-d-router-gateway',
    cpu: '8',
    configApi: 'llm-d.ai/v1alpha1',
  },
  'gie-v1.5.0': {
    image: 'registry.k8s.io/gateway-api-inference-extension/epp:v1.5.0',
    version: 'v1.5.0',
    selectorLabel: 'inferencepool',
    cpu: '4',
    configApi: 'inference.networking.x-k8s.io/v1alpha1',
  },
};

/** The endpoint picker of a pool, as its chart makes it. */
export function expandPicker(
  model: ModelFile,
  pool: PoolFile,
): KubernetesObject[] {
  const generation = GENERATIONS[pool.picker];
  const name = `${pool.name}-epp`;
  const { namespace } = model;
  const labels = {
    'app.kubernetes.io/name': name,
    'app.kubernetes.io/version': generation.version,
  };
  const selector = { [generation.selectorLabel]: name };
  return [
    {
      apiVersion: 'v1',
      kind: 'ServiceAccount',
      metadata: { name, namespace, labels },
    },
    {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name, namespace, labels },
      data: { 'default-plugins.yaml': pluginConfig(generation.configApi) },
    },
    deployment({
      name,
      namespace,
      labels,
      selector,
      podLabels: selector,
      replicas: 1,
      recreate: true,
      pod: {
        serviceAccountName: name,
        serviceAccount: name,
        terminationGracePeriodSeconds: 130,
        volumes: [
          {
            name: 'plugins-config-volume',
            configMap: { name, defaultMode: 420 },
          },
        ],
      },
      container: pickerContainer(namespace, pool.name, generation),
    }),
    {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name, namespace, labels },
      spec: {
        type: 'ClusterIP',
        selector,
        ports: [
          {
            name: 'grpc-ext-proc',
            protocol: 'TCP',
            appProtocol: 'kubernetes.io/h2c',
            port: 9002,
            targetPort: 9002,
          },
          {
            name: 'http-metrics',
            protocol: 'TCP',
            port: 9090,
            targetPort: 9090,
          },
        ],
      },
    },
  ];
}

function pickerContainer(
  namespace: string,
  pool: string,
  generation: { image: string; cpu: string },
) {
  const probe = (service: string) => ({
    grpc: { port: 9003, service },
    initialDelaySeconds: 5,
    periodSeconds: 10,
    timeoutSeconds: 1,
    successThreshold: 1,
    failureThreshold: 3,
  });
  return {
    name: 'epp',
    image: generation.image,
    args: [
      '--pool-name',
      pool,
      '--pool-namespace',
      namespace,
      '--pool-group',
      'inference.networking.k8s.io',
      '--zap-encoder',
      'json',
      '--config-file',
      '/config/default-plugins.yaml',
      '--grpc-port',
      '9002',
      '--grpc-health-port',
      '9003',
      '--metrics-port',
      '9090',
      // The API server's proxy takes the caller's token away, so the page must be open to be read through it.
      '--metrics-endpoint-auth=false',
      '--tracing=false',
    ],
    env: [
      {
        name: 'NAMESPACE',
        valueFrom: {
          fieldRef: { apiVersion: 'v1', fieldPath: 'metadata.namespace' },
        },
      },
    ],
    ports: [
      { name: 'grpc', containerPort: 9002, protocol: 'TCP' },
      { name: 'grpc-health', containerPort: 9003, protocol: 'TCP' },
      { name: 'metrics', containerPort: 9090, protocol: 'TCP' },
    ],
    livenessProbe: probe('liveness'),
    readinessProbe: probe('readiness'),
    resources: {
      requests: { cpu: generation.cpu, memory: '8Gi' },
      limits: { memory: '16Gi' },
    },
    volumeMounts: [{ name: 'plugins-config-volume', mountPath: '/config' }],
  };
}

function pluginConfig(apiVersion: string): string {
  return `apiVersion: ${apiVersion}
kind: EndpointPickerConfig
plugins:
- type: queue-scorer
- type: kv-cache-utilization-scorer
- type: prefix-cache-scorer
schedulingProfiles:
- name: default
  plugins:
  - pluginRef: queue-scorer
    weight: 2
  - pluginRef: kv-cache-utilization-scorer
    weight: 2
  - pluginRef: prefix-cache-scorer
    weight: 3
`;
}
