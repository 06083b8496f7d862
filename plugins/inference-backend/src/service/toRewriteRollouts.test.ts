// SPDX-License-Identifier: Apache-2.0
import { ReadingWindow } from '../core/load/ReadingWindow';
import { InferenceModelRewrite } from '../core/objects/ClusterObjects';
import { CountedPage, countTargets } from '../core/rollout/countPages';
import { plainOf } from '../core/plainOf';
import { rolledRewrites } from '../core/rollout/rolledRewrites';
import { DEFAULT_SETTINGS } from '../core/rollout/RolloutSettings';
import { resolvePage } from '../core/signals/testing/readSample';
import { objectNamed } from '../core/testing/objectNamed';
import {
  metaOf,
  sampleObjects,
  sampleSnapshot,
} from '../core/testing/sampleObjects';
import { deriveTopology } from '../core/topology/deriveTopology';
import { Chronicle } from '../history/marks/Chronicle';
import { toRewriteRollouts } from './toRewriteRollouts';

const LLM_D = 'llm-d.ai/v1alpha2';
const LEGACY = 'inference.networking.x-k8s.io/v1alpha2';
const T0 = Date.parse('2026-11-20T12:00:00.000Z');
const MINUTE = 60_000;

type Rules = InferenceModelRewrite['rules'];
const split = (stable: number, canary: number): Rules => [
  {
    models: ['tickets'],
    targets: [
      { model: 'tickets-v1', weight: stable },
      { model: 'tickets-v2', weight: canary },
    ],
  },
];

function topologyWith(
  rules: Rules,
  { api = LLM_D, image = 'llm-d-router-endpoint-picker:v0.10.0' } = {},
) {
  const objects = sampleObjects();
  objects.inferenceModelRewrites = [
    {
      meta: metaOf(api, 'InferenceModelRewrite', 'support', 'tickets'),
      pool: { group: 'inference.networking.k8s.io', name: 'helper' },
      rules,
    },
  ];
  objects.crds = ['inferenceobjectives', 'inferencemodelrewrites'].map(
    resource => ({
      meta: metaOf(
        'apiextensions.k8s.io/v1',
        'CustomResourceDefinition',
        '',
        `${resource}.llm-d.ai`,
      ),
      crd: `${resource}.llm-d.ai`,
    }),
  );
  objectNamed(
    objects.deployments,
    'helper-epp',
  ).containers[0].image = `ghcr.io/llm-d/${image}`;
  for (const { containers } of objects.deployments.filter(
    ({ meta }) => meta.name === 'helper',
  )) {
    containers[0].args.push('--lora-modules', 'tickets-v1=/1', 'tickets-v2=/2');
  }
  objects.pods = objects.pods.filter(
    ({ meta }) => !/^helper-\d/.test(meta.name),
  );
  return deriveTopology(sampleSnapshot(objects));
}

const NOTHING = { episodes: [], changes: [], rollouts: [] };

function rolloutsOf(
  topology: ReturnType<typeof topologyWith>,
  chronicle = new Chronicle(NOTHING),
) {
  const rolled = toRewriteRollouts({
    judged: { topology, findings: [] },
    load: { pool: () => undefined, servedModels: () => undefined },
    chronicle,
    settingsOf: () => DEFAULT_SETTINGS,
  });
  return plainOf(rolled.map(({ rollout }) => rollout));
}

function note(chronicle: Chronicle, rules: Rules, atMs: number) {
  const topology = topologyWith(rules);
  chronicle.note({
    topology,
    findings: [],
    silenced: new Set(),
    nowMs: atMs,
  });
  return topology;
}

const labels = (target: string, model = 'tickets') =>
  `model_name="${model}",target_model_name="${target}",fairness_id="f",priority="0"`;
const asked = (
  target: string,
  count: number,
  errors: number,
  model?: string,
) => [
  `llm_d_epp_request_total{${labels(target, model)}} ${count}`,
  `llm_d_epp_request_error_total{${labels(
    target,
    model,
  )},error_code="Internal"} ${errors}`,
];
const durations = (target: string, quick: number, all: number) => [
  `llm_d_epp_request_duration_seconds_bucket{${labels(
    target,
  )},le="1"} ${quick}`,
  `llm_d_epp_request_duration_seconds_bucket{${labels(
    target,
  )},le="+Inf"} ${all}`,
];
const drawn = (target: string, count: number, rewrite = 'tickets') =>
  `llm_d_epp_model_rewrite_decisions_total{model_rewrite_name="${rewrite}",model_name="tickets",target_model="${target}"} ${count}`;

