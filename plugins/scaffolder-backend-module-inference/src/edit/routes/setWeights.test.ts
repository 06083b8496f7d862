// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import { parseAllDocuments } from 'yaml';
import { readRepository, RepositoryFiles } from '../RepositoryFiles';
import { setWeights } from './setWeights';

const ROUTE = `# Who changes weights asks team-chat first.
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: {name: qwen, namespace: chat}   # flow, as somebody liked it
spec:
  rules:
    # Testers
    - name: pinned
      backendRefs:
        - {group: inference.networking.k8s.io, kind: InferencePool, name: qwen-v2}
    - name: "split"
      matches:
        - headers: [{name: x-model, value: 'on'}]
      backendRefs:
        # the old one
        - group: inference.networking.k8s.io
          kind: InferencePool
          name: qwen-v1
          weight: 90        # percent
        - name: qwen-v2
          kind: InferencePool
          group: inference.networking.k8s.io
        - kind: InferencePool
          name: 'qwen-v3'
          weight: 0x5
`;
const AT = { route: { namespace: 'chat', name: 'qwen' }, rule: 'split' };
const base = (files: Record<string, string>) =>
  readRepository(
    Object.entries(files).map(([path, content]) => ({ path, content })),
  );
const PLAIN = base({ 'route.yaml': ROUTE });

/** Lines that differ, as `- old` and `+ new`. */
function changedLines(before: RepositoryFiles, after: RepositoryFiles) {
  return [...after].flatMap(([path, text]) => {
    const old = (before.get(path) ?? '').split('\n');
    const now = text.split('\n');
    return [
      ...old.filter(line => !now.includes(line)).map(line => `- ${line}`),
      ...now.filter(line => !old.includes(line)).map(line => `+ ${line}`),
    ];
  });
}

it('changes a number, adds one where none is, and leaves a third pool alone', () => {
  const after = setWeights(PLAIN, {
    ...AT,
    weights: { 'qwen-v1': 75, 'qwen-v2': 20 },
  });
  expect(changedLines(PLAIN, after)).toEqual([
    '-           weight: 90        # percent',
    '+           weight: 75        # percent',
    '+           weight: 20',
  ]);
});

it('adds a weight between braces', () => {
  const after = setWeights(PLAIN, {
    ...AT,
    rule: 'pinned',
    weights: { 'qwen-v2': 3 },
  });
  expect(changedLines(PLAIN, after)).toEqual([
    '-         - {group: inference.networking.k8s.io, kind: InferencePool, name: qwen-v2}',
    '+         - {group: inference.networking.k8s.io, kind: InferencePool, name: qwen-v2, weight: 3}',
  ]);
});

it('changes nothing where the weights are so already', () => {
  expect(setWeights(PLAIN, { ...AT, weights: { 'qwen-v1': 90 } })).toEqual(
    PLAIN,
  );
});

it('keeps line ends of Windows, and a file without its last newline', () => {
  const windows = base({
    'route.yaml': ROUTE.trimEnd().replaceAll('\n', '\r\n'),
  });
  const after = setWeights(windows, {
    ...AT,
    weights: { 'qwen-v2': 20, 'qwen-v3': 7 },
  });
  const text = after.get('route.yaml') ?? '';
  expect(text.replaceAll('\r\n', '')).not.toContain('\n');
  expect(changedLines(windows, after)).toEqual([
    '-           weight: 0x5',
    '+           weight: 20\r',
    '+           weight: 7',
  ]);
});

it('finds the route in a list, and in the second document of a file', () => {
  const [document] = parseAllDocuments(ROUTE);
  const item = JSON.stringify(document.toJS());
  const list = base({
    'all.yaml': `kind: ConfigMap\napiVersion: v1\nmetadata:\n  name: a\n---\napiVersion: v1\nkind: List\nitems:\n  - ${item}\n`,
  });
  const after = setWeights(list, { ...AT, weights: { 'qwen-v1': 1 } });
  expect(after.get('all.yaml')).toBe(
    list.get('all.yaml')?.replace('"weight":90', '"weight":1'),
  );
});

