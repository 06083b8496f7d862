// SPDX-License-Identifier: Apache-2.0
import {
  ClusterObjects,
  FieldManager,
  InferenceModelRewrite,
  ObjectMeta,
} from '../objects/ClusterObjects';
import { brief, Edit, judgeSample } from '../testing/judgeSample';
import { objectNamed } from '../testing/objectNamed';
import {
  applyByArgo,
  applyByFlux,
  applyByHelm,
  OLD_REVISION,
  sampleApplication,
  sampleHelmRelease,
  sampleKustomization,
  sampleSource,
} from '../testing/sampleGitOps';
import { condition, metaOf } from '../testing/sampleObjects';

const route = ({ httpRoutes }: ClusterObjects) =>
  objectNamed(httpRoutes, 'chat-route');

const flux =
  (
    kustomization: Parameters<typeof sampleKustomization>[0] = {},
    source: Parameters<typeof sampleSource>[0] = {},
  ): Edit =>
  objects => {
    objects.fluxKustomizations = [sampleKustomization(kustomization)];
    objects.fluxSources = [sampleSource(source)];
    applyByFlux(route(objects));
    applyByFlux(objectNamed(objects.inferencePools, 'stable'));
  };

const argo =
  (application: Parameters<typeof sampleApplication>[0] = {}): Edit =>
  objects => {
    objects.argoApplications = [sampleApplication(application)];
    applyByArgo(route(objects));
    applyByArgo(objectNamed(objects.inferencePools, 'stable'));
  };

const helm =
  (
    release: Parameters<typeof sampleHelmRelease>[0],
    source?: Parameters<typeof sampleSource>[0],
  ): Edit =>
  objects => {
    objects.helmReleases = [sampleHelmRelease(release)];
    objects.fluxSources = source ? [ociSource(source)] : [];
    applyByHelm(objectNamed(objects.deployments, 'helper-epp'));
  };

const OCI = { kind: 'OCIRepository', namespace: 'support', name: 'charts' };

const ociSource = (more: Parameters<typeof sampleSource>[0]) => {
  const source = sampleSource(more);
  return { ...source, meta: { ...source.meta, ...OCI } };
};

const notReady = (message: string, at?: string) => [
  { ...condition('Ready', 'False', 'Failed', message), lastTransitionAt: at },
];
const LONG_AGO = '2026-11-20T09:00:00Z';
const JUST_NOW = '2026-11-20T11:59:30Z';

const outOfSync = (status = 'OutOfSync') => ({
  status,
  revisions: ['2222cccc'],
  targetRevisions: ['main'],
});
const differing = (kind: string, name: string, group: string) => ({
  group,
  kind,
  namespace: 'chat',
  name,
});
const ROUTE = differing('HTTPRoute', 'chat-route', 'gateway.networking.k8s.io');

