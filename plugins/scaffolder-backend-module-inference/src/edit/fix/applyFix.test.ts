// SPDX-License-Identifier: Apache-2.0
import { FindingPatch } from '@inference-portal/backstage-plugin-inference-common';
import { stringify } from 'yaml';
import { compareFiles, readRepository } from '../RepositoryFiles';
import { applyFix, Fix } from './applyFix';

const POOL = `# The pool of the chat.
apiVersion: inference.networking.k8s.io/v1
kind: InferencePool
metadata:
  name: qwen
  namespace: chat
spec:
  targetPorts:
    - number: 9999 # of the servers
  selector: { matchLabels: { app: qwen, old: "true" } }
`;
const ROUTE = `apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: qwen, namespace: chat }
spec:
  rules:
    # Testers first.
    - matches:
        - headers: [{ name: x-test, value: 'yes' }]
      timeouts:
        request: 10s
      backendRefs:
        - name: qwen
          kind: InferencePool
    - backendRefs:
        - name: qwen
          kind: InferencePool
          weight: 0 # none
`;
const PICKER = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: qwen-epp
spec:
  template:
    spec:
      containers:
        - name: sidecar
          image: envoy
        - name: epp
          resources:
            requests:
              cpu: "64"
              memory: 8Gi
`;
const poolObject = {
  apiVersion: 'inference.networking.k8s.io/v1',
  kind: 'InferencePool',
  namespace: 'chat',
  name: 'qwen',
};
const routeObject = {
  apiVersion: 'gateway.networking.k8s.io/v1',
  kind: 'HTTPRoute',
  namespace: 'chat',
  name: 'qwen',
};
const pickerObject = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  namespace: 'chat',
  name: 'qwen-epp',
};
const liveRoute = {
  spec: {
    rules: [
      {
        matches: [
          {
            path: { type: 'PathPrefix', value: '/' },
            headers: [{ type: 'Exact', name: 'x-test', value: 'yes' }],
          },
        ],
        timeouts: { request: '10s' },
        backendRefs: [{ name: 'qwen', kind: 'InferencePool', weight: 1 }],
      },
      { backendRefs: [{ name: 'qwen', kind: 'InferencePool', weight: 0 }] },
    ],
  },
};

const patchOf = (
  kind: FindingPatch['kind'],
  object: FindingPatch['object'],
  body: object,
): FindingPatch => ({
  kind,
  object,
  target: `${object.kind} ${object.namespace}/${object.name}`,
  yaml: `# kubectl …\n${stringify(body)}`,
});

function fix(
  files: Record<string, string>,
  patch: FindingPatch,
  more: Partial<Fix> = {},
) {
  const before = readRepository(
    Object.entries(files).map(([path, content]) => ({ path, content })),
  );
  const after = applyFix(before, {
    patch,
    subject: { cluster: 'prod-eu', ...routeObject },
    shared: 'refuse',
    live: liveRoute,
    ...more,
  });
  return compareFiles(before, after).written;
}

/** Lines that are gone and lines that are new. */
function diff(before: string, after: string) {
  const old = before.split('\n');
  const now = after.split('\n');
  return [
    ...old.filter(line => !now.includes(line)).map(line => `-${line}`),
    ...now.filter(line => !old.includes(line)).map(line => `+${line}`),
  ];
}

