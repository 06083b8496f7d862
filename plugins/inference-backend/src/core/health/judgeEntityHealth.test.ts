// SPDX-License-Identifier: Apache-2.0
import {
  Health,
  plainText,
} from '@inference-portal/backstage-plugin-inference-common';
import { judgeEntityHealth } from './judgeEntityHealth';

function pool(cluster: string, health: Health, errors = 0) {
  return {
    cluster,
    namespace: 'chat',
    name: 'qwen',
    health,
    reason: `${cluster} is ${health}.`,
    findings: { error: errors, warning: 0, info: 0 },
  };
}

it.each<[pools: Array<[string, Health]>, health: Health, reason: string]>([
  [[], 'unknown', 'No pool was found for this entity.'],
  [[['eu', 'healthy']], 'healthy', 'eu is healthy.'],
  [[['eu', 'failing']], 'failing', 'eu is failing.'],
  [
    [
      ['eu', 'healthy'],
      ['us', 'failing'],
    ],
    'degraded',
    'us/chat/qwen: us is failing.',
  ],
  [
    [
      ['eu', 'failing'],
      ['us', 'failing'],
    ],
    'failing',
    'eu/chat/qwen: eu is failing.',
  ],
  [
    [
      ['eu', 'idle'],
      ['us', 'failing'],
    ],
    'failing',
    'us/chat/qwen: us is failing.',
  ],
  [
    [
      ['eu', 'degraded'],
      ['us', 'healthy'],
    ],
    'degraded',
    'eu/chat/qwen: eu is degraded.',
  ],
  [
    [
      ['eu', 'healthy'],
      ['edge', 'unknown'],
    ],
    'healthy',
    '1 of 2 pools are healthy; edge/chat/qwen is unknown.',
  ],
  [
    [
      ['eu', 'idle'],
      ['edge', 'unknown'],
    ],
    'unknown',
    'edge/chat/qwen: edge is unknown.',
  ],
  [
    [
      ['eu', 'idle'],
      ['us', 'idle'],
    ],
    'idle',
    'eu/chat/qwen: eu is idle.',
  ],
])('%j is %s', (pools, health, reason) => {
  const judged = judgeEntityHealth(
    pools.map(([cluster, state]) => pool(cluster, state)),
  );

  expect({ ...judged, reason: plainText(judged.reason) }).toEqual({
    health,
    reason,
  });
});
