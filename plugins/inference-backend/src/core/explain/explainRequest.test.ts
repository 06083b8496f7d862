// SPDX-License-Identifier: Apache-2.0
import { ExplainRequest } from '@inference-portal/backstage-plugin-inference-common';
import { ClusterObjects } from '../objects/ClusterObjects';
import { ClusterSnapshot } from '../objects/ClusterSnapshot';
import { makeUnready, makeUnschedulable } from '../testing/edits';
import { objectNamed } from '../testing/objectNamed';
import {
  condition,
  metaOf,
  sampleDeployment,
  sampleSnapshot,
} from '../testing/sampleObjects';
import { brief, explainSample } from './testing/explainSample';

const CHAT = 'acme/chat-7b';
const HELP = 'acme/help-1b';

type Asked = Omit<ExplainRequest, 'cluster'>;
type Edit = (objects: ClusterObjects) => void;

const withHelp =
  (edit: (route: ClusterObjects['httpRoutes'][number]) => void): Edit =>
  ({ httpRoutes }) =>
    edit(objectNamed(httpRoutes, 'helper-route'));

const byProvider =
  (controller: string, image?: string, more: Edit = () => {}): Edit =>
  objects => {
    objects.gatewayClasses[0].controllerName = controller;
    objects.gatewayPolicies = [];
    if (image) {
      const deployment = sampleDeployment('provider', 'controller', 1);
      deployment.containers = [{ ...deployment.containers[0], image }];
      objects.deployments.push(deployment);
    }
    more(objects);
  };

const bbrChart: Edit = ({ deployments }) => {
  const deployment = sampleDeployment('infra', 'bbr', 1);
  deployment.containers = [
    {
      ...deployment.containers[0],
      image: 'registry.k8s.io/gateway-api-inference-extension/bbr:v1.4.0',
    },
  ];
  deployments.push(deployment);
};

const emptyCanary: Edit = ({ pods }) =>
  makeUnready(objectNamed(pods, 'canary-0'));
const helperPickerDown: Edit = ({ pods }) =>
  pods
    .filter(({ meta }) => meta.name.startsWith('helper-epp'))
    .forEach(pod => makeUnready(pod));

it('ends a sentence once where it ends with what a controller says', () => {
  const { summary, steps } = explainSample({ model: HELP }, ({ pods }) =>
    makeUnschedulable(
      objectNamed(pods, 'helper-epp-0'),
      '0/3 nodes are available: 3 Insufficient cpu.',
    ),
  );
  const texts = [summary, ...steps.map(({ detail = '' }) => detail)];

  expect(texts.filter(text => text.includes('Insufficient cpu'))).not.toEqual(
    [],
  );
  expect(texts.filter(text => /\.\./.test(text))).toEqual([]);
});

