// SPDX-License-Identifier: Apache-2.0
import { KindStatus } from '@inference-portal/backstage-plugin-inference-common';
import { WATCHED_KINDS } from '../../sources/kubernetes/watchedKinds';
import { findingRules } from '../findings/findingRules';
import { ClusterSnapshot } from '../objects/ClusterSnapshot';
import { PageState } from '../ports';
import { sampleObjects, sampleSnapshot } from '../testing/sampleObjects';
import { diagnoseCluster } from './diagnoseCluster';
import { WATCHED_RESOURCES } from './watchedResources';

const METRICS = {
  source: 'proxy' as const,
  state: 'ok' as const,
  targets: 8,
  failing: 0,
};

const FORBIDDEN =
  'pods is forbidden: User "system:serviceaccount:platform:portal" cannot list resource "pods" in API group "" at the cluster scope';

function diagnose(
  more: Partial<ClusterSnapshot> = {},
  pages: PageState[] = [],
  metrics: Parameters<typeof diagnoseCluster>[0]['metrics'] = METRICS,
) {
  return diagnoseCluster({
    snapshot: sampleSnapshot(sampleObjects(), more),
    metrics,
    pages,
  });
}

/** All kinds as the watch tells of them, some of them in another state. */
function kindsWith(changed: Record<string, Partial<KindStatus>>): KindStatus[] {
  return Object.values(WATCHED_KINDS).map(({ group, versions, kind }) => ({
    group,
    version: versions[0],
    kind,
    state: 'watching',
    objects: 3,
    ...changed[`${group}/${kind}`],
  }));
}

function page(more: Partial<PageState>): PageState {
  return {
    role: 'picker',
    namespace: 'chat',
    pod: 'stable-epp-0',
    port: 9090,
    path: '/metrics',
    mode: 'proxy',
    engine: 'epp',
    ready: true,
    ...more,
  };
}

it('names the resource of every kind that is watched', () => {
  expect(
    Object.fromEntries(
      Object.entries(WATCHED_RESOURCES).map(([kind, { resource }]) => [
        kind,
        resource,
      ]),
    ),
  ).toEqual(
    Object.fromEntries(
      Object.values(WATCHED_KINDS).map(({ group, kind, resource }) => [
        `${group}/${kind}`,
        resource,
      ]),
    ),
  );
});

it('finds nothing to mend where all is seen', () => {
  expect(diagnose({ kinds: kindsWith({}) }, [page({})])).toEqual([]);
});

it('grants the account that was refused what is missing, and no more', () => {
  const [gap] = diagnose({
    kinds: kindsWith({
      '/Pod': { state: 'forbidden', reason: FORBIDDEN },
      'gateway.networking.k8s.io/HTTPRoute': { state: 'forbidden' },
    }),
  });

  expect(gap).toMatchObject({
    code: 'kinds-forbidden',
    severity: 'error',
    count: 2,
    affected: [
      { name: 'HTTPRoute.gateway.networking.k8s.io' },
      { name: 'Pod', reason: FORBIDDEN },
    ],
  });
  expect(gap.mend.edits).toEqual([
    {
      target: 'cluster',
      documents: [
        {
          apiVersion: 'rbac.authorization.k8s.io/v1',
          kind: 'ClusterRole',
          metadata: { name: 'inference-portal-missing-routing' },
          rules: [
            {
              apiGroups: ['gateway.networking.k8s.io'],
              resources: ['httproutes'],
              verbs: ['get', 'list', 'watch'],
            },
          ],
        },
        {
          apiVersion: 'rbac.authorization.k8s.io/v1',
          kind: 'ClusterRoleBinding',
          metadata: { name: 'inference-portal-missing-routing' },
          roleRef: {
            apiGroup: 'rbac.authorization.k8s.io',
            kind: 'ClusterRole',
            name: 'inference-portal-missing-routing',
          },
          subjects: [
            { kind: 'ServiceAccount', name: 'portal', namespace: 'platform' },
          ],
        },
        {
          apiVersion: 'rbac.authorization.k8s.io/v1',
          kind: 'ClusterRole',
          metadata: { name: 'inference-portal-missing-workloads' },
          rules: [
            {
              apiGroups: [''],
              resources: ['pods'],
              verbs: ['get', 'list', 'watch'],
            },
          ],
        },
        ...['chat', 'infra', 'support'].map(namespace => ({
          apiVersion: 'rbac.authorization.k8s.io/v1',
          kind: 'RoleBinding',
          metadata: { name: 'inference-portal-missing-workloads', namespace },
          roleRef: {
            apiGroup: 'rbac.authorization.k8s.io',
            kind: 'ClusterRole',
            name: 'inference-portal-missing-workloads',
          },
          subjects: [
            { kind: 'ServiceAccount', name: 'portal', namespace: 'platform' },
          ],
        })),
      ],
    },
  ]);
});

