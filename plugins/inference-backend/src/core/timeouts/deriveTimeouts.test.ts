// SPDX-License-Identifier: Apache-2.0
import {
  EffectiveTimeout,
  plainText,
} from '@inference-portal/backstage-plugin-inference-common';
import { GatewayPolicy } from '../objects/ClusterObjects';
import { AppliedPolicy } from '../policies/policiesOf';
import { Provider, ProviderName } from '../providers/Provider';
import { condition, samplePolicy, sampleRoute } from '../testing/sampleObjects';
import { deriveTimeouts } from './deriveTimeouts';

type Timeouts = { request?: string; backendRequest?: string };

const policy = (
  more: Partial<GatewayPolicy>,
  refused?: AppliedPolicy['refused'],
): AppliedPolicy => ({ policy: { ...samplePolicy(), ...more }, refused });

function derive(
  name: ProviderName,
  timeouts: Timeouts | undefined,
  more: Partial<Parameters<typeof deriveTimeouts>[0]> & {
    version?: string;
  } = {},
): EffectiveTimeout[] {
  const route = sampleRoute('chat', 'chat-route', 'acme/chat-7b', [
    ['stable', 1],
  ]);
  route.rules[0].timeouts = timeouts;
  const provider: Provider = { name, title: name, version: more.version };
  const derived = deriveTimeouts({
    route,
    rule: 0,
    provider,
    routePolicies: [],
    gatewayPolicies: [],
    providerPolicies: [],
    hiddenKinds: [],
    leadsToPool: true,
    ...more,
  });
  return JSON.parse(plainText(JSON.stringify(derived)));
}

const request = (...args: Parameters<typeof derive>) => {
  const { effectiveMs, decidedBy, streams } = derive(...args)[0];
  return [effectiveMs, decidedBy.kind, streams];
};

describe('the request timeout', () => {
  it.each<[string, Parameters<typeof derive>, unknown[]]>([
    [
      'agentgateway by default',
      ['agentgateway', undefined],
      ['unlimited', 'provider', 'safe'],
    ],
    [
      'agentgateway on the route',
      ['agentgateway', { request: '600s' }],
      [600_000, 'HTTPRoute', 'safe'],
    ],
    [
      'agentgateway too short',
      ['agentgateway', { request: '90s' }],
      [90_000, 'HTTPRoute', 'cut'],
    ],
    [
      'agentgateway short, and enough',
      ['agentgateway', { request: '90s' }, { observedP99Ms: 41_000 }],
      [90_000, 'HTTPRoute', 'safe'],
    ],
    [
      'agentgateway long, and not enough',
      ['agentgateway', { request: '600s' }, { observedP99Ms: 640_000 }],
      [600_000, 'HTTPRoute', 'cut'],
    ],
    [
      'agentgateway with 0s',
      ['agentgateway', { request: '0s' }],
      ['unlimited', 'HTTPRoute', 'safe'],
    ],
    [
      'agentgateway by a policy on the route',
      [
        'agentgateway',
        undefined,
        { routePolicies: [policy({ requestTimeout: '400s' })] },
      ],
      [400_000, 'AgentgatewayPolicy', 'safe'],
    ],
    [
      'the route before a policy on it',
      [
        'agentgateway',
        { request: '500s' },
        { routePolicies: [policy({ requestTimeout: '400s' })] },
      ],
      [500_000, 'HTTPRoute', 'safe'],
    ],
    [
      'no policy on the gateway',
      [
        'agentgateway',
        undefined,
        { gatewayPolicies: [policy({ requestTimeout: '20s' })] },
      ],
      ['unlimited', 'provider', 'safe'],
    ],
    [
      'no policy that is refused',
      [
        'agentgateway',
        undefined,
        {
          routePolicies: [
            policy({ requestTimeout: '20s' }, condition('Attached', 'False')),
          ],
        },
      ],
      ['unlimited', 'provider', 'safe'],
    ],
    [
      'agentgateway whose policies are hidden',
      ['agentgateway', undefined, { hiddenKinds: ['AgentgatewayPolicy'] }],
      ['unknown', 'AgentgatewayPolicy', 'unknown'],
    ],
    [
      'Envoy Gateway by default',
      ['envoy-gateway', undefined],
      [15_000, 'provider', 'cut'],
    ],
    [
      'Envoy Gateway by default, where that is enough',
      ['envoy-gateway', undefined, { observedP99Ms: 9000 }],
      [15_000, 'provider', 'safe'],
    ],
    [
      'Envoy Gateway with 0s',
      ['envoy-gateway', { request: '0s' }],
      ['unlimited', 'HTTPRoute', 'safe'],
    ],
    [
      'Istio by default',
      ['istio', undefined],
      ['unlimited', 'provider', 'safe'],
    ],
    [
      'kgateway with 0s',
      ['kgateway', { request: '0s' }, { version: 'v2.1.1' }],
      ['unlimited', 'HTTPRoute', 'safe'],
    ],
    [
      'kgateway with 0s beside backendRequest',
      [
        'kgateway',
        { request: '0s', backendRequest: '3600s' },
        { version: 'v2.1.1' },
      ],
      [15_000, 'provider', 'cut'],
    ],
    [
      'GKE, which does not read the route',
      ['gke', { request: '600s' }],
      ['unknown', 'provider', 'unknown'],
    ],
    [
      'an unknown provider by default',
      ['unknown', undefined],
      ['unknown', 'provider', 'unknown'],
    ],
    [
      'an unknown provider with a value',
      ['unknown', { request: '600s' }],
      [600_000, 'HTTPRoute', 'safe'],
    ],
    [
      'what is no duration',
      ['agentgateway', { request: '5 minutes' }],
      ['unlimited', 'provider', 'safe'],
    ],
  ])('of %s', (...[, args, expected]) => {
    expect(request(...args)).toEqual(expected);
  });

  it('shows every place that could set it, and why it does or not', () => {
    const [{ candidates, advice }] = derive(
      'agentgateway',
      { request: '90s' },
      {
        routePolicies: [policy({ requestTimeout: '400s' })],
        gatewayPolicies: [policy({ requestTimeout: '20s' })],
      },
    );
    expect(
      candidates.map(({ source, value, role }) => [source.kind, value, role]),
    ).toEqual([
      ['HTTPRoute', '90s', 'decides'],
      ['AgentgatewayPolicy', '400s', 'overridden'],
      ['AgentgatewayPolicy', '20s', 'ignored'],
      ['provider', undefined, 'overridden'],
    ]);
    expect(advice).toContain('spec.rules[0].timeouts.request to 5m');
  });
});

