// SPDX-License-Identifier: Apache-2.0
import {
  countedSample,
  sampleEvidence,
} from '../rollout/testing/sampleEvidence';
import { brief, Edit, judgeSample } from '../testing/judgeSample';
import { sampleLoad } from '../testing/sampleLoad';
import { metaOf } from '../testing/sampleObjects';

const LLM_D = 'llm-d.ai/v1alpha2';

const rewritten =
  (canary: number): Edit =>
  objects => {
    objects.inferenceModelRewrites = [
      {
        meta: metaOf(LLM_D, 'InferenceModelRewrite', 'support', 'help'),
        pool: { group: 'inference.networking.k8s.io', name: 'helper' },
        rules: [
          { models: ['faq'], targets: [{ model: 'faq-v1', weight: 1 }] },
          {
            models: ['acme/help-1b'],
            targets: [
              { model: 'acme/help-1b', weight: 70 },
              { model: 'help-v2', weight: canary },
              { model: 'help-v3', weight: 5 },
            ],
          },
        ],
      },
    ];
  };

const judge = (errorRate: number, edit: Edit) =>
  judgeSample(
    edit,
    {},
    sampleLoad({
      'help-v2': {
        rollout: sampleEvidence(countedSample({ share: 0.25, errorRate })),
      },
    }),
  ).filter(({ code }) => code === 'rollout-canary-failing');

it('tells of a target of a rewrite that fails, and takes it out', () => {
  const [finding, ...others] = judge(0.08, rewritten(25));

  expect(others).toEqual([]);
  expect(brief(finding)).toBe(
    'error rollout-canary-failing InferenceModelRewrite help: spec.rules[1].targets',
  );
  expect(finding.detail).toContain(
    'Target help-v2 gets 25 % of the requests of rule 1 of InferenceModelRewrite support/help and, compared with target acme/help-1b over the same 60 minutes, fails.',
  );
  expect(finding.pools.map(({ key }) => key)).toEqual(['support/helper']);
  expect(finding.remedy.patch).toMatchObject({
    kind: 'json',
    target: { kind: 'InferenceModelRewrite', name: 'help' },
    body: [
      {
        op: 'replace',
        path: '/spec/rules/1/targets',
        value: [
          { modelRewrite: 'acme/help-1b', weight: 95 },
          { modelRewrite: 'help-v3', weight: 5 },
        ],
      },
    ],
  });
});

it('is silent of one that is as good', () => {
  expect(judge(0.011, rewritten(25))).toEqual([]);
});