it('says which findings and signals a forbidden kind costs', () => {
  const [{ costs }] = diagnose({
    kinds: kindsWith({ '/Pod': { state: 'forbidden' } }),
  });

  expect(costs.findings).toEqual(
    findingRules
      .filter(({ needs }) => needs.includes('Pod'))
      .map(({ code }) => code),
  );
  expect(costs.findings).toContain('picker-crash-looping');
  expect(costs.findings).not.toContain('bbr-missing');
  expect(costs.signals).toContain('kvCacheRatio');
});

it('brings an account where none was named', () => {
  const [{ mend }] = diagnose({
    kinds: kindsWith({ '/Event': { state: 'forbidden' } }),
  });

  expect(mend.text).toContain('where portal-reader stands');
  expect(mend.edits[0].documents).toContainEqual({
    apiVersion: 'v1',
    kind: 'ServiceAccount',
    metadata: { name: 'portal-reader', namespace: 'inference-portal' },
  });
});

it('binds a user by name', () => {
  const [{ mend }] = diagnose({
    kinds: kindsWith({
      'llm-d.ai/InferenceObjective': {
        state: 'forbidden',
        reason: 'User "oidc:portal" cannot list resource',
      },
    }),
  });

  expect(mend.edits[0].documents).toContainEqual(
    expect.objectContaining({
      subjects: [
        {
          kind: 'User',
          apiGroup: 'rbac.authorization.k8s.io',
          name: 'oidc:portal',
        },
      ],
    }),
  );
});

it.each<[string, Partial<ClusterSnapshot>, string[]]>([
  [
    'a legacy group that is not installed is no gap beside the new one',
    {
      kinds: kindsWith({
        'inference.networking.x-k8s.io/InferencePool': { state: 'missing' },
        'inference.networking.x-k8s.io/InferenceObjective': {
          state: 'missing',
        },
      }),
    },
    [],
  ],
  [
    'a cluster without pools',
    {
      kinds: kindsWith({
        'inference.networking.k8s.io/InferencePool': { state: 'missing' },
        'inference.networking.x-k8s.io/InferencePool': { state: 'missing' },
      }),
    },
    ['warning kinds-missing'],
  ],
  [
    'a cluster without KServe and Envoy Gateway',
    {
      kinds: kindsWith({
        'serving.kserve.io/LLMInferenceService': { state: 'missing' },
        'gateway.envoyproxy.io/BackendTrafficPolicy': { state: 'missing' },
      }),
    },
    [],
  ],
  [
    'a kind that fails for now',
    {
      kinds: kindsWith({
        'apps/Deployment': { state: 'error', reason: 'the server is busy' },
      }),
    },
    ['warning kinds-failing'],
  ],
  [
    'an object that is not as it should be',
    {
      kinds: kindsWith({}),
      unreadable: [
        {
          apiVersion: 'gateway.networking.k8s.io/v1',
          kind: 'HTTPRoute',
          namespace: 'chat',
          name: 'odd',
          reason: 'spec.rules: expected a list',
        },
      ],
    },
    ['warning objects-unreadable'],
  ],
  [
    'an unreachable cluster',
    { kinds: kindsWith({}), state: 'unreachable', reason: 'ECONNREFUSED' },
    ['error cluster-unreachable'],
  ],
  [
    'a cluster that takes no token',
    { kinds: kindsWith({ '/Pod': { state: 'error' } }), state: 'unauthorized' },
    ['error cluster-unauthorized', 'warning kinds-failing'],
  ],
  [
    'a cluster that knows the token and lets it read nothing',
    {
      kinds: kindsWith({}).map(kind => ({ ...kind, state: 'forbidden' })),
      state: 'unauthorized',
    },
    ['error kinds-forbidden'],
  ],
])('%s', (_what, more, expected) => {
  expect(
    diagnose(more).map(({ severity, code }) => `${severity} ${code}`),
  ).toEqual(expected);
});

