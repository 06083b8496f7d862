// SPDX-License-Identifier: Apache-2.0
import { objectNamed } from '../testing/objectNamed';
import {
  applyByFlux,
  sampleApplication,
  sampleKustomization,
  sampleSource,
} from '../testing/sampleGitOps';
import { sampleObjects } from '../testing/sampleObjects';
import { findSource } from './findSource';
import { GitOpsIndex } from './GitOpsIndex';

const HELPER = {
  apiVersion: 'inference.networking.k8s.io/v1',
  kind: 'InferencePool',
  namespace: 'support',
  name: 'helper',
};

function sourceOf(
  source: Parameters<typeof sampleSource>[0],
  named: Partial<typeof HELPER> = {},
) {
  const objects = sampleObjects();
  objects.fluxKustomizations = [sampleKustomization()];
  objects.fluxSources = [sampleSource(source)];
  applyByFlux(objectNamed(objects.inferencePools, 'helper'));
  const gitOps = new GitOpsIndex(objects);
  return findSource({ ...HELPER, ...named }, { objects, gitOps });
}

it('names the folder of the repository that the object is applied from', () => {
  expect(sourceOf({})).toEqual({
    repository: 'https://git.example/models',
    reference: 'main',
    path: 'chat',
  });
});

it.each([
  ['a repository that no browser opens', { url: 'ssh://git@x/models.git' }, {}],
  [
    'charts, which hold no manifest to edit',
    { meta: { ...sampleSource().meta, kind: 'HelmRepository' } },
    {},
  ],
  ['an object that is not there', {}, { name: 'ghost' }],
  ['an object of another kind', {}, { kind: 'HTTPRoute' }],
  ['an object that nothing applies', {}, { name: 'qwen-v1' }],
])('knows no place for %s', (_, source, named) => {
  expect(sourceOf(source, named)).toBeUndefined();
});

it('names the folder of an Argo CD application', () => {
  const objects = sampleObjects();
  const { meta } = objectNamed(objects.inferencePools, 'helper');
  meta.annotations['argocd.argoproj.io/tracking-id'] =
    'chat:inference.networking.k8s.io/InferencePool:support/helper';
  objects.argoApplications = [
    sampleApplication({
      sources: [
        { repoUrl: 'https://charts.example', chart: 'epp' },
        { repoUrl: 'https://git.example/apps.git', path: 'support/' },
      ],
    }),
  ];
  const gitOps = new GitOpsIndex(objects);
  expect(findSource(HELPER, { objects, gitOps })).toEqual({
    repository: 'https://git.example/apps',
    path: 'support',
  });
});