describe('explainRequest', () => {
  it.each<[string, Asked, Edit | undefined, string[]]>([
    [
      'a split rule',
      { model: CHAT },
      undefined,
      ['90 % 200 answered', '10 % 200 answered'],
    ],
    [
      'an unknown model',
      { model: 'gpt-9' },
      undefined,
      ['100 % 404 model-not-routed'],
    ],
    ['no model', { body: '{}' }, undefined, ['100 % 404 model-missing']],
    ['no body', {}, undefined, ['100 % 404 model-missing']],
    ['no JSON', { body: 'hello' }, undefined, ['100 % 404 body-invalid']],
    [
      'a body above the buffer',
      { model: HELP, bodyBytes: 2_097_153 },
      undefined,
      ['100 % 404 body-too-large'],
    ],
    [
      'a body in a larger buffer',
      { model: HELP, bodyBytes: 2_097_153 },
      ({ gatewayPolicies }) => {
        gatewayPolicies[0].maxBufferSize = 4_000_000;
      },
      ['100 % 200 answered'],
    ],
    [
      'another path',
      { model: HELP, path: '/v2' },
      undefined,
      ['100 % 404 no-route'],
    ],
    [
      'a port nobody opens',
      { model: HELP, port: 444 },
      undefined,
      ['100 % none no-listener'],
    ],
    [
      'a host nobody takes',
      { model: HELP, host: 'other.example.com' },
      ({ gateways }) => {
        gateways[0].listeners[0].hostname = 'llm.example.com';
      },
      ['100 % 404 no-listener'],
    ],
    [
      'a gateway that is not there',
      { model: HELP, gateway: 'infra/back' },
      undefined,
      ['100 % none no-gateway'],
    ],
    [
      'no policy',
      { model: HELP },
      objects => {
        objects.gatewayPolicies = [];
      },
      ['100 % 404 no-route'],
    ],
    [
      'a policy that is refused',
      { model: HELP },
      ({ gatewayPolicies }) => {
        gatewayPolicies[0].ancestors[0].conditions = [
          condition('Attached', 'False', 'Pending'),
        ];
      },
      ['100 % 404 no-route'],
    ],
    [
      'a policy by labels of the gateway',
      { model: HELP },
      ({ gatewayPolicies, gateways }) => {
        gateways[0].meta.labels = { tier: 'front' };
        gatewayPolicies[0].targets = [];
        gatewayPolicies[0].targetSelectors = [
          {
            group: 'gateway.networking.k8s.io',
            kind: 'Gateway',
            matchLabels: { tier: 'front' },
          },
        ];
      },
      ['100 % 200 answered'],
    ],
    [
      'a policy for another listener',
      { model: HELP },
      ({ gatewayPolicies }) => {
        gatewayPolicies[0].targets[0].sectionName = 'other';
      },
      ['100 % 404 no-route'],
    ],
    [
      'a policy after routing',
      { model: HELP },
      ({ gatewayPolicies }) => {
        gatewayPolicies[0].phase = 'PostRouting';
      },
      ['100 % 404 no-route'],
    ],
    [
      'an expression that asks for the unknown',
      { model: HELP },
      ({ gatewayPolicies }) => {
        gatewayPolicies[0].requestHeaders[0].expression = 'jwt.model';
      },
      ['100 % unknown policy-undecidable'],
    ],
    [
      'an expression that reads more than was told',
      { model: HELP },
      ({ gatewayPolicies }) => {
        gatewayPolicies[0].requestHeaders[0].expression =
          'json(request.body).tenant';
      },
      ['100 % unknown policy-undecidable'],
    ],
    [
      'credentials',
      { model: HELP },
      ({ gatewayPolicies }) => {
        gatewayPolicies[0].guards = [{ setting: 'jwtAuthentication' }];
      },
      ['100 % 401 unauthenticated'],
    ],
    [
      'weights of 0',
      { model: HELP },
      withHelp(({ rules }) => {
        rules[0].backendRefs[0].weight = 0;
      }),
      ['100 % 500 weights-zero'],
    ],
    [
      'no backend',
      { model: HELP },
      withHelp(({ rules }) => {
        rules[0].backendRefs = [];
      }),
      ['100 % 500 no-backend'],
    ],
    [
      'a missing pool',
      { model: HELP },
      withHelp(({ rules }) => {
        rules[0].backendRefs[0].name = 'gone';
      }),
      ['100 % 500 pool-missing'],
    ],
    [
      'a reference across namespaces',
      { model: HELP },
      withHelp(({ rules, parents }) => {
        rules[0].backendRefs[0] = {
          ...rules[0].backendRefs[0],
          namespace: 'chat',
          name: 'stable',
        };
        parents[0].conditions = [
          condition('Accepted', 'True'),
          condition('ResolvedRefs', 'False', 'RefNotPermitted'),
        ];
      }),
      ['100 % 500 reference-refused'],
    ],
    [
      'a redirect',
      { model: HELP },
      withHelp(({ rules }) => {
        rules[0].filters = ['RequestRedirect'];
        rules[0].redirectStatus = 301;
      }),
      ['100 % 301 redirected'],
    ],
    [
      'a route that is not accepted',
      { model: HELP },
      withHelp(({ parents }) => {
        parents[0].conditions = [
          condition('Accepted', 'False', 'NotAllowedByListeners'),
        ];
      }),
      ['100 % 404 model-not-routed'],
    ],
    [
      'an empty pool of two',
      { model: CHAT },
      emptyCanary,
      ['90 % 200 answered', '10 % 503 pool-empty'],
    ],
    [
      'a picker that is down',
      { model: HELP },
      helperPickerDown,
      ['100 % 500 picker-unavailable'],
    ],
    [
      'a picker that is gone',
      { model: HELP },
      objects => {
        objects.services = objects.services.filter(
          ({ meta }) => meta.name !== 'helper-epp',
        );
      },
      ['100 % 500 picker-missing'],
    ],
    [
      'GIE’s chart',
      { model: HELP },
      byProvider('istio.io/gateway-controller', undefined, bbrChart),
      ['100 % 200 answered'],
    ],
    [
      'an adapter behind GIE’s chart',
      { model: 'an-adapter' },
      byProvider('istio.io/gateway-controller', undefined, bbrChart),
      ['100 % unknown policy-undecidable'],
    ],
    [
      'Istio that asks one picker for two pools',
      { model: CHAT },
      byProvider(
        'istio.io/gateway-controller',
        'docker.io/istio/pilot:1.28.1',
        objects => {
          bbrChart(objects);
          emptyCanary(objects);
        },
      ),
      ['100 % 503 pool-empty'],
    ],
    [
      'Envoy AI Gateway’s header',
      { model: HELP },
      byProvider(
        'gateway.envoyproxy.io/gatewayclass-controller',
        undefined,
        ({ httpRoutes }) => {
          const route = objectNamed(httpRoutes, 'helper-route');
          route.meta.owners = [
            { kind: 'AIGatewayRoute', name: 'help', controller: true },
          ];
          route.rules[0].matches[0].headers[0].name = 'x-ai-eg-model';
        },
      ),
      ['100 % 200 answered'],
    ],
  ])('tells %s', (_, request, edit, expected) => {
    expect(brief(explainSample(request, edit))).toEqual(expected);
  });

  it('names the nearest miss with both values', () => {
    const { nearMisses, summary } = explainSample({ model: 'acme/Chat-7B' });
    expect(nearMisses[0]).toEqual({
      route: { cluster: 'prod-eu', namespace: 'chat', name: 'chat-route' },
      rule: 0,
      match: 0,
      description: '/v1 · X-Gateway-Base-Model-Name = acme/chat-7b',
      matched: ['host', 'path'],
      reasons: [
        'header X-Gateway-Base-Model-Name would be `acme/Chat-7B`, the rule wants `acme/chat-7b`; they differ in case only',
      ],
      field: 'spec.rules[0].matches[0].headers[0].value',
    });
    expect(summary).toBe('Status 404: No rule takes model `acme/Chat-7B`.');
  });

  it('sheds what can wait while the pool is full, and says where it can’t tell', () => {
    const objective: Edit = ({ inferenceObjectives }) => {
      inferenceObjectives.push({
        meta: metaOf(
          'llm-d.ai/v1alpha2',
          'InferenceObjective',
          'support',
          'batch',
        ),
        priority: -2,
        pool: { group: 'inference.networking.k8s.io', name: 'helper' },
      });
    };
    const request = {
      model: HELP,
      headers: { 'x-llm-d-inference-objective': 'batch' },
    };
    const load = (saturation: number) => ({
      at: '2026-11-20T11:59:58.000Z',
      source: 'endpoint picker',
      stale: false,
      saturation,
    });
    expect(
      brief(explainSample(request, objective, { load: load(1.1) })),
    ).toEqual(['100 % 429 shed']);
    expect(
      brief(explainSample(request, objective, { load: load(0.9) })),
    ).toEqual(['100 % 200 answered']);
    expect(explainSample(request, objective).unknowns).toEqual([
      "Objective batch may be shed: its priority is -2, and the pool's saturation is not known",
    ]);
  });

  it('asks for the model that a rewrite makes of it', () => {
    const rewrite =
      (models: string[], targets: Array<[string, number]>): Edit =>
      ({ inferenceModelRewrites }) => {
        inferenceModelRewrites.push({
          meta: metaOf(
            'llm-d.ai/v1alpha2',
            'InferenceModelRewrite',
            'support',
            'alias',
          ),
          pool: { group: 'inference.networking.k8s.io', name: 'helper' },
          rules: [
            { models: [], targets: [{ model: 'wrong', weight: 1 }] },
            {
              models,
              targets: targets.map(([model, weight]) => ({ model, weight })),
            },
          ],
        });
      };
    const alias: Edit = withHelp(({ rules }) => {
      rules[0].matches[0].headers[0].value = 'alias';
    });
    const both =
      (edit: Edit): Edit =>
      objects => {
        alias(objects);
        edit(objects);
      };
    expect(brief(explainSample({ model: 'alias' }, alias))).toEqual([
      '100 % 404 model-not-served',
    ]);
    expect(
      brief(
        explainSample(
          { model: 'alias' },
          both(rewrite(['alias'], [[HELP, 1]])),
        ),
      ),
    ).toEqual(['100 % 200 answered']);
    expect(
      brief(
        explainSample(
          { model: 'alias' },
          both(
            rewrite(
              ['alias'],
              [
                [HELP, 3],
                ['gone', 1],
              ],
            ),
          ),
        ),
      ),
    ).toEqual(['75 % 200 answered', '25 % 404 model-not-served']);
    expect(
      brief(
        explainSample(
          { model: 'alias' },
          both(rewrite(['other'], [[HELP, 1]])),
        ),
      ),
    ).toEqual(['100 % 404 model-not-served']);
  });

  it('knows which gateway is asked where only one takes the host', () => {
    const second: Edit = ({ gateways }) => {
      gateways.push({
        ...gateways[0],
        meta: { ...gateways[0].meta, name: 'other' },
      });
    };
    expect(brief(explainSample({ model: HELP }, second))).toEqual([
      '100 % 200 answered',
    ]);
    expect(explainSample({ model: HELP }, second).gateway?.name).toBe('front');
  });

  it.each<[string, string[]]>([
    ['Gateway', ['100 % unknown kind-unreadable']],
    ['HTTPRoute', ['100 % unknown kind-unreadable']],
    ['AgentgatewayPolicy', ['100 % unknown policy-undecidable']],
    ['InferencePool', ['100 % unknown kind-unreadable']],
    ['Service', ['100 % unknown kind-unreadable']],
    ['Pod', ['100 % unknown kind-unreadable']],
  ])('says that it is not known where %s can’t be read', (kind, expected) => {
    const { kinds } = sampleSnapshot();
    const snapshot: Partial<ClusterSnapshot> = {
      kinds: kinds.map(one =>
        one.kind === kind
          ? { ...one, state: 'forbidden', lastSyncedAt: undefined }
          : one,
      ),
    };
    const forget: Edit = objects => {
      if (kind === 'InferencePool') objects.inferencePools = [];
      if (kind === 'Pod') objects.pods = [];
    };
    expect(brief(explainSample({ model: HELP }, forget, { snapshot }))).toEqual(
      expected,
    );
  });

  it('says so of a cluster that was never reached, and how old the rest is', () => {
    expect(
      brief(
        explainSample({ model: HELP }, undefined, {
          snapshot: { state: 'unreachable', lastSyncedAt: undefined },
        }),
      ),
    ).toEqual(['100 % unknown cluster-unreadable']);
    expect(
      explainSample({ model: HELP }, undefined, {
        snapshot: { state: 'unreachable', reason: 'Connection refused.' },
      }).unknowns[0],
    ).toContain('2026-11-20T11:59:58.000Z');
  });

  it('gives steps from the gateway to the answer', () => {
    const { steps, listener, match, backends } = explainSample({ model: HELP });
    expect(steps.map(({ stage, outcome }) => `${stage} ${outcome}`)).toEqual([
      'gateway passed',
      'gateway passed',
      'listener passed',
      'policy passed',
      'route passed',
      'backend passed',
      'picker passed',
      'endpoints passed',
      'answer passed',
    ]);
    expect(listener).toEqual({ name: 'http', port: 8081, protocol: 'HTTP' });
    expect(match?.route.name).toBe('helper-route');
    expect(backends).toEqual([
      expect.objectContaining({
        name: 'helper',
        share: 1,
        endpoints: { ready: 2, total: 2 },
      }),
    ]);
  });
});
