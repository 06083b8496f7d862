// SPDX-License-Identifier: Apache-2.0
import { plainText } from '@inference-portal/backstage-plugin-inference-common';
import { LlmInferenceService } from '../core/objects/ClusterObjects';
import { objectNamed } from '../core/testing/objectNamed';
import {
  applyByFlux,
  sampleKustomization,
  sampleSource,
} from '../core/testing/sampleGitOps';
import {
  metaOf,
  sampleObjects,
  sampleSnapshot,
} from '../core/testing/sampleObjects';
import { deriveTopology } from '../core/topology/deriveTopology';
import { toGitOps } from './toGitOps';
import { toRewrite } from './toRewrite';

const service = (): LlmInferenceService => ({
  meta: metaOf(
    'serving.kserve.io/v1alpha2',
    'LLMInferenceService',
    'support',
    'helper-service',
  ),
  model: 'acme/help-1b',
  adapters: [],
  pool: 'helper',
  conditions: [],
});

function gitOpsOfHelper(mark: 'pool' | 'service' | 'nothing') {
  const objects = sampleObjects();
  objects.fluxKustomizations = [sampleKustomization()];
  objects.fluxSources = [sampleSource()];
  objects.llmInferenceServices = [service()];
  const marked = {
    pool: [objectNamed(objects.inferencePools, 'helper')],
    service: objects.llmInferenceServices,
    nothing: [],
  };
  marked[mark].forEach(applyByFlux);
  const topology = deriveTopology(sampleSnapshot(objects));
  const node = topology.poolsByKey.get('support/helper');
  const owner = node && toGitOps(node, topology.gitOps);
  return owner && JSON.parse(plainText(JSON.stringify(owner)));
}

it.each(['pool', 'service'] as const)('finds the owner of the %s', mark => {
  expect(gitOpsOfHelper(mark)).toEqual({
    kind: 'Kustomization',
    namespace: 'flux-system',
    name: 'models',
    synced: true,
    revision: 'main@sha1:1111bbbb',
    source: 'https://git.example/models.git at main, ./chat',
    url: 'https://git.example/models.git',
  });
});

it('leaves out an owner that there is not', () => {
  expect(gitOpsOfHelper('nothing')).toBeUndefined();
});

it('turns the weights of a rewrite into shares', () => {
  expect(
    toRewrite({
      meta: metaOf(
        'llm-d.ai/v1alpha2',
        'InferenceModelRewrite',
        'support',
        'r',
      ),
      pool: { group: 'inference.networking.k8s.io', name: 'helper' },
      rules: [
        {
          models: ['a'],
          targets: [
            { model: 'b', weight: 3 },
            { model: 'c', weight: 1 },
          ],
        },
        { models: [], targets: [] },
      ],
    }),
  ).toEqual({
    name: 'r',
    apiVersion: 'llm-d.ai/v1alpha2',
    rules: [
      {
        models: ['a'],
        targets: [
          { model: 'b', share: 0.75 },
          { model: 'c', share: 0.25 },
        ],
      },
      { models: [], targets: [] },
    ],
  });
});
