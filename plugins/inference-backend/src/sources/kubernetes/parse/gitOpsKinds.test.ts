// SPDX-License-Identifier: Apache-2.0
/*
 * Written by hand after the CRDs of Flux 2.8 and Argo CD 3.3: no recording of
 * these kinds exists.
 */
import { parseArgoApplication } from './ArgoApplication';
import { parseFluxKustomization } from './FluxKustomization';
import { parseFluxSource } from './FluxSource';
import { parseHelmRelease } from './HelmRelease';
import { parseHttpRoute } from './HttpRoute';
import { parseResource } from '../testing/parseResource';

describe('Flux', () => {
  it('reads a Kustomization', () => {
    expect(
      parseResource(parseFluxKustomization, {
        spec: {
          path: './clusters/eu',
          suspend: true,
          sourceRef: { kind: 'GitRepository', name: 'models' },
        },
        status: {
          conditions: [
            { type: 'Ready', status: 'False', reason: 'BuildFailed' },
          ],
          lastAppliedRevision: 'main@sha1:1111',
          lastAttemptedRevision: 'main@sha1:2222',
        },
      }),
    ).toMatchObject({
      suspended: true,
      path: './clusters/eu',
      source: { kind: 'GitRepository', namespace: 'chat', name: 'models' },
      appliedRevision: 'main@sha1:1111',
      attemptedRevision: 'main@sha1:2222',
      conditions: [{ type: 'Ready', status: 'False', reason: 'BuildFailed' }],
    });
  });

  it('reads one that was never reconciled', () => {
    expect(
      parseResource(parseFluxKustomization, {
        spec: {
          sourceRef: { kind: 'Bucket', name: 'b', namespace: 'flux-system' },
        },
      }),
    ).toMatchObject({
      suspended: false,
      source: { kind: 'Bucket', namespace: 'flux-system', name: 'b' },
      appliedRevision: undefined,
      conditions: [],
    });
  });

  it.each([
    [
      'a chart of a repository',
      {
        chart: {
          spec: {
            chart: 'llm-d-router',
            version: '>=0.9.0',
            sourceRef: { kind: 'HelmRepository', name: 'llm-d' },
          },
        },
      },
      {
        chart: 'llm-d-router',
        wantedVersion: '>=0.9.0',
        source: { kind: 'HelmRepository', namespace: 'chat', name: 'llm-d' },
      },
    ],
    [
      'an artifact',
      { chartRef: { kind: 'OCIRepository', name: 'r', namespace: 'flux' } },
      {
        chart: undefined,
        source: { kind: 'OCIRepository', namespace: 'flux', name: 'r' },
      },
    ],
  ])('reads a HelmRelease of %s', (_, spec, read) => {
    expect(
      parseResource(parseHelmRelease, {
        spec,
        status: {
          history: [
            { chartVersion: '0.10.0', status: 'failed' },
            { chartVersion: '0.9.3', status: 'deployed' },
          ],
          lastAttemptedRevision: '0.10.0',
        },
      }),
    ).toMatchObject({
      ...read,
      suspended: false,
      appliedRevision: '0.9.3',
      attemptedRevision: '0.10.0',
    });
  });

  it('reads a source, and leaves credentials in its URL behind', () => {
    expect(
      parseResource(parseFluxSource, {
        spec: {
          url: 'https://bot:hunter2@git.example.com/models.git',
          ref: { branch: 'main', tag: 'v3' },
        },
        status: {
          artifact: {
            revision: 'v3@sha1:3333',
            lastUpdateTime: '2026-11-20T09:00:00Z',
          },
        },
      }),
    ).toMatchObject({
      url: 'https://git.example.com/models.git',
      reference: 'v3',
      revision: 'v3@sha1:3333',
      fetchedAt: '2026-11-20T09:00:00Z',
      suspended: false,
    });
  });

  it('leaves the user of an SSH address, who is no secret, out too', () => {
    expect(
      parseResource(parseFluxSource, {
        spec: { url: 'ssh://git@github.com/acme/models' },
      }),
    ).toMatchObject({
      url: 'ssh://github.com/acme/models',
      reference: undefined,
      revision: undefined,
    });
  });
});

