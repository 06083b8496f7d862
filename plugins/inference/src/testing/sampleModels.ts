// SPDX-License-Identifier: Apache-2.0
import { ServedModel } from '@inference-portal/backstage-plugin-inference-common';

/** A model that nobody owns, one with an ill canary, and one that is an adapter. */
export const sampleModels: ServedModel[] = [
  {
    name: 'gpt-oss-20b',
    health: 'healthy',
    reason: '2 of 2 endpoints ready.',
    pools: [
      {
        cluster: 'prod-us',
        namespace: 'lab',
        name: 'experiments',
        health: 'healthy',
        endpoints: { ready: 2, total: 2 },
      },
    ],
    entities: [],
    owners: [],
  },
  {
    name: 'qwen-chat',
    health: 'degraded',
    reason: 'prod-eu/chat/qwen-chat-v2: The endpoint picker is not ready.',
    pools: [
      {
        cluster: 'prod-eu',
        namespace: 'chat',
        name: 'qwen-chat-v2',
        health: 'failing',
        endpoints: { ready: 0, total: 3 },
      },
      {
        cluster: 'prod-eu',
        namespace: 'chat',
        name: 'qwen-chat-v1',
        health: 'healthy',
        endpoints: { ready: 8, total: 8 },
      },
    ],
    entities: ['component:default/qwen-chat'],
    owners: ['group:default/chat-team'],
  },
  {
    name: 'sql-expert',
    health: 'healthy',
    reason: '8 of 8 endpoints ready.',
    pools: [
      {
        cluster: 'prod-eu',
        namespace: 'chat',
        name: 'qwen-chat-v1',
        health: 'healthy',
        endpoints: { ready: 8, total: 8 },
        adapter: true,
      },
    ],
    entities: ['component:default/qwen-chat'],
    owners: ['group:default/chat-team'],
  },
];