describe('changes nothing but the lines that are meant', () => {
  it.each<[string, string, FindingPatch, string[]]>([
    [
      'a number of a merge, whose version is another',
      POOL,
      patchOf('merge', poolObject, {
        ...{ apiVersion: 'inference.networking.k8s.io/v1beta9' },
        kind: 'InferencePool',
        metadata: { name: 'qwen', namespace: 'chat' },
        spec: { targetPorts: [{ number: 8000 }] },
      }),
      [
        '-    - number: 9999 # of the servers',
        '+    - number: 8000 # of the servers',
      ],
    ],
    [
      'a field that is to go, and one that is new',
      POOL,
      patchOf('merge', poolObject, {
        spec: {
          selector: { matchLabels: { old: null } },
          endpointPickerRef: { name: 'epp', port: { number: 9002 } },
        },
      }),
      [
        '-  selector: { matchLabels: { app: qwen, old: "true" } }',
        '+  selector: { matchLabels: { app: qwen } }',
        '+  endpointPickerRef:',
        '+    name: epp',
        '+    port:',
        '+      number: 9002',
      ],
    ],
    [
      'a container by its name',
      PICKER,
      patchOf('strategic', pickerObject, {
        spec: {
          template: {
            spec: {
              containers: [
                { name: 'epp', resources: { requests: { cpu: '400m' } } },
              ],
            },
          },
        },
      }),
      ['-              cpu: "64"', '+              cpu: "400m"'],
    ],
    [
      'a value at a position',
      ROUTE,
      patchOf('json', routeObject, [
        {
          op: 'replace',
          path: '/spec/rules/0/timeouts/request',
          value: '3600s',
        },
      ]),
      ['-        request: 10s', '+        request: 3600s'],
    ],
    [
      'a weight that is there, by an operation that adds',
      ROUTE,
      patchOf('json', routeObject, [
        { op: 'add', path: '/spec/rules/1/backendRefs/0/weight', value: 1 },
      ]),
      ['-          weight: 0 # none', '+          weight: 1 # none'],
    ],
    [
      'an item at the end',
      ROUTE,
      patchOf('json', routeObject, [
        {
          op: 'add',
          path: '/spec/rules/1/backendRefs/-',
          value: { name: 'next', weight: 5 },
        },
      ]),
      ['+        - name: next', '+          weight: 5'],
    ],
    [
      'a field that an operation takes away',
      ROUTE,
      patchOf('json', routeObject, [
        { op: 'remove', path: '/spec/rules/0/timeouts' },
      ]),
      ['-      timeouts:', '-        request: 10s'],
    ],
  ])('%s', (_, file, patch, lines) => {
    const [written] = fix({ 'chat/object.yaml': file }, patch);
    expect(diff(file, written.content)).toEqual(lines);
  });
});

it('has nothing to do where it is so already', () => {
  const patch = patchOf('merge', poolObject, {
    spec: { targetPorts: [{ number: 9999 }] },
  });
  expect(fix({ 'pool.yaml': POOL }, patch)).toEqual([]);
});

describe('a patch by position', () => {
  const weight = patchOf('json', routeObject, [
    { op: 'add', path: '/spec/rules/1/backendRefs/0/weight', value: 1 },
  ]);

  it.each([
    [
      'other rules in the cluster',
      { spec: { rules: [...liveRoute.spec.rules].reverse() } },
    ],
    ['nothing known of the cluster', undefined],
  ])('is refused with %s', (_, live) => {
    expect(() => fix({ 'route.yaml': ROUTE }, weight, { live })).toThrow(
      'route.yaml: HTTPRoute chat/qwen has something else at spec.rules.1 than the cluster',
    );
  });

  it('is refused where the repository has no such position', () => {
    const short = ROUTE.slice(0, ROUTE.lastIndexOf('    - backendRefs'));
    expect(() => fix({ 'route.yaml': short }, weight)).toThrow(
      'has no spec.rules.1.backendRefs.0, which the patch is for',
    );
  });
});

