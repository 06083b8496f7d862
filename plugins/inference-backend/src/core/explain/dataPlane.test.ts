// SPDX-License-Identifier: Apache-2.0
import {
  ExplainRequest,
  Load,
} from '@inference-portal/backstage-plugin-inference-common';
import { WatchedSimulator } from '../../__testUtils__/WatchedSimulator';
import { dataPlaneRoutes } from './testing/dataPlaneRoutes';

/*
 * What is explained is compared with what the simulator's gateway answers, which
 * shares no code with the portal: status by status, and for answers pool by pool.
 */

jest.setTimeout(120_000);

const QWEN = 'Qwen/Qwen2.5-1.5B-Instruct';
const LLAMA = 'meta-llama/Llama-3.1-8B-Instruct';
const MISTRAL = 'mistralai/Mistral-7B-Instruct-v0.3';
const COMPLETIONS = '/v1/completions';
const MODELS = { method: 'GET', path: '/v1/models' };
const FORGED = { 'X-Gateway-Base-Model-Name': QWEN };
const MIB = 1024 * 1024;

const FULL: Load = {
  at: '2026-11-20T12:00:00.000Z',
  source: 'endpoint picker',
  stale: false,
  saturation: 1.4,
};

type Asked = Omit<ExplainRequest, 'cluster'> & { cluster?: string };
type Case = [
  what: string,
  request: Asked,
  status: number,
  /** Where it is answered: the pool. */
  pool?: string,
];

const chatOf = (model: string) =>
  JSON.stringify({ model, max_tokens: 2, messages: [{ content: 'Hi' }] });

const HEALTHY: Case[] = [
  ['a chat', { model: QWEN }, 200, 'chat/qwen-chat'],
  ['a completion', { model: QWEN, path: COMPLETIONS }, 200, 'chat/qwen-chat'],
  ['another model', { model: LLAMA }, 200, 'support/llama-support'],
  [
    'a third',
    { model: MISTRAL, path: COMPLETIONS },
    200,
    'search/mistral-search',
  ],
  ['an adapter', { model: 'support-tickets' }, 200, 'support/llama-support'],
  ['a whole body', { body: chatOf(QWEN) }, 200, 'chat/qwen-chat'],
  ['a query', { model: QWEN, path: '/v1/chat/completions?a=b' }, 200],
  ['any host', { model: QWEN, host: 'LLM.Example.com' }, 200],
  ['a host with a port', { model: QWEN, host: 'llm.example.com:8080' }, 200],
  ['headers nobody asks for', { model: QWEN, headers: { 'x-a': '1' } }, 200],
  [
    'a forged header beside a model',
    { model: LLAMA, headers: FORGED },
    200,
    'support/llama-support',
  ],
  ['an unknown model', { model: 'gpt-9' }, 404],
  ['a model in another case', { model: QWEN.toLowerCase() }, 404],
  ['an empty model', { model: '' }, 404],
  ['a body without model', { body: '{"messages":[]}' }, 404],
  ['a model that is no text', { body: '{"model":42}' }, 404],
  ['a model that is null', { body: '{"model":null}' }, 404],
  ['a body that is a list', { body: '["model"]' }, 404],
  ['a body that is null', { body: 'null' }, 404],
  ['a body that is no JSON', { body: '{"model":' }, 404],
  ['no body', {}, 404],
  ['no body with GET', MODELS, 404],
  ['a forged header without model', { body: '{}', headers: FORGED }, 404],
  ['another path', { model: QWEN, path: '/v2/chat/completions' }, 404],
  ['a path that only begins alike', { model: QWEN, path: '/v10/models' }, 404],
  ['the root', { model: QWEN, path: '/' }, 404],
  ['a body below the buffer', { model: QWEN, bodyBytes: 2 * MIB - 1 }, 200],
  ['a body as large as the buffer', { model: QWEN, bodyBytes: 2 * MIB }, 200],
  ['a body above the buffer', { model: QWEN, bodyBytes: 2 * MIB + 1 }, 404],
  ['a body without messages', { body: `{"model":"${QWEN}"}` }, 400],
];

