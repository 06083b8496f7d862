// SPDX-License-Identifier: Apache-2.0
import { say } from '@inference-portal/backstage-plugin-inference-common';
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
    const rest = names.length - SHOWN;
    return [
      {
        severity: 'warning',
        title: say`InferenceModels are there, which nothing reads any more`,
        detail:
          models.length === 1
            ? say`The cluster has 1 InferenceModel. GIE 1.0 removed the kind: priorities, splits and adapters that they describe have no effect.`
            : say`The cluster has ${models.length} InferenceModels. GIE 1.0 removed the kind: priorities, splits and adapters that they describe have no effect.`,
        subject: subjectOf(models[0]),
        evidence: [
          {
            label: 'InferenceModels',
            value: rest > 0 ? say`${shown} and ${rest} more` : shown,
          },
        ],
        remedy: {
          text: say`Write the priority of each as an InferenceObjective and its targetModels as an InferenceModelRewrite, both of llm-d.ai, then delete the InferenceModels and their CRD.`,
        },
        ways: [],
        pools: [],
        stops: 'none',
      },
    ];
  },
};
