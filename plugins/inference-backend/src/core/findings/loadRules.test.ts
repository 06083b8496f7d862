// SPDX-License-Identifier: Apache-2.0
import { judgePoolHealth } from '../health/judgePoolHealth';
import { ScrapeFailureCode } from '../signals/ScrapeFailureCode';
import { CRASHED, makeUnready, podsOf } from '../testing/edits';
import { brief, Edit, judgeSample } from '../testing/judgeSample';
import { objectNamed } from '../testing/objectNamed';
import { MeasuredSample, sampleLoad, samplePage } from '../testing/sampleLoad';
import { sampleObjects, sampleSnapshot } from '../testing/sampleObjects';
import { deriveTopology } from '../topology/deriveTopology';

const KEY = 'support/helper';
const POOL = 'InferencePool helper';
const PICKER = 'Deployment helper-epp';
const SERVERS = 'Deployment helper';

function judgeMeasured(measured: MeasuredSample, edit?: Edit) {
  return judgeSample(edit, {}, sampleLoad({ [KEY]: measured }));
}

const failing = (code: ScrapeFailureCode, detail: string) => ({
  failure: { code, detail },
  missing: undefined,
});
const guarded = samplePage('helper-epp-0', {
  role: 'picker',
  port: 9090,
  engine: 'epp',
  ...failing('page-unauthorized', 'the endpoint picker answers 401'),
});
const gone = failing('not-found', 'there is no /metrics on port 8000');
const PAGES = [samplePage('helper-0'), samplePage('helper-1')];
const BROKEN_PAGES = [
  samplePage('helper-0', gone),
  samplePage('helper-1', gone),
];

const crashingPicker: Edit = objects =>
  makeUnready(objectNamed(objects.pods, 'helper-epp-0'), CRASHED);
const rewrite: Edit = ({ inferenceModelRewrites, inferencePools }) => {
  const { meta } = objectNamed(inferencePools, 'helper');
  inferenceModelRewrites.push({
    meta: { ...meta, kind: 'InferenceModelRewrite', name: 'to-served' },
    pool: { group: 'inference.networking.k8s.io', name: 'helper' },
    rules: [],
  });
};

const cases: Array<
  [what: string, measured: MeasuredSample, expected: string[], edit?: Edit]
