// SPDX-License-Identifier: Apache-2.0
import { setCondition } from '../testing/edits';
import { brief, Edit, judgeSample } from '../testing/judgeSample';
import { asProvider } from '../testing/providerSamples';
import { sampleLoad } from '../testing/sampleLoad';
import { sampleDeployment } from '../testing/sampleObjects';

const withContext = (tokens: string) => [
  {
    ...sampleDeployment('chat', 'any', 1).containers[0],
    args: ['--max-model-len', tokens],
  },
];
const MISSING = 'error bbr-missing Gateway front';

it.each<[what: string, edit: Edit, expected: string[]]>([
  [
    'no policy sets the header',
    objects => {
      objects.gatewayPolicies = [];
    },
    [MISSING],
  ],
  [
    'a policy after routing comes too late',
    ({ gatewayPolicies: [policy] }) => {
      policy.phase = 'PostRouting';
    },
    [MISSING],
  ],
  [
    'a policy in another namespace does not reach the gateway',
    ({ gatewayPolicies: [policy] }) => {
      policy.meta.namespace = 'chat';
    },
    [
      MISSING,
      'error bbr-not-attached AgentgatewayPolicy bbr: spec.targetRefs[0].name',
    ],
  ],
  [
    'the header in another case is the same header',
    ({ gatewayPolicies: [policy] }) => {
      policy.requestHeaders[0].name = 'x-gateway-base-MODEL-name';
    },
    [],
  ],
  [
    'routes that match no model header need none',
    objects => {
      objects.gatewayPolicies = [];
      objects.httpRoutes.forEach(({ rules: [rule] }) => {
        rule.matches[0].headers = [];
      });
    },
    // That two routes match the same now is another matter.
    ['warning route-model-shadowed HTTPRoute helper-route: spec.rules[0]'],
  ],
  [
    'of other providers it can’t be known',
    objects => {
      objects.gatewayPolicies = [];
      objects.gatewayClasses[0].controllerName = 'example.com/gateway';
    },
    [],
  ],
  [
    'a policy that is not attached',
    ({ gatewayPolicies: [policy] }) =>
      setCondition(policy.ancestors[0], 'Attached', 'False', 'Pending'),
    ['error bbr-not-attached AgentgatewayPolicy bbr'],
  ],
  [
    'a policy that targets a gateway which does not exist',
    ({ gatewayPolicies: [policy] }) => {
      policy.targets[0].name = 'fromt';
      policy.ancestors = [];
    },
    ['error bbr-not-attached AgentgatewayPolicy bbr: spec.targetRefs[0].name'],
  ],
  [
    'a policy that sets another header',
    ({ gatewayPolicies: [policy] }) => {
      policy.requestHeaders[0].name = 'X-Model';
    },
    [
      'error bbr-header-mismatch AgentgatewayPolicy bbr: spec.traffic.transformation.request',
    ],
  ],
  [
    'a header that is not the model’s is no mismatch',
    ({ gatewayPolicies: [policy] }) => {
      policy.requestHeaders = [{ name: 'X-Tenant', expression: '"blue"' }];
    },
    [MISSING],
  ],
  [
    'servers that take longer prompts than the gateway’s buffer',
    objects => {
      objects.deployments[0].containers = withContext('1M');
    },
    ['info bbr-body-limit Gateway front'],
  ],
  [
    'a buffer that is set too small for them',
    objects => {
      objects.gatewayPolicies[0].maxBufferSize = 400_000;
      objects.deployments[0].containers = withContext('131072');
    },
    [
      'info bbr-body-limit AgentgatewayPolicy bbr: spec.frontend.http.maxBufferSize',
    ],
  ],
  [
    'a buffer that suffices',
    objects => {
      objects.deployments[0].containers = withContext('128k');
    },
    [],
  ],
  [
    'no buffer matters where nothing reads the body',
    objects => {
      objects.gatewayPolicies = [];
      objects.deployments[0].containers = withContext('1M');
    },
    [MISSING],
  ],
  [
    'a policy before routing that holds settings of routes',
    ({ gatewayPolicies: [policy] }) => {
      policy.requestTimeout = '90s';
      policy.guards = [{ setting: 'rateLimit' }, { setting: 'extAuth' }];
    },
    ['error bbr-phase-conflict AgentgatewayPolicy bbr: spec.traffic.phase'],
  ],
  [
    'guards may run before routing',
    ({ gatewayPolicies: [policy] }) => {
      policy.guards = [{ setting: 'jwtAuthentication' }];
    },
    [],
  ],
  [
    'settings of routes in a policy of their own',
    ({ gatewayPolicies }) => {
      gatewayPolicies.push({
        ...gatewayPolicies[0],
        meta: { ...gatewayPolicies[0].meta, name: 'limits' },
        phase: 'PostRouting',
        requestHeaders: [],
        retryAttempts: 3,
      });
    },
    [],
  ],
])('%s', (_what, edit, expected) => {
  expect(judgeSample(edit).map(brief)).toEqual(expected);
});

