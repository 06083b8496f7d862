// SPDX-License-Identifier: Apache-2.0
import { ExplainRequest } from '@inference-portal/backstage-plugin-inference-common';
import { HttpRoute, RouteMatch } from '../objects/ClusterObjects';
import { sampleRoute } from '../testing/sampleObjects';
import { explainSample } from './testing/explainSample';

const path = (type: string, value: string) => ({ path: { type, value } });
const pair = (name: string, value: string, type = 'Exact') => ({
  name,
  value,
  type,
});
const prefix = (value: string) => path('PathPrefix', value);

interface Sample {
  name: string;
  namespace?: string;
  matches: Array<Partial<RouteMatch>>;
  hostnames?: string[];
  createdAt?: string;
}

function routeOf(sample: Sample): HttpRoute {
  const { name, namespace = 'chat', matches, hostnames = [] } = sample;
  const route = sampleRoute(namespace, name, 'any', [['stable', 1]]);
  const [rule] = route.rules;
  return {
    ...route,
    meta: {
      ...route.meta,
      createdAt: sample.createdAt ?? '2026-01-01T00:00:00Z',
    },
    hostnames,
    rules: matches.map(match => ({
      ...rule,
      matches: [{ headers: [], queryParams: [], ...match }],
    })),
  };
}

function winner(
  samples: Sample[],
  request: Omit<ExplainRequest, 'cluster'> = {},
  controller = 'agentgateway.dev/agentgateway',
): string | undefined {
  const { match } = explainSample(
    { path: '/v1/models', method: 'GET', host: 'llm.example.com', ...request },
    objects => {
      objects.gatewayPolicies = [];
      objects.gatewayClasses[0].controllerName = controller;
      objects.httpRoutes = samples.map(routeOf);
      objects.httpRoutes.forEach(({ parents }) => {
        parents[0].controllerName = controller;
      });
    },
  );
  return match && `${match.route.name} ${match.rule}`;
}

// https://gateway-api.sigs.k8s.io/reference/spec/#httprouterule
describe('of rules that match, the Gateway API takes', () => {
  const exact = { name: 'exact', matches: [path('Exact', '/v1/models')] };
  const long = { name: 'long', matches: [prefix('/v1/mod/')] };
  const wide = { name: 'wide', matches: [prefix('/v1')] };

  it.each<[string, Sample[], string, Omit<ExplainRequest, 'cluster'>?]>([
    [
      'an exact path before a prefix',
      [{ ...wide, matches: [prefix('/v1/models')] }, exact],
      'exact 0',
    ],
    [
      'the longest prefix',
      [wide, { ...long, matches: [prefix('/v1/models')] }],
      'long 0',
    ],
    ['a prefix by whole elements only', [wide, long], 'wide 0'],
    [
      'a method before headers',
      [
        {
          name: 'headers',
          matches: [
            { ...prefix('/v1'), headers: [pair('a', '1'), pair('b', '2')] },
          ],
        },
        { name: 'method', matches: [{ ...prefix('/v1'), method: 'GET' }] },
      ],
      'method 0',
      { headers: { a: '1', B: '2' } },
    ],
    [
      'more headers before fewer',
      [
        { name: 'one', matches: [{ headers: [pair('a', '1')] }] },
        {
          name: 'two',
          matches: [{ headers: [pair('a', '1'), pair('b', '2')] }],
        },
      ],
      'two 0',
      { headers: { a: '1', b: '2' } },
    ],
    [
      'headers before query parameters',
      [
        {
          name: 'query',
          matches: [{ queryParams: [pair('q', '1'), pair('r', '2')] }],
        },
        { name: 'header', matches: [{ headers: [pair('a', '1')] }] },
      ],
      'header 0',
      { headers: { a: '1' }, path: '/v1/models?q=1&r=2' },
    ],
    [
      'more query parameters before fewer',
      [
        { name: 'one', matches: [{ queryParams: [pair('q', '1')] }] },
        {
          name: 'two',
          matches: [{ queryParams: [pair('q', '1'), pair('r', '2')] }],
        },
      ],
      'two 0',
      { path: '/v1/models?q=1&r=2' },
    ],
    [
      'the oldest route',
      [
        { name: 'a-young', matches: [{}], createdAt: '2026-02-01T00:00:00Z' },
        { name: 'b-old', matches: [{}], createdAt: '2026-01-02T00:00:00Z' },
      ],
      'b-old 0',
    ],
    [
      'the first by namespace and name',
      [
        { name: 'a', namespace: 'support', matches: [{}] },
        { name: 'z', namespace: 'chat', matches: [{}] },
      ],
      'z 0',
    ],
    [
      'the first rule of a route',
      [{ name: 'same', matches: [{}, {}] }],
      'same 0',
    ],
    [
      'a later rule that says more',
      [{ name: 'same', matches: [{}, prefix('/v1')] }],
      'same 1',
    ],
    [
      'an exact hostname before a longer path',
      [
        {
          name: 'path',
          matches: [path('Exact', '/v1/models')],
          hostnames: ['*.example.com'],
        },
        { name: 'host', matches: [{}], hostnames: ['llm.example.com'] },
      ],
      'host 0',
    ],
    [
      'the longer wildcard',
      [
        { name: 'short', matches: [{}], hostnames: ['*.com'] },
        { name: 'long', matches: [{}], hostnames: ['*.example.com'] },
      ],
      'long 0',
    ],
    [
      'a wildcard before no hostname',
      [
        { name: 'none', matches: [path('Exact', '/v1/models')] },
        { name: 'wild', matches: [{}], hostnames: ['*.example.com'] },
      ],
      'wild 0',
    ],
    [
      'of headers of one name only the first',
      [
        {
          name: 'twice',
          matches: [{ headers: [pair('a', '1'), pair('A', '2')] }],
        },
      ],
      'twice 0',
      { headers: { a: '1' } },
    ],
  ])('%s', (...[, samples, expected, request]) => {
    expect(winner(samples, request)).toBe(expected);
    expect(winner([...samples].reverse(), request)).toBe(expected);
  });

  it.each([
    ['agentgateway.dev/agentgateway', 'regex 0'],
    ['istio.io/gateway-controller', 'prefix 0'],
  ])('with regular expressions where %s has them', (controller, expected) => {
    const samples = [
      { name: 'prefix', matches: [prefix('/v1')] },
      { name: 'regex', matches: [path('RegularExpression', '/v[0-9]+/.*')] },
    ];
    expect(winner(samples, {}, controller)).toBe(expected);
  });
});
