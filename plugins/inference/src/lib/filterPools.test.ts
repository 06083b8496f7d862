// SPDX-License-Identifier: Apache-2.0
import { samplePool, sampleLoad, summarize } from '../testing/samplePools';
import { filterPools, NOBODY, PoolFilter } from './filterPools';
import { parseHealth } from './rankHealth';

const NOW = Date.parse('2026-11-20T14:02:07Z');
const pools = [
  samplePool({
    cluster: 'prod-us',
    namespace: 'support',
    name: 'llama',
    health: 'failing',
    reason: 'No endpoint is ready',
    models: ['meta-llama/Llama-3.1-8B-Instruct'],
    entities: [],
    owners: [],
    providers: ['Istio'],
    endpoints: { ready: 0, total: 5 },
    load: sampleLoad(NOW, 'picker', { requestRate: 0.5, stale: true }),
  }),
  samplePool({
    cluster: 'prod-eu',
    namespace: 'chat',
    name: 'qwen-v1',
    endpoints: { ready: 8, total: 8 },
    load: sampleLoad(NOW, 'picker', { requestRate: 41.5 }),
  }),
  samplePool({
    cluster: 'prod-eu',
    namespace: 'search',
    name: 'mistral',
    entities: ['component:default/mistral-search'],
    endpoints: { ready: 2, total: 3 },
  }),
].map(summarize);

describe('filterPools', () => {
  it.each<[PoolFilter, string[]]>([
    [{}, ['llama', 'qwen-v1', 'mistral']],
    [{ cluster: 'prod-eu' }, ['qwen-v1', 'mistral']],
    [{ cluster: 'prod-eu', namespace: 'chat' }, ['qwen-v1']],
    [{ health: 'failing' }, ['llama']],
    [{ text: 'LLAMA-3.1' }, ['llama']],
    [{ text: 'mistral-search' }, ['mistral']],
    [{ text: 'prod-eu chat' }, ['qwen-v1']],
    [{ text: 'no endpoint' }, ['llama']],
    [{ owner: 'group:default/chat-team' }, ['qwen-v1']],
    [{ owner: NOBODY }, ['llama']],
    [{ model: 'meta-llama/Llama-3.1-8B-Instruct' }, ['llama']],
    [{ provider: 'Istio' }, ['llama']],
    [{ provider: 'Istio', owner: 'group:default/chat-team' }, []],
    [{ text: 'search-team' }, ['mistral']],
    [{ cluster: 'gone' }, []],
  ])('with %j finds %j', (filter, names) => {
    expect(filterPools(pools, filter).map(({ name }) => name)).toEqual(names);
  });
});

describe('parseHealth', () => {
  it.each([
    ['Failing', 'failing'],
    ['idle', 'idle'],
    ['sick', undefined],
    [undefined, undefined],
  ])('reads %s as %s', (text, health) => {
    expect(parseHealth(text)).toBe(health);
  });
});