const on = (name: string, request: Asked): Asked => ({
  host: `${name}.example.com`,
  ...request,
});

/** On the routes of `dataPlaneRoutes`. */
const ROUTES: Case[] = [
  ['an exact path first', on('path', MODELS), 200, 'chat/qwen-chat'],
  [
    'the longer prefix next',
    on('path', { model: LLAMA }),
    200,
    'support/llama-support',
  ],
  [
    'the shorter prefix last',
    on('path', { method: 'GET', path: '/health' }),
    200,
    'search/mistral-search',
  ],
  [
    'a method that servers refuse',
    on('path', { method: 'GET', path: '/v1/chat/completions' }),
    405,
  ],
  [
    'a method before headers',
    on('order', { ...MODELS, headers: { 'x-a': '1', 'x-b': '2' } }),
    200,
    'chat/qwen-chat',
  ],
  [
    'one header',
    on('order', { model: LLAMA, headers: { 'X-A': '1' } }),
    200,
    'support/llama-support',
  ],
  [
    'two headers before one',
    on('order', { model: MISTRAL, headers: { 'x-a': '1', 'x-b': '2' } }),
    200,
    'search/mistral-search',
  ],
  [
    'none of the headers, so a route of another host',
    on('order', { model: QWEN }),
    200,
    'chat/qwen-chat',
  ],
  [
    'a header of another value, likewise',
    on('order', { model: LLAMA, headers: { 'x-a': '2' } }),
    200,
    'support/llama-support',
  ],
  [
    'a query parameter',
    on('query', { ...MODELS, path: '/v1/models?debug=1' }),
    200,
    'search/mistral-search',
  ],
  [
    'another query',
    on('query', { ...MODELS, path: '/v1/models?debug=2' }),
    200,
    'chat/qwen-chat',
  ],
  [
    'the exact host',
    { ...MODELS, host: 'a.wild.example.com' },
    200,
    'support/llama-support',
  ],
  [
    'a wildcard host',
    { ...MODELS, host: 'b.wild.example.com' },
    200,
    'chat/qwen-chat',
  ],
  [
    'a wildcard over two labels',
    { ...MODELS, host: 'c.b.wild.example.com' },
    200,
    'chat/qwen-chat',
  ],
  ['a wildcard without label', { ...MODELS, host: 'wild.example.com' }, 404],
  [
    'the longer regular expression',
    on('regex', MODELS),
    200,
    'search/mistral-search',
  ],
  [
    'a regular expression in a header',
    on('regex', {
      ...MODELS,
      path: '/health',
      headers: { 'x-tenant': 'gold-7' },
    }),
    200,
    'support/llama-support',
  ],
  [
    'one that takes a part only',
    on('regex', {
      ...MODELS,
      path: '/health',
      headers: { 'x-tenant': 'no-gold-7' },
    }),
    404,
  ],
  ['the first of two equal routes', on('tie', MODELS), 200, 'chat/qwen-chat'],
  ['the first of two equal rules', on('rules', MODELS), 200, 'chat/qwen-chat'],
  [
    'a rule without matches',
    on('open', { model: QWEN, path: '/v1/completions' }),
    200,
    'chat/qwen-chat',
  ],
  ['a body without model on it', on('open', { body: '{"messages":[]}' }), 400],
  ['a body that is no JSON on it', on('open', { body: 'hello' }), 400],
  ['no body on it', on('open', {}), 400],
  ['weights that are all 0', on('zero', { model: QWEN }), 500],
  ['no backend', on('none', { model: QWEN }), 500],
  ['a pool that is not there', on('missing', { model: QWEN }), 500],
  ['a pool of the old group', on('legacy', { model: QWEN }), 500],
  ['a kind nobody serves', on('secret', { model: QWEN }), 500],
  ['a pool across namespaces', on('across', { model: QWEN }), 500],
  [
    'a route for another listener, likewise',
    on('section', { model: QWEN }),
    200,
    'chat/qwen-chat',
  ],
  ['a pool and one that is not there', on('half', { model: QWEN }), 200],
  [
    'weight 0 on what is not there',
    on('spare', { model: QWEN }),
    200,
    'chat/qwen-chat',
  ],
  ['a Service', on('service', { model: QWEN }), 200, 'chat/qwen-chat'],
  ['a Service without pods', on('empty', { model: QWEN }), 503],
  ['a Service that is not there', on('gone', { model: QWEN }), 500],
  ['a pool across namespaces, granted', on('granted', { model: QWEN }), 500],
  [
    'a rule beside a pinned one',
    on('pinned', { model: QWEN }),
    200,
    'chat/qwen-chat',
  ],
  [
    'the rule that a header pins, though it comes later',
    on('pinned', { model: QWEN, headers: { 'X-Version': 'next' } }),
    500,
  ],
  [
    'a header that pins nothing',
    on('pinned', { model: QWEN, headers: { 'x-version': 'last' } }),
    200,
    'chat/qwen-chat',
  ],
  ['a redirect', on('moved', { model: QWEN }), 301],
  ['no key', on('keys', { model: QWEN }), 401],
  [
    'a key',
    on('keys', { model: QWEN, headers: { Authorization: 'Bearer k-123' } }),
    200,
    'chat/qwen-chat',
  ],
  ['a policy that answers itself', on('closed', { model: QWEN }), 451],
  ['a HEAD', on('path', { method: 'HEAD', path: '/v1/models' }), 405],
  [
    'another query beside a wanted one',
    on('query', { ...MODELS, path: '/v1/models?other=2&debug=1' }),
    200,
    'search/mistral-search',
  ],
  [
    'what is shed last',
    on('path', {
      model: LLAMA,
      headers: { 'x-gateway-inference-objective': 'unheard-of' },
    }),
    200,
  ],
];