it.each<[what: string, edit: Edit, expected: string[]]>([
  ['Flux, and all well', flux(), []],
  ['Argo CD, and all well', argo(), []],
  [
    'a Kustomization that fails',
    flux({ conditions: notReady('dry-run failed', LONG_AGO) }),
    ['warning gitops-out-of-sync Kustomization models'],
  ],
  [
    'a Kustomization that fails since a moment',
    flux({ conditions: notReady('dependency is not ready', JUST_NOW) }),
    [],
  ],
  [
    'a Kustomization that reconciles',
    flux({ conditions: [condition('Ready', 'Unknown', 'Progressing')] }),
    [],
  ],
  [
    'a Kustomization that fails, of objects that no request passes',
    objects => {
      flux({ conditions: notReady('failed', LONG_AGO) })(objects);
      route(objects).meta.labels = {};
      objectNamed(objects.inferencePools, 'stable').meta.labels = {};
    },
    [],
  ],
  [
    'a HelmRelease of a picker that fails',
    objects => {
      objects.helmReleases = [
        sampleHelmRelease({ conditions: notReady('upgrade failed', LONG_AGO) }),
      ];
      applyByHelm(objectNamed(objects.deployments, 'helper-epp'));
    },
    ['warning gitops-out-of-sync HelmRelease helper-epp'],
  ],
  [
    'a HelmRelease on the version it wants',
    helm({ wantedVersion: 'v0.10.0' }),
    [],
  ],
  [
    'a HelmRelease on another version than it wants',
    helm({ wantedVersion: '0.11.0', appliedRevision: '0.10.0' }),
    ['warning gitops-old-revision HelmRelease helper-epp: status.history'],
  ],
  [
    'a HelmRelease that is just being upgraded',
    helm({
      wantedVersion: '0.11.0',
      conditions: [condition('Ready', 'Unknown', 'Progressing')],
    }),
    [],
  ],
  [
    'a HelmRelease whose new version its controller has not seen yet',
    helm({
      wantedVersion: '0.11.0',
      conditions: [{ ...condition('Ready', 'True'), observedGeneration: 2 }],
    }),
    [],
  ],
  ['a HelmRelease that wants a range', helm({ wantedVersion: '>=0.11.0' }), []],
  [
    'a suspended HelmRelease on another version than it wants',
    helm({
      wantedVersion: '0.11.0',
      suspended: true,
      conditions: notReady('upgrade failed', LONG_AGO),
    }),
    ['warning gitops-old-revision HelmRelease helper-epp: spec.suspend'],
  ],
  [
    'a HelmRelease behind its OCIRepository',
    helm(
      { source: OCI, chart: undefined, appliedRevision: '0.10.0+1f2e3d4c5b6a' },
      { revision: '0.11.0@sha256:9a8b' },
    ),
    ['warning gitops-old-revision HelmRelease helper-epp: status.history'],
  ],
  [
    'a HelmRelease on its OCIRepository',
    helm(
      { source: OCI, chart: undefined, appliedRevision: '0.11.0+9a8b7c6d5e4f' },
      { revision: '0.11.0@sha256:9a8b' },
    ),
    [],
  ],
  [
    'a HelmRelease behind an OCIRepository of a moment ago',
    helm(
      { source: OCI, chart: undefined, appliedRevision: '0.10.0' },
      { revision: '0.11.0@sha256:9a8b', fetchedAt: JUST_NOW },
    ),
    [],
  ],
  [
    'a Kustomization behind its source',
    flux({ appliedRevision: OLD_REVISION }),
    ['warning gitops-old-revision Kustomization models'],
  ],
  [
    'a Kustomization behind a source of a moment ago',
    flux({ appliedRevision: OLD_REVISION }, { fetchedAt: JUST_NOW }),
    [],
  ],
  [
    'a Kustomization behind its source because it fails',
    flux({
      appliedRevision: OLD_REVISION,
      conditions: notReady('build failed', LONG_AGO),
    }),
    ['warning gitops-out-of-sync Kustomization models'],
  ],
  [
    'a suspended Kustomization behind its source',
    flux({ appliedRevision: OLD_REVISION, suspended: true }),
    ['warning gitops-old-revision Kustomization models: spec.suspend'],
  ],
  ['a suspended Kustomization on its source', flux({ suspended: true }), []],
  [
    'a source that is refused',
    flux({}, { conditions: notReady('authentication required', LONG_AGO) }),
    ['warning gitops-old-revision GitRepository repo'],
  ],
  [
    'a source that was refused once',
    flux({}, { conditions: notReady('timeout', JUST_NOW) }),
    [],
  ],
  [
    'an Application of which a route differs',
    argo({ sync: outOfSync(), outOfSync: [ROUTE] }),
    ['warning gitops-out-of-sync Application chat'],
  ],
  [
    'an Application of which it is not said what differs',
    argo({ sync: outOfSync() }),
    ['warning gitops-out-of-sync Application chat'],
  ],
  [
    'an Application of which something else differs',
    argo({
      sync: outOfSync(),
      outOfSync: [differing('ConfigMap', 'settings', '')],
    }),
    [],
  ],
  [
    'an Application that is just syncing',
    argo({
      sync: outOfSync(),
      outOfSync: [ROUTE],
      operation: { phase: 'Running' },
    }),
    [],
  ],
  [
    'an Application that cannot be compared',
    argo({
      sync: outOfSync('Unknown'),
      problems: [{ type: 'ComparisonError', message: 'no such path' }],
    }),
    ['warning gitops-out-of-sync Application chat'],
  ],
  [
    'an Application that nobody compares',
    objects => {
      argo()(objects);
      objects.argoApplications[0].meta.annotations = {
        'argocd.argoproj.io/skip-reconcile': 'true',
      };
    },
    ['warning gitops-old-revision Application chat'],
  ],
  [
    'an Application compared with what was its source',
    argo({ sync: { ...outOfSync('Synced'), targetRevisions: ['release-6'] } }),
    ['warning gitops-old-revision Application chat'],
  ],
  [
    'an Application compared in the morning',
    argo({ comparedInHour: '2026-11-20T07:00:00Z' }),
    ['info gitops-old-revision Application chat'],
  ],
])('%s', (_, edit, expected) => {
  expect(judgeSample(edit).map(brief)).toEqual(expected);
});

