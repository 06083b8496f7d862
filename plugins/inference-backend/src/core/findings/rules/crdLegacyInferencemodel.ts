// SPDX-License-Identifier: Apache-2.0
import { objectKey, sortObjects } from '../../topology/objectKey';
import { FindingRule } from '../FindingRule';
import { subjectOf } from '../subjectOf';

const SHOWN = 20;

/** InferenceModels from before GIE 1.0, which nothing reads any more. */
export const crdLegacyInferencemodel: FindingRule = {
  code: 'crd-legacy-inferencemodel',
  needs: ['InferenceModel'],
  explainedBy: [],
  looksAt: ['inferenceModels'],
  judge: ({ snapshot }) => {
    const models = sortObjects(snapshot.objects.inferenceModels);
    if (models.length === 0) {
      return [];
    }
    const names = models.map(({ meta }) => objectKey(meta));
    const shown = names.slice(0, SHOWN).join(', ');
    const more =
      names.length > SHOWN ? ` and ${names.length - SHOWN} more` : '';
    return [
      {
        severity: 'warning',
        title: 'InferenceModels are there, which nothing reads any more',
        detail: `The cluster has ${models.length} ${
          models.length === 1 ? 'InferenceModel' : 'InferenceModels'
        }. GIE 1.0 removed the kind: priorities, splits and adapters that they describe have no effect.`,
        subject: subjectOf(models[0]),
        evidence: [{ label: 'InferenceModels', value: `${shown}${more}` }],
        remedy: {
          text: 'Write the priority of each as an InferenceObjective and its targetModels as an InferenceModelRewrite, both of llm-d.ai, then delete the InferenceModels and their CRD.',
        },
        ways: [],
        pools: [],
        stops: 'none',
      },
    ];
  },
};
