// SPDX-License-Identifier: Apache-2.0
import { HTTP_ROUTES } from '../cluster/resourceKeys';
import { change, create } from './edits';
import { Fault, ObjectEdit } from './Fault';
import { MISTRAL_MATCHES, poolRef } from './secondPool';

const cluster = 'prod-us';
const FLUX = 'flux-system';
const OLD = `main@sha1:${'1a2b3c4d'.repeat(5)}`;
const NEW = `main@sha1:${'9f8e7d6c'.repeat(5)}`;
const SINCE = '2026-01-15T08:00:00Z';

const ownedBy = (name: string) => ({
  'kustomize.toolkit.fluxcd.io/name': name,
  'kustomize.toolkit.fluxcd.io/namespace': FLUX,
});

/** mistral-search's route is what a Kustomization applied. */
function own(name: string): ObjectEdit {
  return change(HTTP_ROUTES, 'search', 'mistral-search', object => ({
    ...object,
    metadata: {
      ...object.metadata,
      labels: { ...object.metadata.labels, ...ownedBy(name) },
    },
  }));
}

function kustomization(options: {
  name: string;
  source: string;
  suspend: boolean;
  status?: Record<string, unknown>;
}) {
  const { name, source, suspend, status } = options;
  return create({
    apiVersion: 'kustomize.toolkit.fluxcd.io/v1',
    kind: 'Kustomization',
    metadata: { name, namespace: FLUX },
    spec: {
      interval: '10m',
      path: './search',
      prune: false,
      suspend,
      sourceRef: { kind: 'GitRepository', name: source },
    },
    ...(status && { status }),
  });
}

function suspendedSource(name: string) {
  return create({
    apiVersion: 'source.toolkit.fluxcd.io/v1',
    kind: 'GitRepository',
    metadata: { name, namespace: FLUX },
    spec: {
      url: 'https://git.example.com/search.git',
      ref: { branch: 'main' },
      interval: '10m',
      suspend: true,
    },
    status: {
      artifact: {
        revision: NEW,
        lastUpdateTime: SINCE,
        path: `gitrepository/${FLUX}/${name}/9f8e7d6c.tar.gz`,
        digest: `sha256:${'0'.repeat(64)}`,
        url: `http://source-controller.${FLUX}.svc.cluster.local./gitrepository/${FLUX}/${name}/9f8e7d6c.tar.gz`,
      },
      conditions: [ready(`stored artifact for revision '${NEW}'`, 'Succeeded')],
    },
  });
}

function ready(message: string, reason: string) {
  return {
    type: 'Ready',
    status: 'True',
    reason,
    message,
    lastTransitionTime: SINCE,
    observedGeneration: 1,
  };
}

/** Who wrote a route: Flux its labels, somebody else its rules. */
const WRITTEN_BY_HAND = [
  {
    manager: 'kustomize-controller',
    operation: 'Apply',
    apiVersion: 'gateway.networking.k8s.io/v1',
    time: SINCE,
    fieldsType: 'FieldsV1',
    fieldsV1: { 'f:spec': { 'f:parentRefs': {} } },
  },
  {
    manager: 'kubectl-edit',
    operation: 'Update',
    apiVersion: 'gateway.networking.k8s.io/v1',
    time: '2026-01-16T09:30:00Z',
    fieldsType: 'FieldsV1',
    fieldsV1: { 'f:spec': { 'f:rules': {} } },
  },
];

/** Flux, and what it does not bring into the cluster. */
export const gitOpsFaults: Fault[] = [
  {
    name: 'gitops-failing',
    cluster,
    what: 'The Kustomization that applies mistral-search names a GitRepository that does not exist',
    expect: { finding: 'gitops-out-of-sync' },
    edits: [
      kustomization({
        name: 'search-failing',
        source: 'search-moved',
        suspend: false,
      }),
      own('search-failing'),
    ],
  },
  {
    name: 'gitops-suspended',
    cluster,
    what: 'The Kustomization that applies mistral-search is suspended, on an older revision than its GitRepository has',
    expect: { finding: 'gitops-old-revision' },
    edits: [
      suspendedSource('search-suspended'),
      kustomization({
        name: 'search-suspended',
        source: 'search-suspended',
        suspend: true,
        status: {
          lastAppliedRevision: OLD,
          lastAttemptedRevision: OLD,
          observedGeneration: 1,
          conditions: [
            ready(`Applied revision: ${OLD}`, 'ReconciliationSucceeded'),
          ],
        },
      }),
      own('search-suspended'),
    ],
  },
  {
    name: 'gitops-edited',
    cluster,
    what: 'The rules of a route that Flux applied for mistral-search’s testers are edited by hand',
    expect: { finding: 'gitops-drift' },
    edits: [
      create({
        apiVersion: 'gateway.networking.k8s.io/v1',
        kind: 'HTTPRoute',
        metadata: {
          name: 'mistral-testers',
          namespace: 'search',
          labels: ownedBy('search-edited'),
          managedFields: WRITTEN_BY_HAND,
        },
        spec: {
          parentRefs: [
            {
              group: 'gateway.networking.k8s.io',
              kind: 'Gateway',
              name: 'inference-gateway',
              namespace: 'inference-system',
            },
          ],
          rules: [
            {
              matches: MISTRAL_MATCHES.map(({ path, headers }) => ({
                path,
                headers: [
                  ...headers,
                  { type: 'Exact', name: 'X-Tester', value: 'yes' },
                ],
              })),
              backendRefs: [poolRef('mistral-search', 1)],
              timeouts: { request: '300s' },
            },
          ],
        },
      }),
    ],
  },
];