describe('what is known of drift', () => {
  const manager = (
    name: string,
    operation: FieldManager['operation'],
    setsRules: boolean,
  ): FieldManager => ({ manager: name, operation, setsRules, at: LONG_AGO });
  const managed =
    (by: Edit, ...managers: FieldManager[]): Edit =>
    objects => {
      by(objects);
      route(objects).managers = managers;
    };
  const edited =
    (by: Edit, weight: number, request?: string): Edit =>
    objects => {
      by(objects);
      const { rules } = route(objects);
      route(objects).lastAppliedRules = structuredClone(rules);
      rules[0].backendRefs[1].weight = weight;
      rules[0].timeouts = { request };
    };
  const drift = (field = 'spec.rules') =>
    `warning gitops-drift HTTPRoute chat-route: ${field}`;

  it.each<[what: string, edit: Edit, expected: string[]]>([
    [
      'rules that Flux applied',
      managed(flux(), manager('kustomize-controller', 'Apply', true)),
      [],
    ],
    [
      'rules that somebody edited after Flux',
      managed(
        flux(),
        manager('kustomize-controller', 'Apply', false),
        manager('kubectl-edit', 'Update', true),
      ),
      [drift()],
    ],
    [
      'rules that somebody wrote as Flux did',
      managed(
        flux(),
        manager('kustomize-controller', 'Apply', true),
        manager('kubectl', 'Apply', true),
      ),
      [],
    ],
    [
      'rules that Flagger shifts',
      managed(
        flux(),
        manager('kustomize-controller', 'Apply', false),
        manager('flagger', 'Update', true),
      ),
      [],
    ],
    [
      'rules of whose writers nothing is known',
      managed(flux(), manager('kubectl-edit', 'Update', true)),
      [],
    ],
    [
      'rules that somebody edited after Argo CD applied them on the server',
      managed(
        argo(),
        manager('argocd-controller', 'Apply', false),
        manager('kubectl-patch', 'Update', true),
      ),
      [drift()],
    ],
    ['rules as Argo CD applied them', edited(argo(), 10), []],
    [
      'a weight that differs from the manifest of Argo CD',
      edited(argo(), 50),
      [drift('spec.rules[0].backendRefs[1].weight')],
    ],
    [
      'a timeout that differs from the manifest of Argo CD',
      edited(argo(), 10, '500s'),
      [drift('spec.rules[0].timeouts.request')],
    ],
    [
      'a copy that somebody left whom Flux does not know',
      edited(flux(), 50),
      [],
    ],
    [
      'a weight that Argo CD found itself',
      edited(argo({ sync: outOfSync(), outOfSync: [ROUTE] }), 50),
      [drift('spec.rules[0].backendRefs[1].weight')],
    ],
  ])('%s', (_, edit, expected) => {
    expect(judgeSample(edit).map(brief)).toEqual(expected);
  });

  it('is shown with both values, and where it does harm', () => {
    const [found] = judgeSample(edited(argo(), 50));
    expect(found.evidence).toEqual([
      {
        label: 'spec.rules[0].backendRefs[1].weight',
        value: '50, and 10 in the manifest',
      },
      { label: 'Applied revision', value: '2222cccc' },
    ]);
    expect(found.ways.map(way => way.backend.ref.name)).toEqual([
      'stable',
      'canary',
    ]);
  });
});

