// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import { parseAllDocuments } from 'yaml';
import { readRepository, RepositoryFiles } from '../RepositoryFiles';
import { setTargets } from './setTargets';

const REWRITE = `# Who changes weights asks team-chat first.
apiVersion: llm-d.ai/v1alpha2
kind: InferenceModelRewrite
metadata: {name: tickets, namespace: chat}   # flow, as somebody liked it
spec:
  poolRef: {name: qwen}
  rules:
    # Everybody
    - matches:
        - model: {type: Exact, value: tickets}
      targets:
        # the old one
        - modelRewrite: tickets-v1
          weight: 90        # percent
        - weight: 0xa
          modelRewrite: 'tickets-v2'
    - targets:
        - {modelRewrite: base}
        - {modelRewrite: "tickets-v2"}
`;
const base = (text: string, path = 'rewrite.yaml') =>
  readRepository([{ path, content: text }]);
const AT = {
  rewrite: { namespace: 'chat', name: 'tickets' },
  rule: 0,
};
const versions = (stable: number, canary: number) => ({
  stable: { name: 'tickets-v1', weight: stable },
  canary: { name: 'tickets-v2', weight: canary },
});

function changedLines(before: RepositoryFiles, after: RepositoryFiles) {
  const old = (before.get('rewrite.yaml') ?? '').split('\n');
  const now = (after.get('rewrite.yaml') ?? '').split('\n');
  return [
    ...old.filter(line => !now.includes(line)).map(line => `- ${line}`),
    ...now.filter(line => !old.includes(line)).map(line => `+ ${line}`),
  ];
}

it.each<[string, string, number, object, string[]]>([
  [
    'changes two numbers',
    REWRITE,
    0,
    versions(50, 50),
    [
      '-           weight: 90        # percent',
      '-         - weight: 0xa',
      '+           weight: 50        # percent',
      '+         - weight: 50',
    ],
  ],
  [
    'takes the canary out, which gets nothing',
    REWRITE,
    0,
    versions(100, 0),
    [
      '-           weight: 90        # percent',
      '-         - weight: 0xa',
      "-           modelRewrite: 'tickets-v2'",
      '+           weight: 100        # percent',
    ],
  ],
  [
    'takes the stable version out, which gets nothing',
    REWRITE,
    0,
    versions(0, 100),
    [
      '-         - modelRewrite: tickets-v1',
      '-           weight: 90        # percent',
      '-         - weight: 0xa',
      '+         - weight: 100',
    ],
  ],
  [
    'puts the canary behind the others, and gives all a weight where one has',
    REWRITE,
    1,
    {
      stable: { name: 'base', weight: 3 },
      canary: { name: 'tickets-v3', weight: 1 },
    },
    [
      '-         - {modelRewrite: base}',
      '-         - {modelRewrite: "tickets-v2"}',
      '+         - {modelRewrite: base, weight: 3}',
      '+         - {modelRewrite: "tickets-v2", weight: 1}',
      '+         - modelRewrite: tickets-v3',
      '+           weight: 1',
    ],
  ],
  [
    'puts the stable version back before the others',
    REWRITE.replace(/ {8}- modelRewrite: tickets-v1\n.*percent\n/, ''),
    0,
    versions(7, 3),
    [
      '-         - weight: 0xa',
      '+         - modelRewrite: tickets-v1',
      '+           weight: 7',
      '+         - weight: 3',
    ],
  ],
  ['changes nothing where it is so', REWRITE, 0, versions(90, 10), []],
])('%s', (_, text, rule, change, expected) => {
  const before = base(text);
  const after = setTargets(before, {
    ...AT,
    rule,
    ...versions(1, 1),
    ...change,
  });
  expect(changedLines(before, after)).toEqual(expected);
});

it.each<[string, string, object, string]>([
  [
    'a rewrite that is not there',
    REWRITE,
    { rewrite: { namespace: 'chat', name: 'other' } },
    'The repository has no InferenceModelRewrite chat/other',
  ],
  ['a rule that is not there', REWRITE, { rule: 7 }, 'has no rule 7'],
  [
    'a rule without a target',
    REWRITE,
    versions(0, 0),
    'rule 0 of InferenceModelRewrite chat/tickets would have no target',
  ],
  ['half a weight', REWRITE, versions(1, 0.5), 'weights.tickets-v2: is 0.5'],
  [
    'an overlay without it',
    REWRITE,
    { overlay: 'overlays/prod' },
    'overlays/prod has no InferenceModelRewrite chat/tickets',
  ],
  [
    'a weight that is written elsewhere too',
    REWRITE.replace('weight: 90', 'weight: &w 90').replace('0xa', '*w'),
    versions(1, 2),
    'is marked &w and used elsewhere',
  ],
])('refuses %s', (_, text, change, message) => {
  expect(() =>
    setTargets(base(text), { ...AT, ...versions(1, 1), ...change }),
  ).toThrow(message);
});

it('reads as was asked for, and every other line is the same, whatever the file looks like', () => {
  const layout = fc.record({
    weights: fc.tuple(
      fc.integer({ min: 0, max: 1000 }),
      fc.integer({ min: 0, max: 1000 }),
    ),
    now: fc.tuple(
      fc.integer({ min: 1, max: 1000 }),
      fc.integer({ min: 1, max: 1000 }),
    ),
    flow: fc.boolean(),
    indent: fc.constantFrom('    ', '     ', '        '),
    newline: fc.constantFrom('\n', '\r\n'),
    comment: fc.constantFrom('', ' # why', '   #'),
  });
  fc.assert(
    fc.property(layout, ({ weights, now, flow, indent, newline, comment }) => {
      fc.pre(weights[0] + weights[1] > 0);
      const item = (name: string, weight: number) =>
        flow
          ? [
              `${indent}- { modelRewrite: ${name}, weight: ${weight} }${comment}`,
            ]
          : [
              `${indent}- modelRewrite: ${name}${comment}`,
              `${indent}  weight: ${weight}${comment}`,
            ];
      const text = [
        'apiVersion: inference.networking.x-k8s.io/v1alpha2',
        'kind: InferenceModelRewrite',
        'metadata: { name: tickets, namespace: chat }',
        'spec:',
        '  poolRef: { name: qwen }',
        '  rules:',
        '  - targets:',
        ...item('tickets-v1', now[0]),
        ...item('tickets-v2', now[1]),
        '# the end',
        '',
      ].join(newline);
      const [stable, canary] = weights;
      const after =
        setTargets(base(text), { ...AT, ...versions(stable, canary) }).get(
          'rewrite.yaml',
        ) ?? '';
      const { targets } = parseAllDocuments(after)[0].toJS().spec.rules[0];
      expect(targets).toEqual(
        [
          { modelRewrite: 'tickets-v1', weight: stable },
          { modelRewrite: 'tickets-v2', weight: canary },
        ].filter(({ weight }) => weight > 0),
      );
      const isOther = (line: string) => !/tickets-v\d|weight/.test(line);
      expect(after.split(/(?<=\n)/).filter(isOther)).toEqual(
        text.split(/(?<=\n)/).filter(isOther),
      );
    }),
    { numRuns: 500 },
  );
});
