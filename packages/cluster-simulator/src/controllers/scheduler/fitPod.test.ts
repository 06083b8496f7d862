// SPDX-License-Identifier: Apache-2.0
import { KubernetesObject } from '../../cluster/KubernetesObject';
import { fitPod, NodeUse } from './fitPod';

const TAINT = { key: 'nvidia.com/gpu', value: 'present', effect: 'NoSchedule' };
const GPU_TOLERATION = [{ key: 'nvidia.com/gpu', operator: 'Exists' }];

function node(
  name: string,
  allocatable: Record<string, string>,
  options: {
    used?: Record<string, number>;
    pods?: number;
    spec?: Record<string, unknown>;
    ready?: boolean;
    labels?: Record<string, string>;
  } = {},
): NodeUse {
  const { used = {}, pods = 0, spec = {}, ready = true, labels } = options;
  return {
    node: {
      apiVersion: 'v1',
      kind: 'Node',
      metadata: { name, labels },
      spec,
      status: {
        allocatable: { pods: '110', ...allocatable },
        conditions: [{ type: 'Ready', status: ready ? 'True' : 'False' }],
      },
    },
    used: new Map(Object.entries(used)),
    pods,
  };
}

function pod(
  requests: Record<string, string>,
  spec: Record<string, unknown> = {},
): KubernetesObject {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'p', namespace: 'n' },
    spec: { containers: [{ name: 'c', resources: { requests } }], ...spec },
  };
}

describe('fitPod', () => {
  it('chooses the node with most room', () => {
    const nodes = [
      node('full', { cpu: '8', memory: '32Gi' }, { used: { cpu: 7 } }),
      node('half', { cpu: '8', memory: '32Gi' }, { used: { cpu: 4 } }),
      node('free', { cpu: '8', memory: '32Gi' }, { used: { cpu: 1 } }),
    ];
    expect(fitPod(pod({ cpu: '500m', memory: '1Gi' }), nodes)).toEqual({
      node: 'free',
    });
  });

  it.each([
    {
      case: 'no nodes',
      asks: pod({ cpu: '1' }),
      nodes: [],
      message: 'no nodes available to schedule pods',
    },
    {
      case: 'a picker that asks for more CPU than any node has',
      asks: pod({ cpu: '64', memory: '8Gi' }),
      nodes: [
        node('general-1', { cpu: '31890m', memory: '128Gi' }),
        node('general-2', { cpu: '31890m', memory: '128Gi' }),
        node(
          'gpu-1',
          { cpu: '96', memory: '768Gi' },
          { spec: { taints: [TAINT] } },
        ),
      ],
      message:
        '0/3 nodes are available: 1 node(s) had untolerated taint(s), 2 Insufficient cpu. no new claims to deallocate, preemption: 0/3 nodes are available: 3 Preemption is not helpful for scheduling.',
    },
    {
      case: 'GPUs that others have',
      asks: pod(
        { cpu: '4', 'nvidia.com/gpu': '4' },
        { tolerations: GPU_TOLERATION },
      ),
      nodes: [
        node(
          'gpu-1',
          { cpu: '96', 'nvidia.com/gpu': '4' },
          { used: { 'nvidia.com/gpu': 1 }, spec: { taints: [TAINT] } },
        ),
        node('general-1', { cpu: '2' }),
      ],
      message:
        '0/2 nodes are available: 1 Insufficient cpu, 2 Insufficient nvidia.com/gpu. no new claims to deallocate, preemption: 0/2 nodes are available: 1 No preemption victims found for incoming pod, 1 Preemption is not helpful for scheduling.',
    },
    {
      case: 'nodes that are cordoned, not ready, full or not selected',
      asks: pod({}, { nodeSelector: { disk: 'fast' } }),
      nodes: [
        node('cordoned', {}, { spec: { unschedulable: true } }),
        node('down', {}, { ready: false }),
        node('slow', {}, { labels: { disk: 'slow' } }),
        node('crowded', { pods: '3' }, { pods: 3, labels: { disk: 'fast' } }),
      ],
      message:
        "0/4 nodes are available: 1 Too many pods, 1 node(s) didn't match Pod's node affinity/selector, 1 node(s) had untolerated taint(s), 1 node(s) were unschedulable. no new claims to deallocate, preemption: 0/4 nodes are available: 1 No preemption victims found for incoming pod, 3 Preemption is not helpful for scheduling.",
    },
  ])('$case', ({ asks, nodes, message }) => {
    expect(fitPod(asks, nodes)).toEqual({ message });
  });
});