it.each<[string, PageState[], string[]]>([
  [
    'pages that their pickers guard',
    [
      page({ failure: { code: 'page-unauthorized', detail: 'wants a token' } }),
      page({
        pod: 'canary-epp-0',
        failure: { code: 'page-unauthorized', detail: 'wants a token' },
      }),
    ],
    ['metrics-page-refused 2'],
  ],
  [
    'pages behind a proxy that is closed',
    [
      page({
        role: 'server',
        failure: { code: 'cluster-forbidden', detail: FORBIDDEN },
      }),
    ],
    ['metrics-proxy-forbidden 1'],
  ],
  [
    'pages that fail, by reason',
    [
      page({ failure: { code: 'timeout', detail: 'took too long' } }),
      page({ failure: { code: 'too-large', detail: 'is too large' } }),
    ],
    ['metrics-failing 1', 'metrics-failing 1'],
  ],
  [
    'the page of a pod that is not ready need not be there',
    [
      page({
        ready: false,
        failure: { code: 'unreachable', detail: 'nothing answers' },
      }),
    ],
    [],
  ],
])('%s', (_what, pages, expected) => {
  expect(
    diagnose({ kinds: kindsWith({}) }, pages).map(
      ({ code, count }) => `${code} ${count}`,
    ),
  ).toEqual(expected);
});

it('grants the proxy where pages fail, whoever they are of', () => {
  const refused = { code: 'cluster-forbidden', detail: FORBIDDEN } as const;
  const [gap] = diagnose({ kinds: kindsWith({}) }, [
    page({ failure: refused }),
    page({
      role: 'server',
      namespace: 'late',
      failure: { code: 'timeout', detail: 'took too long' },
    }),
    page({ role: 'server', namespace: 'well' }),
  ]);

  expect(gap.code).toBe('metrics-proxy-forbidden');
  expect(gap.mend.edits[0].documents).toEqual([
    expect.objectContaining({ kind: 'ClusterRole' }),
    ...['chat', 'late'].map(namespace =>
      expect.objectContaining({
        kind: 'RoleBinding',
        metadata: { name: 'inference-portal-missing-metrics', namespace },
      }),
    ),
  ]);
});

it('proposes another source where the proxy takes the token away', () => {
  const [{ mend }] = diagnose({ kinds: kindsWith({}) }, [
    page({ failure: { code: 'page-unauthorized', detail: 'wants a token' } }),
  ]);

  expect(mend.edits.map(({ target }) => target)).toEqual([
    'cluster',
    'app-config',
  ]);
  expect(mend.edits[1].documents).toEqual([
    {
      inference: {
        clusters: [
          {
            name: 'prod-eu',
            metrics: {
              source: 'direct',
              bearerToken: `\${INFERENCE_METRICS_TOKEN}`,
            },
          },
        ],
      },
    },
  ]);
});

it('says that metrics are switched off, and how to switch them on', () => {
  const [gap] = diagnose({ kinds: kindsWith({}) }, [], {
    ...METRICS,
    source: 'none',
  });

  expect(gap).toMatchObject({ code: 'metrics-off', severity: 'info' });
});

it('names a source that does not answer at all', () => {
  const [gap] = diagnose({ kinds: kindsWith({}) }, [], {
    ...METRICS,
    source: 'prometheus',
    state: 'failing',
    reason: 'Prometheus answers 502',
  });

  expect(gap).toMatchObject({
    code: 'metrics-failing',
    detail: 'Prometheus answers 502',
  });
});