describe('with overlays', () => {
  const overlay = (patch: string) =>
    base({
      'base/kustomization.yaml': 'resources: [route.yaml]\nnamespace: chat\n',
      'base/route.yaml': ROUTE.replace(', namespace: chat', ''),
      'overlays/dev/kustomization.yaml': 'resources: [../../base]\n',
      'overlays/prod/kustomization.yaml': `resources:\n  - ../../base\npatches:\n${patch}`,
    });
  const INLINE = `  # Prod is slower.
  - target: {kind: HTTPRoute, name: qwen}
    patch: |-
      # of the 90 %
      - op: replace
        path: /spec/rules/1/backendRefs/0/weight
        value: 60 # more slowly
      - op: add
        path: /spec/rules/1/backendRefs/1/weight
        value: 40
`;

  it('edits the overlay’s patch, which wins over the base', () => {
    const before = overlay(INLINE);
    const after = setWeights(before, {
      ...AT,
      overlay: 'overlays/prod',
      weights: { 'qwen-v1': 50, 'qwen-v2': 50 },
    });
    expect(changedLines(before, after)).toEqual([
      '-         value: 60 # more slowly',
      '-         value: 40',
      '+         value: 50 # more slowly',
      '+         value: 50',
    ]);
  });

  it('edits base and patch where every overlay is meant', () => {
    const before = overlay(INLINE);
    const after = setWeights(before, { ...AT, weights: { 'qwen-v1': 8 } });
    expect(changedLines(before, after).sort()).toEqual(
      [
        '+         value: 8 # more slowly',
        '+           weight: 8        # percent',
        '-         value: 60 # more slowly',
        '-           weight: 90        # percent',
      ].sort(),
    );
  });

  it('refuses one overlay where the number is everybody’s', () => {
    const before = overlay(INLINE);
    expect(() =>
      setWeights(before, {
        ...AT,
        overlay: 'overlays/prod',
        weights: { 'qwen-v3': 8 },
      }),
    ).toThrow(
      'HTTPRoute chat/qwen of overlays/dev would not read as it should',
    );
  });

  it.each([
    [
      'between quotes',
      `  - target: {kind: HTTPRoute}\n    patch: '[{"op": "replace", "path": "/spec/rules/1/backendRefs/0/weight", "value": 60}]'\n`,
      '"value": 50',
    ],
    [
      'folded',
      `  - target: {kind: HTTPRoute}\n    patch: >-\n      [{"op": "replace",\n      "path": "/spec/rules/1/backendRefs/0/weight", "value": 60}]\n`,
      '\\"value\\": 50',
    ],
  ])('edits a patch %s', (_, patch, expected) => {
    const after = setWeights(overlay(patch), {
      ...AT,
      overlay: 'overlays/prod',
      weights: { 'qwen-v1': 50 },
    });
    expect(after.get('overlays/prod/kustomization.yaml')).toContain(expected);
  });

  it('edits a merge patch in a file of its own, which replaces the rules', () => {
    const before = new Map([
      ...overlay('  - path: weights.yaml\n'),
      [
        'overlays/prod/weights.yaml',
        `apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata:
  name: qwen
spec:
  rules:
    - name: split
      backendRefs:
        - {kind: InferencePool, name: qwen-v1, weight: 99}
        - {kind: InferencePool, name: qwen-v2, weight: 1}
`,
      ],
    ]);
    const after = setWeights(before, {
      ...AT,
      overlay: 'overlays/prod',
      weights: { 'qwen-v1': 9, 'qwen-v2': 91 },
    });
    expect(changedLines(before, after)).toEqual([
      '-         - {kind: InferencePool, name: qwen-v1, weight: 99}',
      '-         - {kind: InferencePool, name: qwen-v2, weight: 1}',
      '+         - {kind: InferencePool, name: qwen-v1, weight: 9}',
      '+         - {kind: InferencePool, name: qwen-v2, weight: 91}',
    ]);
  });
});

it.each([
  [
    { route: { namespace: 'chat', name: 'other' }, weights: {} },
    'The repository has no HTTPRoute or AIGatewayRoute chat/other',
  ],
  [
    { rule: 7, weights: {} },
    'route.yaml: HTTPRoute chat/qwen has 2 rules, and no rule 7',
  ],
  [
    { overlay: 'overlays/x', weights: {} },
    'overlays/x has no HTTPRoute chat/qwen',
  ],
  [
    { weights: { nobody: 1 } },
    'rule 1 of HTTPRoute chat/qwen sends nothing to a pool nobody: its backends are qwen-v1, qwen-v2, qwen-v3',
  ],
  [
    { weights: { 'qwen-v1': -1 } },
    'weights.qwen-v1: is -1: weights are whole numbers from 0 to 1000000',
  ],
  [{ weights: { 'qwen-v1': 1.5 } }, 'weights.qwen-v1: is 1.5'],
  [
    { weights: { 'qwen-v1': 0, 'qwen-v2': 0, 'qwen-v3': 0 } },
    'every weight of rule 1 of HTTPRoute chat/qwen would be 0',
  ],
])('refuses %j', (change, message) => {
  expect(() => setWeights(PLAIN, { ...AT, ...change })).toThrow(message);
});

