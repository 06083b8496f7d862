// SPDX-License-Identifier: Apache-2.0
import { parseResource } from '../testing/parseResource';
import { parseLeaderWorkerSet, parseStatefulSet } from './Workload';

const template = (role: string, image: string) => ({
  metadata: { labels: { app: 'qwen', role } },
  spec: {
    containers: [
      { name: 'server', image, args: ['--api-key=sk-1', '--port=8000'] },
    ],
  },
});

it('reads a StatefulSet', () => {
  expect(
    parseResource(parseStatefulSet, {
      spec: {
        selector: { matchLabels: { app: 'qwen' } },
        template: template('only', 'vllm:1'),
      },
      status: { readyReplicas: 1 },
    }),
  ).toMatchObject({
    replicas: 1,
    readyReplicas: 1,
    selector: { app: 'qwen' },
    podLabels: { app: 'qwen', role: 'only' },
    containers: [{ image: 'vllm:1', args: ['--api-key', '--port=8000'] }],
    conditions: [],
  });
});

it.each([
  [
    'its leader’s template',
    {
      leaderTemplate: template('leader', 'vllm:leader'),
      workerTemplate: template('worker', 'vllm:worker'),
    },
    'leader',
  ],
  [
    'the workers’ where that is all',
    { workerTemplate: template('worker', 'vllm:worker') },
    'worker',
  ],
])('reads of a LeaderWorkerSet %s', (_, leaderWorkerTemplate, role) => {
  expect(
    parseResource(parseLeaderWorkerSet, {
      spec: { replicas: 3, leaderWorkerTemplate },
      status: {
        readyReplicas: 2,
        conditions: [{ type: 'Available', status: 'False' }],
      },
    }),
  ).toMatchObject({
    replicas: 3,
    readyReplicas: 2,
    podLabels: {
      app: 'qwen',
      role,
      'leaderworkerset.sigs.k8s.io/name': 'it',
      'leaderworkerset.sigs.k8s.io/worker-index': '0',
    },
    containers: [{ image: `vllm:${role}` }],
    conditions: [{ type: 'Available', status: 'False' }],
  });
});