const EUROPE = { cluster: 'prod-eu' };

const SPLIT: Case[] = [
  ['a split rule', { ...EUROPE, model: QWEN }, 200],
  ['a split rule again', { ...EUROPE, model: QWEN, path: COMPLETIONS }, 200],
  [
    'a rule beside it',
    { ...EUROPE, model: MISTRAL },
    200,
    'search/mistral-search',
  ],
  ['an unknown model there', { ...EUROPE, model: 'gpt-9' }, 404],
];

/** Of what becomes of requests while something is broken. */
const FAULTS: Array<[fault: string, ...Case]> = [
  ['bbr-missing', 'a model', { model: QWEN }, 404],
  [
    'bbr-missing',
    'the header by the client',
    { model: QWEN, headers: FORGED },
    200,
    'chat/qwen-chat',
  ],
  ['epp-unschedulable', 'its pool', { model: QWEN }, 500],
  ['epp-unschedulable', 'another pool', { model: LLAMA }, 200],
  ['epp-crash-looping', 'its pool', { model: LLAMA }, 500],
  ['picker-missing', 'its pool', { model: MISTRAL }, 500],
  ['picker-port-wrong', 'its pool', { model: LLAMA }, 500],
  ['selector-empty', 'its pool', { model: LLAMA }, 503],
  ['scaled-to-zero', 'its pool', { model: MISTRAL }, 503],
  ['listener-closed', 'any model', { model: QWEN }, 404],
  ['route-not-accepted', 'its model', { model: MISTRAL }, 404],
  ['cross-namespace-refused', 'its model', { model: MISTRAL }, 500],
  ['gateway-class-missing', 'any model', { model: QWEN }, 200],
  ['gateway-not-programmed', 'any model', { model: QWEN }, 200],
];

let world: WatchedSimulator;

beforeAll(async () => {
  world = await WatchedSimulator.start({ seed: 'explained', speed: 4 });
  const store = world.simulator.cluster('prod-us')?.store;
  for (const object of dataPlaneRoutes()) {
    store?.apply(object);
  }
});

afterAll(() => world?.stop());