describe('Argo CD', () => {
  it('reads an Application', () => {
    expect(
      parseResource(parseArgoApplication, {
        spec: {
          source: {
            repoURL: 'https://token@git.example.com/models.git',
            targetRevision: 'main',
            path: 'chat',
          },
          syncPolicy: { automated: { prune: true } },
        },
        status: {
          sync: {
            status: 'OutOfSync',
            revision: 'aaaa',
            comparedTo: {
              source: {
                repoURL: 'https://git.example.com/models.git',
                targetRevision: 'release-7',
              },
            },
          },
          health: { status: 'Degraded', message: 'no pods' },
          operationState: {
            phase: 'Failed',
            message: 'one or more objects failed to apply',
            finishedAt: '2026-11-20T08:00:00Z',
          },
          conditions: [
            {
              type: 'SyncError',
              message: 'failed',
              lastTransitionTime: '2026-11-20T08:00:01Z',
            },
          ],
          resources: [
            {
              group: 'gateway.networking.k8s.io',
              kind: 'HTTPRoute',
              namespace: 'chat',
              name: 'chat-route',
              status: 'OutOfSync',
            },
            { kind: 'Service', namespace: 'chat', name: 's', status: 'Synced' },
            { kind: 'Namespace', name: 'chat', status: 'OutOfSync' },
          ],
          reconciledAt: '2026-11-20T11:58:31Z',
        },
      }),
    ).toMatchObject({
      sources: [
        {
          repoUrl: 'https://git.example.com/models.git',
          targetRevision: 'main',
          path: 'chat',
        },
      ],
      automated: true,
      sync: {
        status: 'OutOfSync',
        revisions: ['aaaa'],
        targetRevisions: ['release-7'],
      },
      health: { status: 'Degraded', message: 'no pods' },
      operation: {
        phase: 'Failed',
        message: 'one or more objects failed to apply',
        finishedAt: '2026-11-20T08:00:00Z',
      },
      problems: [
        { type: 'SyncError', message: 'failed', since: '2026-11-20T08:00:01Z' },
      ],
      outOfSync: [
        {
          group: 'gateway.networking.k8s.io',
          kind: 'HTTPRoute',
          namespace: 'chat',
          name: 'chat-route',
        },
        { group: '', kind: 'Namespace', namespace: '', name: 'chat' },
      ],
      comparedInHour: '2026-11-20T11:00:00Z',
    });
  });

  it('reads one with several sources', () => {
    expect(
      parseResource(parseArgoApplication, {
        spec: {
          sources: [
            { repoURL: 'https://charts.example.com', chart: 'router' },
            { repoURL: 'https://git.example.com/values' },
          ],
          syncPolicy: { automated: { enabled: false } },
        },
        status: {
          sync: { status: 'Synced', revisions: ['0.10.0', 'bbbb'] },
        },
      }),
    ).toMatchObject({
      sources: [
        { repoUrl: 'https://charts.example.com', chart: 'router' },
        { repoUrl: 'https://git.example.com/values' },
      ],
      automated: false,
      sync: { status: 'Synced', revisions: ['0.10.0', 'bbbb'] },
      outOfSync: [],
    });
  });

  it('reads one that nobody has looked at', () => {
    expect(parseResource(parseArgoApplication, { spec: {} })).toMatchObject({
      sources: [],
      automated: false,
      sync: undefined,
      health: undefined,
      operation: undefined,
      problems: [],
      comparedInHour: undefined,
    });
  });
});

describe('who wrote a route', () => {
  const route = (metadata: object) =>
    parseResource(parseHttpRoute, {
      metadata: { name: 'it', namespace: 'chat', uid: 'u1', ...metadata },
      spec: {},
    });

  it('is read of managedFields, but for the status', () => {
    expect(
      route({
        managedFields: [
          {
            manager: 'kustomize-controller',
            operation: 'Apply',
            time: '2026-11-20T07:00:00Z',
            fieldsV1: {
              'f:metadata': { 'f:labels': {} },
              'f:spec': { 'f:parentRefs': {} },
            },
          },
          {
            manager: 'kubectl-edit',
            operation: 'Update',
            time: '2026-11-20T08:00:00Z',
            fieldsV1: { 'f:spec': { 'f:rules': {} } },
          },
          {
            manager: 'agentgateway',
            operation: 'Update',
            subresource: 'status',
            fieldsV1: { 'f:status': { 'f:parents': {} } },
          },
        ],
      }).managers,
    ).toEqual([
      {
        manager: 'kustomize-controller',
        operation: 'Apply',
        at: '2026-11-20T07:00:00Z',
        setsRules: false,
      },
      {
        manager: 'kubectl-edit',
        operation: 'Update',
        at: '2026-11-20T08:00:00Z',
        setsRules: true,
      },
    ]);
  });

  it.each([
    ['left out', undefined],
    ['something else', 'nonsense'],
  ])('is not known where that is %s', (_, managedFields) => {
    expect(route({ managedFields }).managers).toBeUndefined();
  });

  const lastApplied = (annotation: string) =>
    route({
      annotations: {
        'kubectl.kubernetes.io/last-applied-configuration': annotation,
      },
    });

  it('leaves the rules of the manifest it applied, and nothing else of it', () => {
    const { meta, lastAppliedRules } = lastApplied(
      JSON.stringify({
        spec: {
          rules: [
            {
              backendRefs: [{ name: 'v1', weight: 90 }, { name: 'v2' }],
              timeouts: { request: '60s' },
            },
          ],
        },
      }),
    );
    expect(meta.annotations).toEqual({});
    expect(lastAppliedRules).toMatchObject([
      {
        backendRefs: [
          { namespace: 'chat', name: 'v1', weight: 90 },
          { namespace: 'chat', name: 'v2', weight: 1 },
        ],
        timeouts: { request: '60s' },
      },
    ]);
  });

  it.each(['{', '{}', '[]', '{"spec":{"rules":7}}'])(
    'leaves nothing where the copy is %s',
    annotation => {
      expect(lastApplied(annotation).lastAppliedRules).toBeUndefined();
    },
  );
});