it('refuses weights of Envoy AI Gateway, which takes one pool per rule', () => {
  const files = base({
    'route.yaml': ROUTE.replace('HTTPRoute', 'AIGatewayRoute'),
  });
  expect(() => setWeights(files, { ...AT, weights: { 'qwen-v1': 1 } })).toThrow(
    'takes one pool per rule and no weight for it',
  );
});

it('refuses a number that others share by an anchor, and takes an alias for its own', () => {
  const files = base({
    'route.yaml': ROUTE.replace('weight: 90', 'weight: &w 90').replace(
      'weight: 0x5',
      'weight: *w',
    ),
  });
  expect(() => setWeights(files, { ...AT, weights: { 'qwen-v1': 1 } })).toThrow(
    'route.yaml:19 is marked &w and used elsewhere by *w',
  );
  const after = setWeights(files, { ...AT, weights: { 'qwen-v3': 1 } });
  expect(changedLines(files, after)).toEqual([
    '-           weight: *w',
    '+           weight: 1',
  ]);
});

describe('whatever the file looks like', () => {
  const name = fc.constantFrom('qwen-v1', "'qwen-v2'", '"qwen-v3"');
  const comment = fc.constantFrom('', ' # why', '   #');
  const ref = fc.record({
    name,
    weight: fc.option(fc.integer({ min: 0, max: 1000 }), { nil: undefined }),
    flow: fc.boolean(),
    comment,
    above: fc.constantFrom('', '# above', '\n'),
  });
  type Ref = {
    name: string;
    weight?: number;
    flow: boolean;
    comment: string;
    above: string;
  };
  const render = (refs: Ref[], indent: string, newline: string) => {
    const item = ({ name: of, weight, flow, comment: why, above }: Ref) => [
      ...(above ? [`${indent}${above}`] : []),
      ...(flow
        ? [
            `${indent}- { kind: InferencePool, name: ${of}${
              weight === undefined ? '' : `, weight: ${weight}`
            } }${why}`,
          ]
        : [
            `${indent}- kind: InferencePool${why}`,
            ...(weight === undefined
              ? []
              : [`${indent}  weight: ${weight}${why}`]),
            `${indent}  name: ${of}${why}`,
          ]),
    ];
    return [
      'apiVersion: gateway.networking.k8s.io/v1',
      'kind: HTTPRoute',
      'metadata: { name: qwen, namespace: chat }',
      'spec:',
      '  rules:',
      '  - backendRefs:',
      ...refs.flatMap(item),
      '    timeouts: {}',
      '',
    ].join(newline);
  };
  const layout = fc.record({
    refs: fc.uniqueArray(ref, { selector: each => each.name, minLength: 1 }),
    indent: fc.constantFrom('    ', '     ', '        '),
    newline: fc.constantFrom('\n', '\r\n'),
    weight: fc.integer({ min: 1, max: 1000 }),
    which: fc.nat(),
  });

  it('reads as was asked for, and every other line is the same', () => {
    fc.assert(
      fc.property(layout, ({ refs, indent, newline, weight, which }) => {
        const text = render(refs, indent, newline);
        const index = which % refs.length;
        const pool = refs[index].name.replaceAll(/['"]/g, '');
        const before = base({ 'route.yaml': text });
        const after =
          setWeights(before, {
            ...AT,
            rule: 0,
            weights: { [pool]: weight },
          }).get('route.yaml') ?? '';
        const [document] = parseAllDocuments(text);
        document.setIn(
          ['spec', 'rules', 0, 'backendRefs', index, 'weight'],
          weight,
        );
        expect(parseAllDocuments(after)[0].toJS()).toEqual(document.toJS());
        const old = text.split(/(?<=\n)/);
        const now = after.split(/(?<=\n)/);
        const added = now.length - old.length;
        const at = old.findIndex((line, row) => line !== now[row]);
        expect([0, 1]).toContain(added);
        const from = at === -1 ? now.length : at + 1;
        expect(now.slice(from)).toEqual(old.slice(from - added));
      }),
      { numRuns: 500 },
    );
  });
});