it('stops some only where a rule can be reached without the header', () => {
  const stops = (edit: Edit) =>
    judgeSample(objects => {
      objects.gatewayPolicies = [];
      edit(objects);
    })[0].stops;

  expect(stops(() => {})).toBe('all');
  expect(
    stops(({ httpRoutes: [{ rules }] }) =>
      rules[0].matches.push({ headers: [], queryParams: [] }),
    ),
  ).toBe('some');
});

it('takes exactly the settings of routes out of a policy before routing', () => {
  const [{ remedy }] = judgeSample(({ gatewayPolicies: [policy] }) => {
    policy.requestTimeout = '90s';
    policy.retryAttempts = 2;
    policy.guards = [{ setting: 'basicAuthentication' }];
  });

  expect(remedy.patch?.body).toEqual([
    { op: 'remove', path: '/spec/traffic/retry' },
    { op: 'remove', path: '/spec/traffic/timeouts' },
  ]);
});

const headerOf =
  (name: string): Edit =>
  ({ httpRoutes }) =>
    httpRoutes.forEach(({ rules }) =>
      rules.forEach(({ matches }) =>
        matches.forEach(({ headers: [header] }) => {
          header.name = name;
        }),
      ),
    );
const on =
  (provider: string, ...edits: Edit[]): Edit =>
  objects =>
    [asProvider(provider), ...edits].forEach(edit => edit(objects));
const owned: Edit = ({ httpRoutes: [{ meta }] }) =>
  meta.owners.push({ kind: 'AIGatewayRoute', name: 'chat', controller: true });
const processor =
  (readyReplicas: number): Edit =>
  ({ deployments }) => {
    const { containers, ...rest } = sampleDeployment('infra', 'bbr', 2);
    deployments.push({
      ...rest,
      readyReplicas,
      containers: [
        {
          ...containers[0],
          image: 'registry.k8s.io/gateway-api-inference-extension/bbr:v1.5.0',
        },
      ],
    });
  };
const EG = 'x-ai-eg-model';
const MODEL = 'X-Gateway-Model-Name';
const served = (models: string[]) =>
  sampleLoad({ 'support/helper': { models } });
const MISMATCH =
  'error server-model-name-mismatch HTTPRoute helper-route: spec.rules[0].matches';

it.each<[what: string, edit: Edit, expected: string[], models?: string[]]>([
  [
    'Envoy AI Gateway’s header without a route of its own',
    on('Envoy AI Gateway', headerOf(EG)),
    [MISSING],
  ],
  [
    'Envoy AI Gateway’s header with one',
    on('Envoy AI Gateway', headerOf(EG), owned),
    [],
  ],
  ['Envoy AI Gateway’s header on Istio', on('Istio', headerOf(EG)), [MISSING]],
  ['a header that an unseen filter may set', on('Istio', headerOf(MODEL)), []],
  [
    'body-based routing that works',
    on('Istio', headerOf(MODEL), processor(1)),
    [],
  ],
  [
    'body-based routing that is down',
    on('Istio', headerOf(MODEL), processor(0)),
    ['error bbr-not-attached Deployment bbr'],
  ],
  [
    'body-based routing that is down where nothing is routed by it',
    on('Envoy AI Gateway', headerOf(EG), owned, processor(0)),
    [],
  ],
  [
    'a model that is served by another name than the body’s',
    on('Istio', headerOf(MODEL)),
    [MISMATCH],
    ['helper-v3'],
  ],
  [
    'the same by Envoy AI Gateway',
    on('Envoy AI Gateway', headerOf(EG), owned),
    [MISMATCH],
    ['helper-v3'],
  ],
  [
    'a model that is served as the body names it',
    on('Istio', headerOf(MODEL)),
    [],
    ['acme/help-1b'],
  ],
  [
    'a base model, which may stand for other names',
    on('Istio'),
    [],
    ['helper-v3'],
  ],
])('on other providers: %s', (_what, edit, expected, models = []) => {
  const judged = judgeSample(
    edit,
    {},
    models.length > 0 ? served(models) : undefined,
  );

  expect(judged.map(brief)).toEqual(expected);
});
