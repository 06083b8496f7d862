// SPDX-License-Identifier: Apache-2.0
import { parseRolloutPlan } from './parseRolloutPlan';
import { rolloutPlanJsonSchema } from './rolloutPlan';

const FULL = `
version: 1
route: chat/qwen-chat
rule: 2
stable: qwen-chat
canary: qwen-chat-v2
owner: user:default/chloe
approvers: [group:default/team-chat]
automation: { nextStep: true, abort: true }
signals:
  errorRate: { max: 0.05, margin: 0.01 }
  ttft: { max: 2s }
  itl: { max: 80ms }
  e2e: { max: 1m30s }
  slowdown: 1.3
steps:
  - { weight: 10, bake: 30m, minRequests: 400 }
  - { weight: 50, bake: 1h30m, approval: true }
  - { weight: 100, bake: 1d }
`;

it('reads all that a plan can hold', () => {
  expect(parseRolloutPlan(FULL)).toEqual({
    ok: true,
    plan: {
      way: 'pools',
      namespace: 'chat',
      route: 'qwen-chat',
      rule: 2,
      stable: 'qwen-chat',
      canary: 'qwen-chat-v2',
      owner: 'user:default/chloe',
      approvers: ['group:default/team-chat'],
      automation: { nextStep: true, abort: true },
      limits: {
        maxErrorRate: 0.05,
        errorMargin: 0.01,
        maxTtftMs: 2_000,
        maxItlMs: 80,
        maxE2eMs: 90_000,
        slowdownMargin: 1.3,
      },
      steps: [
        { weight: 10, bakeMs: 1_800_000, minRequests: 400, approval: false },
        { weight: 50, bakeMs: 5_400_000, approval: true },
        { weight: 100, bakeMs: 86_400_000, approval: false },
      ],
    },
  });
});

const LEAST = `version: 1
route: chat/qwen
stable: qwen
canary: qwen-v2
steps:
  - { weight: 5, bake: 10m }
`;

it('reads a plan between models of a pool, which may be called nearly anyhow', () => {
  const text = LEAST.replace('route: chat/qwen', 'rewrite: chat/qwen2.5')
    .replace('stable: qwen', 'stable: Qwen/Qwen2.5-1.5B')
    .replace('canary: qwen-v2', 'canary: tickets/v2');
  expect(parseRolloutPlan(text)).toMatchObject({
    ok: true,
    plan: {
      way: 'rewrite',
      namespace: 'chat',
      route: 'qwen2.5',
      stable: 'Qwen/Qwen2.5-1.5B',
      canary: 'tickets/v2',
    },
  });
});

it('opts in to nothing by itself', () => {
  expect(parseRolloutPlan(LEAST)).toMatchObject({
    ok: true,
    plan: {
      automation: { nextStep: false, abort: false },
      approvers: [],
      limits: {},
    },
  });
});

it('knows a plan that came to its end', () => {
  expect(parseRolloutPlan(`${LEAST}ended: aborted\n`)).toMatchObject({
    plan: { ended: 'aborted' },
  });
});

it.each([
  ['version: 1', 'version: 2', 'version is no version of this file'],
  ['chat/qwen', 'qwen', 'route is no route: write namespace/name'],
  ['route: chat/qwen\n', '', 'route is missing: write namespace/name'],
  [
    'stable:',
    'rewrite: chat/qwen\nstable:',
    'rewrite stands beside route: a plan is of one of them',
  ],
  ['route: chat/qwen', 'rewrite: qwen', 'rewrite is no rewrite: write names'],
  ['qwen-v2', 'qwen', 'canary is the stable version too'],
  ['qwen-v2', 'tickets/v2', 'canary is no name of a pool: write lower-case'],
  ['qwen-v2', 'tickets v2', 'canary is no name of a pool or a model'],
  ['stable: qwen', 'stable: Qwen', 'stable is no name of a pool'],
  ['weight: 5', 'weight: 101', 'steps[0].weight is more than all requests'],
  ['weight: 5', 'weight: -1', 'steps[0].weight is negative'],
  ['weight: 5', 'weight: 2.5', 'steps[0].weight is no whole number'],
  ['weight: 5', 'weight: much', 'steps[0].weight is no share in percent'],
  ['bake: 10m', 'bake: 10', 'steps[0].bake is no time: write one such as 30m'],
  ['bake: 10m', 'bake: 31d', 'steps[0].bake is longer than 30 days'],
  ['bake: 10m', 'bake: 1m, wait: 3', 'steps[0].wait is not known'],
  ['steps:', 'owner: chloe\nsteps:', 'owner is nobody: write user:default'],
  [
    'steps:',
    'automation: { abort: yes }\nsteps:',
    'automation.abort is neither',
  ],
  [
    'steps:',
    'signals: { slowdown: 0.8 }\nsteps:',
    'signals.slowdown is no factor',
  ],
  ['steps:', 'signals: { ttft: { max: 0s } }\nsteps:', 'signals.ttft.max is 0'],
  ['steps:', 'ended: soon\nsteps:', 'ended is neither promoted nor aborted'],
  ['steps:', 'stable: again\nsteps:', 'is no YAML: Map keys must be unique'],
  [LEAST, '- 1', 'the file holds no fields'],
  [LEAST, '', 'the file holds no fields'],
  [
    '- { weight: 5, bake: 10m }',
    '- { weight: 5, bake: 10m }\n  - { weight: 5, bake: 10m }',
    'steps[1].weight is 5, and the step before has 5',
  ],
  ['  - { weight: 5, bake: 10m }', '  []', 'steps is empty'],
])('refuses %j as %j, and says what to write', (from, to, problem) => {
  const text = LEAST.replace(from, to);
  expect(text).not.toBe(LEAST);
  const parsed = parseRolloutPlan(text);
  expect(parsed.ok ? [] : parsed.problems).toEqual([
    expect.stringContaining(problem),
  ]);
});

it('does not follow aliases for ever, nor read what is no plan for its length', () => {
  const bomb = [
    'a: &a [x, x, x, x, x, x, x, x, x, x]',
    'b: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a, *a]',
    'c: [*b, *b, *b, *b, *b, *b, *b, *b, *b, *b]',
  ].join('\n');
  expect(parseRolloutPlan(bomb).ok).toBe(false);
  expect(parseRolloutPlan(`# ${'x'.repeat(100_000)}\n${LEAST}`)).toEqual({
    ok: false,
    problems: [expect.stringContaining('is longer than')],
  });
});

it('describes every field for editors', () => {
  const missing: string[] = [];
  const walk = (at: string, schema: object) => {
    const { properties = {}, items } = schema as {
      properties?: Record<string, object>;
      items?: object;
    };
    for (const [name, field] of Object.entries(properties)) {
      const path = `${at}.${name}`;
      const { description, type } = field as Record<string, unknown>;
      if (!description && type !== 'object') missing.push(path);
      walk(path, field);
    }
    if (items) walk(`${at}[]`, items);
  };
  const schema = rolloutPlanJsonSchema();
  walk('', schema);
  expect(missing).toEqual([]);
  expect(schema).toMatchObject({
    required: ['version', 'stable', 'canary', 'steps'],
    oneOf: [{ required: ['route'] }, { required: ['rewrite'] }],
    properties: { steps: { items: { required: ['weight', 'bake'] } } },
  });
});