> = [
  ['nothing measured', {}, []],
  [
    'a picker that guards its page',
    { pages: [guarded] },
    [`warning picker-metrics-unauthorized ${PICKER}`],
  ],
  [
    'a picker’s page that the API server refuses',
    {
      pages: [{ ...guarded, ...failing('cluster-forbidden', 'no pods/proxy') }],
    },
    [],
  ],
  [
    'a picker that sees no endpoint',
    { picker: { readyEndpoints: 0 }, pages: PAGES },
    [`error picker-sees-no-endpoints ${PICKER}`],
  ],
  [
    'a picker that sees some',
    { picker: { readyEndpoints: 1 }, pages: PAGES },
    [],
  ],
  [
    'no ready endpoint to see',
    { picker: { readyEndpoints: 0 } },
    [`error pool-no-ready-endpoints ${POOL}`],
    objects => podsOf(objects, 'helper').forEach(pod => makeUnready(pod)),
  ],
  [
    'a picker that crashes sees none',
    { picker: { readyEndpoints: 0 } },
    [`error picker-crash-looping ${PICKER}`],
    crashingPicker,
  ],
  [
    'servers without a page, and so none that the picker sees',
    { picker: { readyEndpoints: 0 }, pages: BROKEN_PAGES },
    [`error server-metrics-missing ${SERVERS}`],
  ],
  [
    'one server without a page',
    {
      picker: { readyEndpoints: 1 },
      pages: [samplePage('helper-0', gone), samplePage('helper-1')],
    },
    [`warning server-metrics-missing ${SERVERS}`],
  ],
  [
    'a page without what pickers read',
    {
      pages: [
        samplePage('helper-0', {
          missing: [
            { measure: 'kvCacheRatio', family: 'vllm:kv_cache_usage_perc' },
          ],
        }),
      ],
    },
    [`warning server-metrics-missing ${SERVERS}`],
  ],
  [
    'a page without what only the portal reads',
    {
      pages: [
        samplePage('helper-0', {
          missing: [{ measure: 'itl', family: 'vllm:inter_token_latency' }],
        }),
      ],
    },
    [],
  ],
  [
    'pages that the portal alone can’t read',
    {
      pages: [
        samplePage('helper-0', failing('timeout', 'no complete page in 5 s')),
        samplePage('helper-1', failing('cluster-forbidden', 'no pods/proxy')),
      ],
    },
    [],
  ],
  [
    'a server that isn’t ready need have no page',
    { pages: [samplePage('helper-0', gone)] },
    [],
    objects => makeUnready(podsOf(objects, 'helper')[0]),
  ],
  [
    'requests that no picker was asked about',
    { picker: { requests: 0 }, routed: { requests: 40, errors: 2 } },
    [`error picker-bypassed ${POOL}`],
  ],
  [
    'requests that all failed',
    { picker: { requests: 0 }, routed: { requests: 40, errors: 38 } },
    [],
  ],
  [
    'a picker whose count is not known',
    { picker: { readyEndpoints: 2 }, routed: { requests: 40, errors: 0 } },
    [],
  ],
  [
    'a picker that is down and so not asked',
    { picker: { requests: 0 }, routed: { requests: 40, errors: 0 } },
    [`error picker-crash-looping ${PICKER}`],
    crashingPicker,
  ],
  [
    'a queue at every server',
    { load: { queueDepth: 6 } },
    [`warning server-queue-saturated ${POOL}`],
  ],
  [
    'a queue at one server',
    { load: { queueDepth: 44 }, endpoints: { 'helper-1': { queueDepth: 5 } } },
    [],
  ],
  [
    'a queue that is known of the pool only',
    { load: { queueDepth: 44 }, endpoints: { 'helper-1': {} } },
    [],
  ],
  [
    'full caches',
    { load: { kvCacheRatio: 0.93 } },
    [`warning server-cache-saturated ${POOL}`],
  ],
  ['caches in good use', { load: { kvCacheRatio: 0.9 } }, []],
  [
    'requests that are put back for want of cache',
    { load: { kvCacheRatio: 0.71, preemptionRate: 0.3 } },
    [`warning server-cache-saturated ${POOL}`],
  ],
  [
    'no request that is put back',
    { load: { kvCacheRatio: 0.71, preemptionRate: 0 } },
    [],
  ],
  [
    'full caches that make queues',
    { load: { kvCacheRatio: 0.99, queueDepth: 31 } },
    [`warning server-queue-saturated ${POOL}`],
  ],
  [
    'a model that is served by another name',
    { models: ['helper-v3'] },
    [
      'error server-model-name-mismatch HTTPRoute helper-route: spec.rules[0].matches',
    ],
  ],
  ['a model that is served as it is routed', { models: ['acme/help-1b'] }, []],
  [
    'a second name that only the arguments tell',
    { models: ['helper-v3'] },
    [
      // It is served, and no rule leads to it.
      `warning bbr-alias-missing ${POOL}`,
    ],
    objects =>
      [
        objectNamed(objects.deployments, 'helper'),
        ...podsOf(objects, 'helper'),
      ].forEach(({ containers: [server] }) => {
        server.args = ['--served-model-name', 'helper-v3', 'acme/help-1b'];
      }),
  ],
  [
    'a name that the policy maps',
    { models: ['short'] },
    [],
    ({ gatewayPolicies: [policy] }) => {
      policy.requestHeaders[0].expression =
        '{"short": "acme/help-1b"}[string(json(request.body).model)]';
    },
  ],
  ['a name that a rewrite turns into another', { models: ['v3'] }, [], rewrite],
  [
    'an adapter that is used under a name of its own',
    { models: ['acme/help-1b'], adapters: ['tickets'] },
    [`warning bbr-alias-missing ${POOL}`],
  ],
  [
    'an adapter that the policy maps',
    { models: ['acme/help-1b'], adapters: ['tickets'] },
    [],
    ({ gatewayPolicies: [policy] }) => {
      policy.requestHeaders[0].expression =
        '{"acme/help-1b": "acme/help-1b", "acme/chat-7b": "acme/chat-7b", "tickets": "acme/help-1b"}[string(json(request.body).model)]';
    },
  ],
  [
    'an adapter under an expression that can’t be told',
    { models: ['acme/help-1b'], adapters: ['tickets'] },
    [],
    ({ gatewayPolicies: [policy] }) => {
      policy.requestHeaders[0].expression =
        'string(json(request.body).model).split(":")[0]';
    },
  ],
];