describe('the other layers', () => {
  const layers = (...args: Parameters<typeof derive>) =>
    derive(...args)
      .slice(1)
      .map(({ kind, effectiveMs, streams }) => [kind, effectiveMs, streams]);

  it('of agentgateway cut no stream', () => {
    expect(
      layers(
        'agentgateway',
        { request: '600s', backendRequest: '30s' },
        {
          gatewayPolicies: [policy({ idleTimeout: '1m', retryAttempts: 2 })],
        },
      ),
    ).toEqual([
      ['backendRequest', 30_000, 'safe'],
      ['perRetry', 'unlimited', 'safe'],
      ['idle', 60_000, 'safe'],
      ['endpointPicker', 'unknown', 'unknown'],
    ]);
  });

  it.each<[ProviderName, unknown[][]]>([
    [
      'envoy-gateway',
      [
        ['backendRequest', 30_000, 'cut'],
        ['idle', 300_000, 'safe'],
        ['endpointPicker', 300_000, 'safe'],
      ],
    ],
    [
      'istio',
      [
        ['backendRequest', 30_000, 'cut'],
        ['idle', 'unlimited', 'safe'],
        ['endpointPicker', 1_000_000, 'safe'],
      ],
    ],
    [
      'gke',
      [
        // Its own: what the route says does not count.
        ['backendRequest', 30_000, 'cut'],
        ['idle', 'unknown', 'unknown'],
        ['endpointPicker', 'unknown', 'unknown'],
      ],
    ],
    [
      'nginx-gateway-fabric',
      [
        ['backendRequest', 'unlimited', 'safe'],
        ['idle', 60_000, 'unknown'],
        ['endpointPicker', 'unknown', 'unknown'],
      ],
    ],
  ])('of %s, with backendRequest of 30 s', (name, expected) => {
    expect(layers(name, { backendRequest: '30s' })).toEqual(expected);
  });

  it('hold no picker where the rule leads to no pool', () => {
    expect(
      derive('istio', undefined, { leadsToPool: false }).map(
        ({ kind }) => kind,
      ),
    ).toEqual(['request', 'backendRequest', 'idle']);
  });
});
