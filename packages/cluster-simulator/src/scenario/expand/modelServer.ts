// SPDX-License-Identifier: Apache-2.0
import { KubernetesObject } from '../../cluster/KubernetesObject';
import { ModelFile, PoolFile } from '../scenarioSchema';
import { deployment } from './deployment';

const IMAGE = 'vllm/vllm-openai:v0.26.0';
const PORT = 8000;

/** The Deployment of vLLM servers behind a pool. */
export function modelServer(
  model: ModelFile,
  pool: PoolFile,
  entity: Record<string, string>,
): KubernetesObject {
  const { gpus } = model.server;
  const gpu = gpus > 0 ? { 'nvidia.com/gpu': String(gpus) } : {};
  const labels = {
    app: pool.name,
    'llm-d.ai/engine-type': 'vllm',
    ...entity,
  };
  return deployment({
    name: pool.name,
    namespace: model.namespace,
    labels,
    selector: { app: pool.name },
    replicas: pool.replicas,
    pod: {
      tolerations: [
        { key: 'nvidia.com/gpu', operator: 'Exists', effect: 'NoSchedule' },
      ],
      terminationGracePeriodSeconds: 130,
    },
    container: {
      name: 'vllm',
      image: IMAGE,
      args: serverArgs(model),
      ports: [{ name: 'http', containerPort: PORT, protocol: 'TCP' }],
      env: [{ name: 'VLLM_LOGGING_LEVEL', value: 'INFO' }],
      resources: {
        requests: { cpu: '4', memory: '24Gi', ...gpu },
        limits: { memory: '48Gi', ...gpu },
      },
      startupProbe: probe({ periodSeconds: 5, failureThreshold: 120 }),
      readinessProbe: probe({ periodSeconds: 5, failureThreshold: 3 }),
      livenessProbe: probe({ periodSeconds: 10, failureThreshold: 6 }),
    },
  });
}

function serverArgs({ model, adapters, server }: ModelFile): string[] {
  const lora =
    adapters.length > 0
      ? [
          '--enable-lora',
          '--max-loras',
          String(Math.max(2, adapters.length)),
          '--lora-modules',
          ...adapters.map(({ name }) => `${name}=/adapters/${name}`),
        ]
      : [];
  return [
    '--model',
    model,
    '--served-model-name',
    model,
    '--port',
    String(PORT),
    '--max-model-len',
    String(server.maxModelLen),
    '--max-num-seqs',
    String(server.maxNumSeqs),
    '--block-size',
    String(server.blockSize),
    '--gpu-memory-utilization',
    '0.90',
    '--enable-prefix-caching',
    ...lora,
  ];
}

function probe(times: { periodSeconds: number; failureThreshold: number }) {
  return {
    httpGet: { path: '/health', port: PORT, scheme: 'HTTP' },
    timeoutSeconds: 1,
    successThreshold: 1,
    ...times,
  };
}