it.each(cases.map(([what, ...rest]) => ({ what, rest })))(
  '$what',
  ({ rest }) => {
    const [measured, expected, edit] = rest;
    expect(judgeMeasured(measured, edit).map(brief)).toEqual(expected);
  },
);

const OFF =
  'warning rollout-split-off HTTPRoute chat-route: spec.rules[0].backendRefs';

// By weight it is 90 % to 10 %.
it.each<[what: string, counted: Array<number | undefined>, expected: string[]]>(
  [
    ['as the weights say', [912, 88], []],
    ['as far off as chance goes', [1780, 220], []],
    ['another split', [1500, 500], [OFF]],
    ['a pool that gets nothing', [250, 0], [OFF]],
    ['too few requests to say', [160, 39], []],
    ['a pool that is not counted', [1500, undefined], []],
  ],
)(
  'compares a split with its weights: %s',
  (_what, [stable, canary], expected) => {
    const load = sampleLoad({
      'chat/stable': { shared: stable },
      'chat/canary': { shared: canary },
    });

    expect(judgeSample(undefined, {}, load).map(brief)).toEqual(expected);
  },
);

const sheddable =
  (priority: number): Edit =>
  ({ inferenceObjectives, inferencePools }) => {
    const { meta } = objectNamed(inferencePools, 'helper');
    inferenceObjectives.push({
      meta: {
        ...meta,
        apiVersion: 'llm-d.ai/v1alpha2',
        kind: 'InferenceObjective',
        name: 'batch',
      },
      priority,
      pool: { group: 'inference.networking.k8s.io', name: 'helper' },
    });
  };
const SHEDS = 'info objective-sheds InferenceObjective batch: spec.priority';

it.each<[what: string, shed: number | undefined, edit: Edit, found: string[]]>([
  ['requests that may be', 12, sheddable(-1), [SHEDS]],
  ['none', 0, sheddable(-1), []],
  ['it is not known whether any', undefined, sheddable(-1), []],
  ['requests that no objective lets be', 12, sheddable(0), []],
])('tells of refused requests: %s', (_what, shed, edit, found) => {
  const judged = judgeMeasured({ picker: { readyEndpoints: 2, shed } }, edit);

  expect(judged.map(brief)).toEqual(found);
});

const CANARY =
  'error pool-models-differ HTTPRoute chat-route: spec.rules[0].backendRefs[1]';

const splits: Array<
  [what: string, canary: string[], expected: string[], edit?: Edit]
> = [
  ['both pools serve the model', ['acme/chat-7b'], []],
  ['one more name does no harm', ['acme/chat-7b', 'acme/other'], []],
  ['the canary serves another', ['acme/chat-8b'], [CANARY]],
  [
    'a canary without weight may',
    ['acme/chat-8b'],
    [],
    ({ httpRoutes }) => {
      objectNamed(httpRoutes, 'chat-route').rules[0].backendRefs[1].weight = 0;
    },
  ],
];