/** A picker of the pool, before and after half a minute. */
function picker(before: string[], after: string[]): CountedPage {
  const read = (lines: string[], at: number) =>
    resolvePage('epp', `${lines.join('\n')}\n`, { at }).reading;
  return {
    role: 'picker',
    engine: 'epp',
    pod: 'helper-epp-0',
    pools: ['support/helper'],
    window: new ReadingWindow([read(before, 0), read(after, 30_000)]),
    windowMs: 30_000,
  };
}

const NO_WINDOW = picker([], []).window;

/** Of the pool, with what it failed before and after half a minute. */
function server(failed: [before: number, after: number]): CountedPage {
  const [before, after] = failed.map((count, index) =>
    resolvePage(
      'vllm',
      ['stop', 'error']
        .map(
          (reason, place) =>
            `vllm:request_success_total{engine="0",finished_reason="${reason}",model_name="base"} ${
              place === 0 ? 500 : count
            }\n`,
        )
        .join(''),
      { at: index * 30_000 },
    ),
  );
  return {
    role: 'server',
    engine: 'vllm',
    pod: 'helper-0',
    pools: ['support/helper'],
    window: new ReadingWindow([before.reading, after.reading]),
    windowMs: 30_000,
  };
}

const BEFORE = [
  ...asked('tickets-v1', 100, 2),
  ...asked('tickets-v2', 10, 1),
  ...asked('tickets-v2', 5, 0, 'tickets-v2'),
  ...durations('tickets-v1', 50, 98),
  drawn('tickets-v1', 102),
  drawn('tickets-v2', 11),
];
const AFTER = [
  ...asked('tickets-v1', 700, 5),
  ...asked('tickets-v2', 90, 9),
  // A tester, who asks for the adapter by its own name.
  ...asked('tickets-v2', 45, 40, 'tickets-v2'),
  ...durations('tickets-v1', 350, 678),
  ...durations('tickets-v2', 20, 79),
  drawn('tickets-v1', 722),
  drawn('tickets-v2', 101),
  drawn('tickets-v2', 999, 'of-another-rewrite'),
];
const QUERY = {
  pool: 'support/helper',
  rewrite: 'tickets',
  models: ['tickets'],
};

it('counts each target as the picker of its pool alone does', () => {
  const page = picker(BEFORE, AFTER);
  const counts = countTargets(
    [page, { ...page, pools: ['support/helper', 'chat/stable'] }],
    QUERY,
    ['tickets-v1', 'tickets-v2'],
  );

  expect(counts).toEqual({
    'tickets-v1': {
      picker: {
        requests: 600,
        errors: 3,
        drawn: 620,
        e2e: { boundsMs: [1000], counts: [300, 280] },
      },
    },
    // Its times begin after the first reading, of which nobody knows the start.
    'tickets-v2': { picker: { requests: 80, errors: 8, drawn: 90 } },
  });
});

it.each<[string, CountedPage[], number]>([
  ['what its servers failed', [server([3, 5]), server([0, 2])], 4],
  ['nothing where they failed nothing', [server([7, 7])], 0],
  [
    'nothing of the servers of other pools',
    [server([1, 2]), { ...server([0, 9]), pools: ['chat/stable'] }],
    1,
  ],
  [
    'all of which a server does not tell',
    [server([3, 5]), { ...server([0, 0]), window: NO_WINDOW }],
    720,
  ],
])('has as nobody’s %s', (_, servers, expected) => {
  const counts = countTargets([picker(BEFORE, AFTER), ...servers], QUERY, [
    'tickets-v2',
  ]);
  expect(counts['tickets-v2'].picker).toMatchObject({
    errors: 8,
    unassigned: expected,
  });
});

