// SPDX-License-Identifier: Apache-2.0
import { say } from '@inference-portal/backstage-plugin-inference-common';
import { FindingRule } from '../FindingRule';
import { subjectOf } from '../subjectOf';

const LEGACY = 'inferenceobjectives.inference.networking.x-k8s.io';
const CURRENT = 'inferenceobjectives.llm-d.ai';

/** llm-d's picker reads its own group alone as soon as that is installed. */
export const crdsBothGroups: FindingRule = {
  code: 'crds-both-groups',
  needs: ['CustomResourceDefinition'],
  explainedBy: [],
  looksAt: ['crds'],
  judge: ({ snapshot }) => {
    const { crds } = snapshot.objects;
    const legacy = crds.find(({ crd }) => crd === LEGACY);
    return legacy && crds.some(({ crd }) => crd === CURRENT)
      ? [
          {
            severity: 'warning',
            title: say`InferenceObjectives exist in two API groups`,
            detail: say`Both ${LEGACY} and ${CURRENT} are installed. Pickers of llm-d-router 0.9 and later read only llm-d.ai and silently ignore objectives of the other group.`,
            subject: subjectOf(legacy),
            evidence: [
              { label: say`Installed`, value: `${LEGACY}, ${CURRENT}` },
            ],
            remedy: {
              text: say`Move the objectives to group llm-d.ai, then delete the legacy CRD.`,
            },
            ways: [],
            pools: [],
            stops: 'none',
          },
        ]
      : [];
  },
};