/** Asks both until they say what is expected, for what was changed takes a while to come through. */
async function compare(
  asked: Asked,
  status: number,
  pool?: string,
  load?: Load,
): Promise<string> {
  const end = Date.now() + 45_000;
  for (;;) {
    const seen = await askBoth({ cluster: 'prod-us', ...asked }, load);
    const agrees =
      seen.sent === status &&
      seen.explained.includes(status) &&
      (pool === undefined || seen.answeredBy.includes(pool)) &&
      (seen.answeredBy.length === 0 || seen.isForetold);
    if (agrees) {
      return 'as explained';
    }
    if (Date.now() > end) {
      return JSON.stringify(seen);
    }
    await new Promise(resolve => setTimeout(resolve, 100));
  }
}

async function askBoth(request: ExplainRequest, load?: Load) {
  const { status, pod, text } = await world.send(request);
  const { outcomes, backends, summary } = world.explain(request, load);
  const answeredBy = pod ? world.poolsOf(request.cluster, pod) : [];
  const foretold = outcomes
    .filter(outcome => outcome.status === status)
    .map(outcome => `${outcome.pool?.namespace}/${outcome.pool?.name}`);
  return {
    sent: status,
    answeredBy,
    explained: outcomes.map(outcome => outcome.status),
    // A Service leads to pods of a pool without being one.
    isForetold:
      backends.some(({ kind }) => kind === 'Service') ||
      answeredBy.some(key => foretold.includes(key)),
    summary,
    text: text.slice(0, 200),
  };
}

describe('what is explained is what the gateway does', () => {
  it('with more than 60 requests', () => {
    expect(
      HEALTHY.length + ROUTES.length + SPLIT.length + FAULTS.length,
    ).toBeGreaterThan(60);
  });

  it.each(HEALTHY)('for %s', async (...[, request, status, pool]) => {
    expect(await compare(request, status, pool)).toBe('as explained');
  });

  it.each(ROUTES)('for %s', async (...[, request, status, pool]) => {
    expect(await compare(request, status, pool)).toBe('as explained');
  });

  it.each(SPLIT)('for %s', async (...[, request, status, pool]) => {
    expect(await compare(request, status, pool)).toBe('as explained');
  });

  it('with each share of a split rule', async () => {
    const { outcomes } = world.explain({ ...EUROPE, model: QWEN });
    expect(outcomes.map(({ share, pool }) => [share, pool?.name])).toEqual([
      [0.9, 'qwen-chat-v1'],
      [0.1, 'qwen-chat-v2'],
    ]);
    const pools = new Map<string, number>();
    for (let sent = 0; sent < 60; sent++) {
      const { pod = '' } = await world.send({ ...EUROPE, model: QWEN });
      const [pool] = world.poolsOf('prod-eu', pod);
      pools.set(pool, (pools.get(pool) ?? 0) + 1);
    }
    expect([...pools.keys()].sort()).toEqual([
      'chat/qwen-chat-v1',
      'chat/qwen-chat-v2',
    ]);
    expect(pools.get('chat/qwen-chat-v1')).toBeGreaterThan(40);
  });

  it('with both ends of a rule that is half broken', async () => {
    const request = { cluster: 'prod-us', ...on('half', { model: QWEN }) };
    const { outcomes } = world.explain(request);
    expect(
      outcomes.map(({ share, status, cause }) => [share, status, cause]),
    ).toEqual([
      [0.5, 200, 'answered'],
      [0.5, 500, 'pool-missing'],
    ]);
    const statuses = new Set<number>();
    for (let sent = 0; sent < 30; sent++) {
      statuses.add((await world.send(request)).status);
    }
    expect([...statuses].sort()).toEqual([200, 500]);
  });

  it('for what is shed first while the pool is full', async () => {
    world.simulator.setFault('saturation', true);
    try {
      expect(
        await compare(
          {
            model: QWEN,
            headers: { 'x-llm-d-inference-objective': 'batch' },
          },
          429,
          undefined,
          FULL,
        ),
      ).toBe('as explained');
    } finally {
      world.simulator.setFault('saturation', false);
    }
  });

  it.each(FAULTS)(
    'with fault %s, for %s',
    async (...[fault, , request, status, pool]) => {
      world.simulator.setFault(fault, true);
      try {
        expect(await compare(request, status, pool)).toBe('as explained');
      } finally {
        world.simulator.setFault(fault, false);
      }
    },
  );
});