it('shows a split by a rewrite as a rollout, and says what can’t be counted', () => {
  const chronicle = new Chronicle(NOTHING);
  const topology = note(chronicle, split(9, 1), T0);
  const [{ rule }] = rolledRewrites(topology);
  for (const atMs of [T0, T0 + MINUTE]) {
    chronicle.rollouts.add(
      {
        ...rule,
        counts:
          atMs === T0
            ? {}
            : countTargets([picker(BEFORE, AFTER)], QUERY, rule.pools),
        sources: { picker: 'endpoint pickers helper-epp-0:9090' },
      },
      atMs,
    );
  }

  const [rollout, ...others] = rolloutsOf(topology, chronicle);

  expect(others).toEqual([]);
  expect(rollout).toMatchObject({
    way: 'rewrite',
    route: { cluster: 'prod-eu', namespace: 'support', name: 'tickets' },
    rule: 0,
    stable: { name: 'tickets-v1' },
    canary: { name: 'tickets-v2' },
    rewrite: {
      apiVersion: LLM_D,
      pool: { namespace: 'support', name: 'helper' },
      models: ['tickets'],
    },
    configured: 0.1,
    weights: { stable: 9, canary: 1 },
    // 90 of 710 that were drawn.
    observed: { requests: 710, source: 'endpoint pickers helper-epp-0:9090' },
    providerSupport: { ok: true },
    verdict: 'insufficient',
  });
  expect(rollout.observed?.share).toBeCloseTo(90 / 710, 6);
  expect(
    Object.fromEntries(
      rollout.comparisons.map(({ signal, reason }) => [signal, reason]),
    ),
  ).toMatchObject({
    errorRate:
      'Errors: 80 requests to the canary and 600 to stable were counted, and 100 of each are the least',
    ttftMs: expect.stringContaining(
      'only an endpoint picker keeps models and adapters of one pool apart, and this one does not count it',
    ),
  });
});

it.each<[string, Rules, Rules, object[]]>([
  [
    'promoted, as long as both are served',
    split(9, 1),
    [{ models: ['tickets'], targets: [{ model: 'tickets-v2', weight: 10 }] }],
    [
      {
        configured: 1,
        weights: { stable: 0, canary: 10 },
        steps: [{ weight: 0.1 }, { weight: 1 }],
      },
    ],
  ],
  [
    'aborted, as long as both are served',
    split(1, 1),
    [{ models: ['tickets'], targets: [{ model: 'tickets-v1', weight: 2 }] }],
    [
      {
        configured: 0,
        weights: { stable: 2, canary: 0 },
        steps: [{ weight: 0.5 }, { weight: 0 }],
      },
    ],
  ],
  [
    'no more, where one is served no more',
    [
      {
        models: ['tickets'],
        targets: [
          { model: 'gone', weight: 1 },
          { model: 'tickets-v2', weight: 1 },
        ],
      },
    ],
    [{ models: ['tickets'], targets: [{ model: 'tickets-v2', weight: 10 }] }],
    [],
  ],
])('is %s', (_, before, after, expected) => {
  const chronicle = new Chronicle(NOTHING);
  note(chronicle, before, T0);
  const topology = note(chronicle, after, T0 + MINUTE);

  expect(rolloutsOf(topology, chronicle)).toMatchObject(expected);
});

it('says where the picker does not follow the rewrite', () => {
  const [rollout] = rolloutsOf(topologyWith(split(1, 1), { api: LEGACY }));

  expect(rollout.providerSupport).toEqual({
    ok: false,
    reason: expect.stringContaining('reads rewrites of llm-d.ai alone'),
  });
});

it.each<[string, Rules, string[][]]>([
  [
    'a target that is written twice counts once',
    [
      {
        models: [],
        targets: [
          { model: 'a', weight: 1 },
          { model: 'b', weight: 2 },
          { model: 'a', weight: 1 },
        ],
      },
    ],
    [['a', 'b']],
  ],
  [
    'a rule for names that an earlier one takes gets nothing',
    [...split(1, 1), { models: ['tickets'], targets: [] }],
    [['tickets-v1', 'tickets-v2']],
  ],
])('%s', (_, rules, expected) => {
  expect(
    rolledRewrites(topologyWith(rules)).map(({ rule }) => rule.pools),
  ).toEqual(expected);
});
