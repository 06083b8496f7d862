// SPDX-License-Identifier: Apache-2.0
import { readRepository } from '../edit/RepositoryFiles';
import { ClusterCapacity, ClusterNode } from './ClusterCapacity';
import { GpuDemand, readGpuDemand } from './GpuDemand';
import { judgeGpus } from './judgeGpus';

const GPU = 'nvidia.com/gpu';
const TAINT = { key: GPU, value: 'present', effect: 'NoSchedule' };

function node(
  name: string,
  allocatable: number,
  requested: number,
  more: Partial<ClusterNode> = {},
): ClusterNode {
  return {
    name,
    labels: { zone: name },
    taints: [],
    unschedulable: false,
    allocatable: { [GPU]: allocatable },
    requested: { [GPU]: requested },
    ...more,
  };
}

function capacity(
  nodes: ClusterNode[],
  more: Partial<ClusterCapacity> = {},
): ClusterCapacity {
  return { cluster: 'prod-eu', nodes, pending: {}, quotas: [], ...more };
}

function demand(
  pods: number,
  each: number,
  placement: Partial<GpuDemand['placement']> = {},
): GpuDemand {
  return {
    workload: 'Deployment v2',
    pods,
    perPod: { [GPU]: each },
    placement: { nodeSelector: {}, tolerations: [], ...placement },
  };
}
const required = (key: string, operator: string, ...values: string[]) => ({
  affinity: {
    nodeAffinity: {
      requiredDuringSchedulingIgnoredDuringExecution: {
        nodeSelectorTerms: [{ matchExpressions: [{ key, operator, values }] }],
      },
    },
  },
});
const quota = (hard: number, used: number) => ({
  quotas: [
    {
      namespace: 'chat',
      name: 'team',
      hard: { [GPU]: hard },
      used: { [GPU]: used },
    },
  ],
});

it.each<[string, GpuDemand, ClusterCapacity]>([
  [
    'as many as are left',
    demand(3, 1),
    capacity([node('a', 8, 6), node('b', 4, 3)]),
  ],
  [
    'more than one to a pod, on one node each',
    demand(2, 2),
    capacity([node('a', 8, 6), node('b', 4, 2)]),
  ],
  [
    'a taint that is tolerated',
    demand(1, 1, { tolerations: [{ key: GPU, operator: 'Exists' }] }),
    capacity([node('a', 1, 0, { taints: [TAINT] })]),
  ],
  [
    'a taint that is only a wish',
    demand(1, 1),
    capacity([
      node('a', 1, 0, { taints: [{ ...TAINT, effect: 'PreferNoSchedule' }] }),
    ]),
  ],
  [
    'the node that is asked for',
    demand(1, 1, { nodeSelector: { zone: 'b' } }),
    capacity([node('a', 1, 1), node('b', 1, 0)]),
  ],
  [
    'an expression that holds',
    demand(1, 1, required('zone', 'In', 'b', 'c')),
    capacity([node('a', 1, 1), node('b', 1, 0)]),
  ],
  [
    'an operator that nobody knows here',
    demand(1, 1, required('zone', 'Gt', '7')),
    capacity([node('a', 1, 0)]),
  ],
  ['a quota with room', demand(2, 1), capacity([node('a', 4, 0)], quota(8, 6))],
])('has room for %s', (_, wanted, cluster) => {
  expect(judgeGpus(wanted, cluster)).toBeUndefined();
});

it.each<[string, GpuDemand, ClusterCapacity, string]>([
  [
    'one too many',
    demand(4, 1),
    capacity([node('a', 8, 6), node('b', 4, 3)]),
    'prod-eu has room for 3 of the 4 pods of Deployment v2, which take 1 nvidia.com/gpu each: of 12 on 2 nodes where they may run, 9 are requested',
  ],
  [
    'what is left on two nodes for one pod',
    demand(1, 2),
    capacity([node('a', 8, 7), node('b', 4, 3)]),
    'room for 0 of the 1 pods',
  ],
  [
    'what others wait for',
    demand(2, 1),
    capacity([node('a', 4, 2)], { pending: { [GPU]: 1 } }),
    '2 are requested, and pods that wait want 1',
  ],
  [
    'a taint that is not tolerated',
    demand(1, 1, {
      tolerations: [
        { key: GPU, operator: 'Equal', value: 'other' },
        { key: GPU, operator: 'Exists', effect: 'NoExecute' },
      ],
    }),
    capacity([node('a', 1, 0, { taints: [TAINT] })]),
    'of 0 on 0 nodes where they may run',
  ],
  [
    'a cordoned node',
    demand(1, 1),
    capacity([node('a', 1, 0, { unschedulable: true })]),
    'on 0 nodes',
  ],
  [
    'another node than is asked for',
    demand(1, 1, { nodeSelector: { zone: 'c' } }),
    capacity([node('a', 1, 0)]),
    'on 0 nodes',
  ],
  [
    'an expression that does not hold',
    demand(1, 1, required('zone', 'NotIn', 'a')),
    capacity([node('a', 1, 0)]),
    'on 0 nodes',
  ],
  [
    'other devices',
    { ...demand(1, 1), perPod: { 'amd.com/gpu': 1 } },
    capacity([node('a', 4, 0)]),
    'which take 1 amd.com/gpu each: of 0 on 1 node where',
  ],
  [
    'a quota',
    demand(3, 1),
    capacity([node('a', 8, 0)], quota(8, 6)),
    'allows 8 nvidia.com/gpu in chat by ResourceQuota team, of which 6 are used, and Deployment v2 takes 3',
  ],
])('has no room for %s', (_, wanted, cluster, reason) => {
  expect(judgeGpus(wanted, cluster)).toContain(reason);
});

it('reads what servers take, as each overlay counts them', () => {
  const files = readRepository([
    {
      path: 'base/kustomization.yaml',
      content: 'resources: [servers.yaml]\nnamespace: chat\n',
    },
    {
      path: 'overlays/prod-eu/kustomization.yaml',
      content:
        'resources: [../../base]\nreplicas:\n  - { name: v2, count: 5 }\n',
    },
    {
      path: 'overlays/prod-us/kustomization.yaml',
      content: 'resources: [../../base]\n',
    },
    {
      path: 'base/servers.yaml',
      content: `apiVersion: inference.networking.k8s.io/v1
kind: InferencePool
metadata: { name: v2 }
spec: { selector: { matchLabels: { app: v2 } } }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: v2 }
spec:
  replicas: 2
  template:
    metadata: { labels: { app: v2 } }
    spec:
      nodeSelector: { gpu: 'true' }
      containers:
        - resources: { limits: { nvidia.com/gpu: 4, cpu: 8 }, requests: { memory: 9Gi } }
        - resources: { requests: { nvidia.com/gpu: '1' } }
`,
    },
  ]);
  expect(
    readGpuDemand(files, { namespace: 'chat', name: 'v2' }).map(
      ({ overlay, pods, perPod, placement }) => ({
        overlay,
        pods,
        perPod,
        selector: placement.nodeSelector,
      }),
    ),
  ).toEqual(
    [
      ['overlays/prod-eu', 5],
      ['overlays/prod-us', 2],
    ].map(([overlay, pods]) => ({
      overlay,
      pods,
      perPod: { [GPU]: 5 },
      selector: { gpu: 'true' },
    })),
  );
});
