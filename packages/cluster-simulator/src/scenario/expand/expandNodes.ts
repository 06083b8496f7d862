// SPDX-License-Identifier: Apache-2.0
import { KubernetesObject } from '../../cluster/KubernetesObject';
import { NodePoolFile } from '../scenarioSchema';

/** CPU that a node keeps for itself. */
const RESERVED_MILLICPU = 110;

/** Nodes that are alike, ready, and tainted where they have GPUs. */
export function expandNodePool(
  pool: NodePoolFile,
  options: { version: string },
): KubernetesObject[] {
  return Array.from({ length: pool.count }, (_, index) =>
    expandNode(pool, index + 1, options.version),
  );
}

function expandNode(
  pool: NodePoolFile,
  number: number,
  version: string,
): KubernetesObject {
  const name = `${pool.name}-${number}`;
  const gpus = pool.gpus > 0 ? { 'nvidia.com/gpu': String(pool.gpus) } : {};
  const capacity = {
    cpu: String(pool.cpu),
    memory: pool.memory,
    'ephemeral-storage': '960Gi',
    pods: '110',
    ...gpus,
  };
  return {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: {
      name,
      labels: {
        'kubernetes.io/arch': 'amd64',
        'kubernetes.io/hostname': name,
        'kubernetes.io/os': 'linux',
        'node.kubernetes.io/instance-type': pool.name,
        ...(pool.gpus > 0
          ? {
              'nvidia.com/gpu.present': 'true',
              'nvidia.com/gpu.count': String(pool.gpus),
              'nvidia.com/gpu.product': pool.gpuProduct ?? 'NVIDIA-L40S',
            }
          : {}),
        ...pool.labels,
      },
    },
    spec:
      pool.gpus > 0
        ? {
            taints: [
              { key: 'nvidia.com/gpu', value: 'present', effect: 'NoSchedule' },
            ],
          }
        : {},
    status: {
      capacity,
      allocatable: {
        ...capacity,
        cpu: `${pool.cpu * 1000 - RESERVED_MILLICPU}m`,
      },
      conditions: [
        {
          type: 'Ready',
          status: 'True',
          reason: 'KubeletReady',
          message: 'kubelet is posting ready status',
        },
      ],
      addresses: [
        { type: 'InternalIP', address: nodeAddress(pool.name, number) },
        { type: 'Hostname', address: name },
      ],
      nodeInfo: {
        architecture: 'amd64',
        operatingSystem: 'linux',
        kubeletVersion: version,
        kubeProxyVersion: version,
        containerRuntimeVersion: 'containerd://2.2.1',
        kernelVersion: '6.12.58+deb13-amd64',
        osImage: 'Debian GNU/Linux 13 (trixie)',
      },
    },
  };
}

/** 10.0.x.y, x from the pool's name, so that pools don't collide. */
function nodeAddress(pool: string, number: number): string {
  let subnet = 0;
  for (const letter of pool) {
    subnet = (subnet * 31 + letter.charCodeAt(0)) % 200;
  }
  return `10.0.${subnet + 10 + Math.floor(number / 250)}.${(number % 250) + 2}`;
}
