// SPDX-License-Identifier: Apache-2.0
import { plainText } from '@inference-portal/backstage-plugin-inference-common';
import { noObjects } from '../objects/noObjects';
import { ObjectMeta } from '../objects/ClusterObjects';
import {
  sampleApplication,
  sampleHelmRelease,
  sampleKustomization,
  sampleSource,
} from '../testing/sampleGitOps';
import { metaOf } from '../testing/sampleObjects';
import { describeOwner } from './describeOwner';
import { GitOpsIndex } from './GitOpsIndex';
import { GitOpsOwner } from './GitOpsOwner';

const namesake = sampleApplication();
namesake.meta = metaOf('argoproj.io/v1alpha1', 'Application', 'team-a', 'chat');
const elsewhere = sampleApplication();
elsewhere.meta = metaOf('argoproj.io/v1alpha1', 'Application', 'cd', 'search');

const index = new GitOpsIndex({
  ...noObjects(),
  fluxKustomizations: [sampleKustomization()],
  fluxSources: [sampleSource()],
  helmReleases: [sampleHelmRelease()],
  argoApplications: [namesake, sampleApplication(), elsewhere],
});

const route = (more: Partial<ObjectMeta>) =>
  metaOf('gateway.networking.k8s.io/v1', 'HTTPRoute', 'chat', 'r', more);
const tracked = (id: string) =>
  route({ annotations: { 'argocd.argoproj.io/tracking-id': id } });
const labelled = (labels: Record<string, string>) => route({ labels });
const HERE = 'gateway.networking.k8s.io/HTTPRoute:chat/r';

const inWords = (owner: GitOpsOwner | undefined) =>
  owner &&
  `${owner.kind} ${owner.namespace}/${owner.name}${
    owner.object ? '' : ', not here'
  }`;

it.each<[what: string, meta: ObjectMeta, owner: string | undefined]>([
  ['nothing', route({}), undefined],
  [
    'labels of Flux',
    labelled({
      'kustomize.toolkit.fluxcd.io/name': 'models',
      'kustomize.toolkit.fluxcd.io/namespace': 'flux-system',
    }),
    'Kustomization flux-system/models',
  ],
  [
    'a Kustomization that is gone',
    labelled({
      'kustomize.toolkit.fluxcd.io/name': 'gone',
      'kustomize.toolkit.fluxcd.io/namespace': 'flux-system',
    }),
    'Kustomization flux-system/gone, not here',
  ],
  [
    'half of the labels of Flux',
    labelled({ 'kustomize.toolkit.fluxcd.io/name': 'models' }),
    undefined,
  ],
  [
    'a HelmRelease that is itself applied by a Kustomization',
    labelled({
      'kustomize.toolkit.fluxcd.io/name': 'models',
      'kustomize.toolkit.fluxcd.io/namespace': 'flux-system',
      'helm.toolkit.fluxcd.io/name': 'helper-epp',
      'helm.toolkit.fluxcd.io/namespace': 'support',
    }),
    'HelmRelease support/helper-epp',
  ],
  ["Argo CD's annotation", tracked(`chat:${HERE}`), 'Application argocd/chat'],
  [
    "Argo CD's annotation with the namespace",
    tracked(`team-a_chat:${HERE}`),
    'Application team-a/chat',
  ],
  [
    'an Application in a namespace of its own',
    tracked(`search:${HERE}`),
    'Application cd/search',
  ],
  [
    'an Application of another cluster',
    tracked(`far:${HERE}`),
    'Application undefined/far, not here',
  ],
  [
    'an annotation that was copied from another object',
    tracked('chat:gateway.networking.k8s.io/HTTPRoute:chat/other'),
    undefined,
  ],
  ['an annotation that is nonsense', tracked('::::'), undefined],
  [
    "Argo CD's own label",
    labelled({ 'argocd.argoproj.io/instance': 'chat' }),
    'Application argocd/chat',
  ],
  [
    'the label that Helm writes too, of an Application',
    labelled({ 'app.kubernetes.io/instance': 'search' }),
    'Application cd/search',
  ],
  [
    'the label that Helm writes too, of a release',
    labelled({ 'app.kubernetes.io/instance': 'some-release' }),
    undefined,
  ],
])('finds the owner by %s', (_, meta, owner) => {
  expect(inWords(index.ownerOf(meta))).toBe(owner);
});

describe('what an owner says of itself', () => {
  it.each<[what: string, owner: GitOpsOwner, state: object]>([
    [
      'Flux',
      {
        kind: 'Kustomization',
        namespace: 'flux-system',
        name: 'models',
        object: sampleKustomization({ suspended: true }),
        source: sampleSource(),
      },
      {
        synced: true,
        revision: 'main@sha1:1111bbbb',
        source: 'https://git.example/models.git at main, ./chat',
        url: 'https://git.example/models.git',
        message: 'suspended: nothing new is applied',
      },
    ],
    [
      'Helm without a source',
      {
        kind: 'HelmRelease',
        namespace: 'support',
        name: 'helper-epp',
        object: sampleHelmRelease({ conditions: [] }),
      },
      {
        synced: 'unknown',
        revision: '0.10.0',
        source: 'llm-d-router',
        url: undefined,
        message: 'never reconciled',
      },
    ],
    [
      'Argo CD',
      {
        kind: 'Application',
        name: 'chat',
        object: sampleApplication({
          sync: {
            status: 'OutOfSync',
            revisions: ['2222cccc', ''],
            targetRevisions: [],
          },
          operation: { phase: 'Failed', message: 'denied' },
        }),
      },
      {
        synced: false,
        revision: '2222cccc',
        source: 'https://git.example/chat.git at main, prod',
        url: 'https://git.example/chat.git',
        message: 'the last sync failed: denied',
      },
    ],
    [
      'nobody',
      { kind: 'Application', name: 'far' },
      {
        synced: 'unknown',
        message: 'the Application is not in this cluster, or may not be read',
      },
    ],
  ])('%s', (_, owner, state) => {
    const described = plainText(JSON.stringify(describeOwner(owner)));
    expect(JSON.parse(described)).toEqual(state);
  });
});