describe('what is known of drift of a rewrite', () => {
  const APPLIED: InferenceModelRewrite['rules'] = [
    {
      models: ['tickets'],
      targets: [
        { model: 'v1', weight: 90 },
        { model: 'v2', weight: 10 },
      ],
    },
  ];
  /** Of the pool that is applied too. */
  const rewritten =
    (
      by: Edit,
      apply: (object: { meta: ObjectMeta }) => void,
      weights: Record<string, number>,
      managers?: FieldManager[],
    ): Edit =>
    objects => {
      by(objects);
      const rewrite: InferenceModelRewrite = {
        meta: metaOf(
          'llm-d.ai/v1alpha2',
          'InferenceModelRewrite',
          'chat',
          'tickets',
        ),
        pool: { group: 'inference.networking.k8s.io', name: 'stable' },
        rules: [
          {
            models: ['tickets'],
            targets: Object.entries(weights).map(([model, weight]) => ({
              model,
              weight,
            })),
          },
        ],
        lastAppliedRules: APPLIED,
        managers,
      };
      apply(rewrite);
      objects.inferenceModelRewrites = [rewrite];
    };
  const fluxAnd = (...others: FieldManager[]): FieldManager[] => [
    {
      manager: 'kustomize-controller',
      operation: 'Apply',
      setsRules: others.length === 0,
    },
    ...others,
  ];
  const drift = (field = 'spec.rules') =>
    `warning gitops-drift InferenceModelRewrite tickets: ${field}`;

  it.each<[what: string, edit: Edit, expected: string[]]>([
    [
      'rules that Flux applied',
      rewritten(flux(), applyByFlux, { v1: 50, v2: 50 }, fluxAnd()),
      [],
    ],
    [
      'rules that somebody edited after Flux',
      rewritten(
        flux(),
        applyByFlux,
        { v1: 90, v2: 10 },
        fluxAnd({
          manager: 'kubectl-edit',
          operation: 'Update',
          setsRules: true,
          at: LONG_AGO,
        }),
      ),
      [drift()],
    ],
    [
      'rules as Argo CD applied them, in another order',
      rewritten(argo(), applyByArgo, { v2: 10, v1: 90 }),
      [],
    ],
    [
      'a weight that differs from the manifest of Argo CD',
      rewritten(argo(), applyByArgo, { v1: 50, v2: 10 }),
      [drift('spec.rules[0].targets, v1')],
    ],
    [
      'rules that nothing applies',
      rewritten(argo(), () => {}, { v1: 50, v2: 10 }),
      [],
    ],
  ])('%s', (_, edit, expected) => {
    expect(
      judgeSample(edit)
        .filter(({ code }) => code === 'gitops-drift')
        .map(brief),
    ).toEqual(expected);
  });

  it('is shown with what was taken out, and for its pool', () => {
    const found = judgeSample(
      rewritten(argo(), applyByArgo, { v1: 90 }),
    ).filter(({ code }) => code === 'gitops-drift');
    expect(found).toMatchObject([
      {
        title: 'The rewrite differs from what is in Git',
        evidence: [
          {
            label: 'spec.rules[0].targets, v2',
            value: 'no target, and weight 10 in the manifest',
          },
          { label: 'Applied revision', value: '2222cccc' },
        ],
        pools: [{ key: 'chat/stable' }],
      },
    ]);
  });
});

it('tells a source that fails once, however many apply it', () => {
  const found = judgeSample(objects => {
    flux({}, { conditions: notReady('no such branch', LONG_AGO) })(objects);
    const second = sampleKustomization();
    second.meta.name = 'models-too';
    objects.fluxKustomizations.push(second);
    const pool = objectNamed(objects.inferencePools, 'helper');
    applyByFlux(pool);
    pool.meta.labels['kustomize.toolkit.fluxcd.io/name'] = 'models-too';
  });
  expect(found.map(brief)).toEqual([
    'warning gitops-old-revision GitRepository repo',
  ]);
  expect(found[0].pools.map(({ key }) => key)).toEqual([
    'chat/stable',
    'support/helper',
  ]);
  expect(found[0].detail).toContain('no such branch');
});
