// SPDX-License-Identifier: Apache-2.0
import {
  EntitySummary,
  OwnedEntities,
} from '@inference-portal/backstage-plugin-inference-common';
import { crashLooping, healthyWithCanary } from './sampleEntities';

/** A team with a model that is failing, one that has a canary, and one without pools. */
export function teamWithThree(nowMs: number): OwnedEntities {
  const failing = crashLooping(nowMs);
  const healthy = healthyWithCanary(nowMs);
  const items: EntitySummary[] = [
    {
      entityRef: 'component:default/llama-support',
      owners: ['group:default/team-support'],
      health: failing.health,
      reason: failing.reason,
      pools: failing.pools,
      rollouts: [],
    },
    {
      entityRef: 'component:default/new-one',
      owners: ['group:default/team-support'],
      health: 'unknown',
      reason: 'No pool was found for this entity.',
      pools: [],
      rollouts: [],
    },
    {
      entityRef: 'component:chat/qwen-chat',
      owners: ['user:default/chloe'],
      health: healthy.health,
      reason: healthy.reason,
      pools: healthy.pools,
      rollouts: [
        {
          way: 'pools',
          route: { cluster: 'prod-eu', namespace: 'chat', name: 'qwen-chat' },
          rule: 2,
          canary: {
            cluster: 'prod-eu',
            namespace: 'chat',
            name: 'qwen-chat-v2',
          },
          configured: 0.1,
          observed: 0.088,
          verdict: 'insufficient',
        },
      ],
    },
  ];
  return { items, total: items.length };
}
