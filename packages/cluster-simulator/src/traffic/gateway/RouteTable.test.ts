// SPDX-License-Identifier: Apache-2.0
import type { DataRequest } from '../DataRequest';
import { sampleGateway, sampleRoute } from '../samples/createSampleCluster';
import { parseDuration } from './parseDuration';
import { RouteTable } from './RouteTable';

const request = (fields: Partial<DataRequest> & { url?: string } = {}) => {
  const url = new URL(fields.url ?? '/v1/completions', 'http://h');
  return {
    method: 'POST',
    host: 'llm.example.com',
    headers: new Map<string, string>(),
    bodyBytes: 2,
    body: {},
    ...fields,
    path: url.pathname,
    query: url.searchParams,
  };
};

const [gateway] = sampleGateway({
  listeners: [
    { name: 'any', port: 80, protocol: 'HTTP' },
    {
      name: 'inner',
      port: 80,
      protocol: 'HTTP',
      hostname: '*.inner.example.com',
    },
    { name: 'tcp', port: 81, protocol: 'TCP' },
  ],
});

interface Entry {
  name: string;
  match?: unknown;
  hostnames?: string[];
  createdAt?: string;
  namespace?: string;
  accepted?: boolean;
  sectionName?: string;
}

const path = (type: string, value: string) => ({ path: { type, value } });
const header = (name: string, value: string, type = 'Exact') => ({
  name,
  value,
  type,
});

function winner(entries: Entry[], asked: DataRequest): string | undefined {
  const table = new RouteTable(
    gateway,
    entries.map(({ match, namespace = 'chat', ...route }) =>
      sampleRoute({
        ...route,
        namespace,
        rules: [{ matches: match ? [match] : undefined }],
      }),
    ),
  );
  return table.find(asked)?.route.name;
}

describe('RouteTable', () => {
  it.each<[string, Entry[], DataRequest, string | undefined]>([
    [
      'an exact host before a wildcard, and both before none',
      [
        { name: 'none', match: path('Exact', '/v1/completions') },
        { name: 'wildcard', hostnames: ['*.example.com'] },
        { name: 'exact', hostnames: ['other.example.com', 'llm.example.com'] },
      ],
      request(),
      'exact',
    ],
    [
      'the longer wildcard',
      [
        { name: 'short', hostnames: ['*.example.com'] },
        { name: 'long', hostnames: ['*.llm.example.com'] },
      ],
      request({ host: 'a.llm.example.com' }),
      'long',
    ],
    [
      'no route for another host',
      [{ name: 'a', hostnames: ['*.example.com'] }],
      request({ host: 'example.com' }),
      undefined,
    ],
    [
      'an exact path before a longer prefix',
      [
        { name: 'prefix', match: path('PathPrefix', '/v1/completions') },
        { name: 'exact', match: path('Exact', '/v1/completions') },
      ],
      request(),
      'exact',
    ],
    [
      'the longest prefix',
      [
        { name: 'short', match: path('PathPrefix', '/') },
        { name: 'long', match: path('PathPrefix', '/v1/') },
      ],
      request(),
      'long',
    ],
    [
      'prefixes by whole elements',
      [{ name: 'part', match: path('PathPrefix', '/v1/comp') }],
      request(),
      undefined,
    ],
    [
      'a method before headers',
      [
        { name: 'headers', match: { headers: [header('a', '1')] } },
        { name: 'method', match: { method: 'POST' } },
      ],
      request({ headers: new Map([['a', '1']]) }),
      'method',
    ],
    [
      'more headers',
      [
        { name: 'one', match: { headers: [header('a', '1')] } },
        {
          name: 'two',
          match: {
            headers: [header('A', '1'), header('b', '.+', 'RegularExpression')],
          },
        },
      ],
      request({
        headers: new Map([
          ['a', '1'],
          ['b', 'x'],
        ]),
      }),
      'two',
    ],
    [
      'more query parameters',
      [
        { name: 'none' },
        { name: 'one', match: { queryParams: [header('v', '2')] } },
      ],
      request({ url: '/x?v=2' }),
      'one',
    ],
    [
      'the oldest route',
      [
        { name: 'a', createdAt: '2026-09-02T00:00:00Z' },
        { name: 'b', createdAt: '2026-09-01T00:00:00Z' },
      ],
      request(),
      'b',
    ],
    [
      'the first name of routes of one age',
      [
        { name: 'b', namespace: 'chat' },
        { name: 'c', namespace: 'agents' },
        { name: 'a', namespace: 'chat' },
      ],
      request(),
      'c',
    ],
    [
      'no route that isn’t accepted',
      [{ name: 'a', accepted: false }],
      request(),
      undefined,
    ],
    [
      'routes of the most specific listener only',
      [
        { name: 'other', sectionName: 'any' },
        { name: 'own', sectionName: 'inner' },
      ],
      request({ host: 'a.inner.example.com' }),
      'own',
    ],
    [
      'header values as a whole',
      [
        {
          name: 'a',
          match: { headers: [header('m', 'b', 'RegularExpression')] },
        },
      ],
      request({ headers: new Map([['m', 'abc']]) }),
      undefined,
    ],
    [
      'nothing by a broken pattern',
      [{ name: 'a', match: path('RegularExpression', '(') }],
      request({ url: '/(' }),
      undefined,
    ],
  ])('chooses %s', (_, entries, asked, name) => {
    expect(winner(entries, asked)).toBe(name);
    expect(winner([...entries].reverse(), asked)).toBe(name);
  });

  it('takes the first of equal rules', () => {
    const table = new RouteTable(gateway, [
      sampleRoute({
        namespace: 'chat',
        name: 'r',
        rules: [
          { backends: [{ name: 'first' }] },
          { backends: [{ name: 'second' }] },
        ],
      }),
    ]);
    expect(table.find(request())?.rule.backends[0].name).toBe('first');
  });
});

it.each([
  ['300s', 300_000],
  ['1h30m', 5_400_000],
  ['1m500ms', 60_500],
  ['0s', 0],
  ['5', undefined],
  [12, undefined],
])('reads the duration %j', (text, ms) => {
  expect(parseDuration(text)).toBe(ms);
});