it.each(splits.map(([what, ...rest]) => ({ what, rest })))(
  'compares what the pools of a rule serve: $what',
  ({ rest }) => {
    const [canary, expected, edit] = rest;
    const findings = judgeSample(
      edit,
      {},
      sampleLoad({
        'chat/stable': { models: ['acme/chat-7b'] },
        'chat/canary': { models: canary },
      }),
    );

    expect(
      findings.map(brief).filter(each => each.includes('pool-models-differ')),
    ).toEqual(expected);
  },
);

it('names the way past the guard that helps', () => {
  const [proxied] = judgeMeasured({ pages: [guarded] });
  const [direct] = judgeMeasured({ pages: [{ ...guarded, mode: 'direct' }] });

  expect(proxied.remedy).toMatchObject({
    text: expect.stringContaining('No token helps on this way'),
    patch: {
      body: [
        {
          op: 'add',
          path: '/spec/template/spec/containers/0/args/-',
          value: '--metrics-endpoint-auth=false',
        },
      ],
    },
  });
  expect(direct.remedy).toEqual({
    text: expect.stringContaining('tokenreviews'),
  });
});

it('proposes the served name where it is clear what was meant', () => {
  const [{ remedy }] = judgeMeasured({ models: ['helper-v3'] });

  expect(remedy.patch?.body).toEqual([
    {
      op: 'replace',
      path: '/spec/rules/0/matches/0/headers/0/value',
      value: 'helper-v3',
    },
  ]);
});

it.each<[what: string, expression: string, value: string]>([
  [
    'makes a map of all models that are routed',
    'string(json(request.body).model)',
    '{"acme/chat-7b": "acme/chat-7b", "acme/help-1b": "acme/help-1b", "tickets": "acme/help-1b"}[string(json(request.body).model)]',
  ],
  [
    'adds to a map beside which names stay as they are',
    'default({"faq": "acme/help-1b"}[string(json(request.body).model)], string(json(request.body).model))',
    'default({"faq": "acme/help-1b", "tickets": "acme/help-1b"}[string(json(request.body).model)], string(json(request.body).model))',
  ],
  [
    'adds to the map that is there',
    '{ "acme/help-1b": "acme/help-1b" }[ string(json(request.body).model) ]',
    '{ "acme/help-1b": "acme/help-1b", "tickets": "acme/help-1b"}[ string(json(request.body).model) ]',
  ],
])('%s, for an adapter', (_what, expression, value) => {
  const [{ remedy }] = judgeMeasured(
    { models: ['acme/help-1b'], adapters: ['tickets'] },
    ({ gatewayPolicies: [policy] }) => {
      policy.requestHeaders[0].expression = expression;
    },
  );

  expect(remedy.patch).toMatchObject({
    kind: 'merge',
    target: { kind: 'AgentgatewayPolicy', name: 'bbr' },
    body: {
      spec: {
        traffic: {
          transformation: {
            request: { set: [{ name: 'X-Gateway-Base-Model-Name', value }] },
          },
        },
      },
    },
  });
});

it('proposes no map where the policy sets other headers too', () => {
  const [{ remedy }] = judgeMeasured(
    { models: ['acme/help-1b'], adapters: ['tickets'] },
    ({ gatewayPolicies: [policy] }) => {
      policy.requestHeaders.push({ name: 'X-Tenant', expression: '"blue"' });
    },
  );

  expect(remedy.patch).toBeUndefined();
});

it('takes a pool for degraded whose servers are saturated, and not where one has room', () => {
  const healthOf = (queues: MeasuredSample) => {
    const snapshot = sampleSnapshot(sampleObjects());
    const node = deriveTopology(snapshot).poolsByKey.get(KEY)!;
    return judgePoolHealth(node, judgeMeasured(queues), snapshot, () => true);
  };

  expect(healthOf({ load: { queueDepth: 9 } })).toEqual({
    health: 'degraded',
    reason:
      'Requests queue at every model server (InferencePool support/helper).',
  });
  expect(
    healthOf({
      load: { queueDepth: 9 },
      endpoints: { 'helper-1': { queueDepth: 1 } },
    }).health,
  ).toBe('healthy');
});