describe('overlays', () => {
  const base = {
    'base/kustomization.yaml': 'resources: [pool.yaml]\n',
    'base/pool.yaml': POOL,
    'overlays/prod-us/kustomization.yaml': 'resources: [../../base]\n',
  };
  const ports = patchOf('merge', poolObject, {
    spec: { targetPorts: [{ number: 8000 }] },
  });
  const own = {
    ...base,
    'overlays/prod-eu/kustomization.yaml': `resources: [../../base]
patches:
  - patch: |
      apiVersion: inference.networking.k8s.io/v1
      kind: InferencePool
      metadata: { name: qwen }
      spec:
        targetPorts:
          - number: 7777 # here only
`,
  };
  const shared = {
    ...base,
    'overlays/prod-eu/kustomization.yaml': 'resources: [../../base]\n',
  };

  it.each([
    ['by its name', undefined],
    ['by what applies it', 'overlays/prod-eu'],
  ])(
    'changes the patch of the overlay of the cluster, known %s',
    (_, folder) => {
      expect(fix(own, ports, { folder })).toEqual([
        {
          path: 'overlays/prod-eu/kustomization.yaml',
          content: own['overlays/prod-eu/kustomization.yaml'].replace(
            '7777',
            '8000',
          ),
        },
      ]);
    },
  );

  it('refuses to change another overlay unless it is told to', () => {
    expect(() => fix(shared, ports)).toThrow(
      'base/pool.yaml holds it for InferencePool chat/qwen of overlays/prod-us too, which would change as well. Nothing was changed',
    );
    expect(fix(shared, ports, { shared: 'change' })).toEqual([
      { path: 'base/pool.yaml', content: POOL.replace('9999', '8000') },
    ]);
  });

  it('refuses where nobody knows which overlay the cluster gets', () => {
    const subject = { cluster: 'edge', ...poolObject };
    expect(() => fix(shared, ports, { subject })).toThrow(
      'InferencePool chat/qwen of overlays/prod-eu is in overlays/prod-eu, overlays/prod-us, and it is not known which of them edge gets',
    );
  });
});

describe('an object that is not there', () => {
  it('is told as such, with the charts that may make it', () => {
    const patch = patchOf('strategic', pickerObject, { spec: {} });
    expect(() => fix({ 'pool.yaml': POOL }, patch)).toThrow(
      'Deployment chat/qwen-epp is not in this repository. Nothing was changed. Change it where it is written',
    );
    const chart = `apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: { name: qwen, namespace: chat }
`;
    expect(() => fix({ 'chart.yaml': chart }, patch)).toThrow(
      'A chart may make it: see the values of HelmRelease chat/qwen',
    );
  });

  it('is not one of another group', () => {
    const old = POOL.replace(
      'inference.networking.k8s.io/v1',
      'inference.networking.x-k8s.io/v1alpha2',
    );
    const patch = patchOf('merge', poolObject, { spec: {} });
    expect(() => fix({ 'pool.yaml': old }, patch)).toThrow(
      'InferencePool chat/qwen is not in this repository',
    );
  });
});

describe('a new object', () => {
  const grant = {
    apiVersion: 'gateway.networking.k8s.io/v1beta1',
    kind: 'ReferenceGrant',
    metadata: { namespace: 'chat', name: 'routes' },
    spec: { to: [{ group: '', kind: 'Service' }] },
  };
  const patch = patchOf(
    'create',
    {
      apiVersion: grant.apiVersion,
      kind: grant.kind,
      namespace: 'chat',
      name: 'routes',
    },
    grant,
  );
  const files = {
    'base/kustomization.yaml': 'resources:\n  - route.yaml # of it\n',
    'base/route.yaml': ROUTE,
  };

  it('is put beside what the finding is about, once', () => {
    const written = fix(files, patch);
    expect(written).toEqual([
      {
        path: 'base/kustomization.yaml',
        content:
          'resources:\n  - route.yaml # of it\n  - referencegrant-routes.yaml\n',
      },
      { path: 'base/referencegrant-routes.yaml', content: stringify(grant) },
    ]);
    const all = Object.fromEntries(
      written.map(({ path, content }) => [path, content]),
    );
    expect(fix({ ...files, ...all }, patch)).toEqual([]);
  });

  it('is refused where a kustomization would move it', () => {
    expect(() =>
      fix(
        {
          ...files,
          'base/kustomization.yaml':
            'namePrefix: a-\nresources: [route.yaml]\n',
        },
        patch,
        { subject: { cluster: 'prod-eu', ...routeObject, name: 'a-qwen' } },
      ),
    ).toThrow('ReferenceGrant chat/routes would not be made as it should');
  });

  it('has no place where nothing of the finding is there', () => {
    expect(() => fix({ 'pool.yaml': POOL }, patch)).toThrow(
      'HTTPRoute chat/qwen is not in this repository',
    );
  });
});
