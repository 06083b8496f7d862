// SPDX-License-Identifier: Apache-2.0
import { PoolSummary } from '@inference-portal/backstage-plugin-inference-common';
import { joinModels } from './joinModels';

function pool(name: string, changes: Partial<PoolSummary> = {}): PoolSummary {
  return {
    cluster: 'eu',
    namespace: 'chat',
    name,
    apiVersion: 'inference.networking.k8s.io/v1',
    health: 'healthy',
    reason: `${name} answers.`,
    models: [],
    endpoints: { ready: 2, total: 3 },
    picker: { health: 'healthy', replicas: { ready: 1, total: 1 } },
    gateways: [],
    providers: [],
    findings: { error: 0, warning: 0, info: 0 },
    entities: [],
    owners: [],
    ...changes,
  };
}

const stable = pool('stable', {
  entities: ['component:default/qwen'],
  owners: ['group:default/chat-team'],
});
const canary = pool('canary', {
  health: 'failing',
  reason: 'No endpoint is ready.',
  endpoints: { ready: 0, total: 4 },
  entities: ['component:default/qwen-next', 'component:default/qwen'],
  owners: ['user:default/ann'],
});
const lonely = pool('lonely', { cluster: 'us' });

it('leads from each name to all of its pools, the worst first, and to whose they are', () => {
  expect(
    joinModels([
      { pool: stable, models: ['qwen'], adapters: [] },
      { pool: canary, models: ['qwen'], adapters: [] },
    ]),
  ).toEqual([
    {
      name: 'qwen',
      health: 'degraded',
      reason: 'eu/chat/canary: No endpoint is ready.',
      pools: [
        {
          cluster: 'eu',
          namespace: 'chat',
          name: 'canary',
          health: 'failing',
          endpoints: { ready: 0, total: 4 },
        },
        {
          cluster: 'eu',
          namespace: 'chat',
          name: 'stable',
          health: 'healthy',
          endpoints: { ready: 2, total: 3 },
        },
      ],
      entities: ['component:default/qwen', 'component:default/qwen-next'],
      owners: ['group:default/chat-team', 'user:default/ann'],
    },
  ]);
});

it('sorts by name, and leaves a model that nobody owns without entities', () => {
  const models = joinModels([
    { pool: lonely, models: ['mistral', 'llama'], adapters: [] },
    { pool: stable, models: ['qwen'], adapters: [] },
  ]);
  expect(models.map(({ name, entities }) => [name, entities])).toEqual([
    ['llama', []],
    ['mistral', []],
    ['qwen', ['component:default/qwen']],
  ]);
});

it('tells adapters from models, pool by pool', () => {
  const models = joinModels([
    { pool: stable, models: ['qwen'], adapters: ['sql', 'qwen'] },
    { pool: lonely, models: ['sql'], adapters: [] },
  ]);
  expect(
    models.map(({ name, pools }) => [
      name,
      pools.map(({ name: of, adapter }) => [of, adapter]),
    ]),
  ).toEqual([
    ['qwen', [['stable', undefined]]],
    [
      'sql',
      [
        ['lonely', undefined],
        ['stable', true],
      ],
    ],
  ]);
});

it('knows no model where no pool told its names', () => {
  expect(joinModels([{ pool: stable, models: [], adapters: [] }])).toEqual([]);
});
