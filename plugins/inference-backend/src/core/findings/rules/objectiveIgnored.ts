// SPDX-License-Identifier: Apache-2.0
import { say } from '@inference-portal/backstage-plugin-inference-common';
import { groupOf } from '../../topology/objectKey';
import { FindingRule } from '../FindingRule';
import { ignoredByPicker, LLM_D_GROUP } from '../ignoredByPicker';
import { createObject } from '../patchOf';
import { nameOf, subjectOf } from '../subjectOf';

/** A priority in an API group that the pool's picker does not read. */
export const objectiveIgnored: FindingRule = {
  code: 'objective-ignored',
  needs: [
    'InferenceObjective',
    'InferencePool',
    'Service',
    'Deployment',
    'CustomResourceDefinition',
  ],
  explainedBy: [],
  judge: topology =>
    ignoredByPicker(
      topology,
      node => node.objectives,
      'inferenceobjectives',
    ).map(({ object, node, picker, reads }) => {
      const { namespace, name } = object.meta;
      return {
        severity: 'warning',
        title: say`The pool's endpoint picker does not read the objective`,
        detail: say`${nameOf(object)} is of group ${groupOf(
          object.meta,
        )}, and ${nameOf(
          picker.deployment,
        )} reads ${reads} alone: the priority ${
          object.priority
        } has no effect, and nobody says so.`,
        subject: subjectOf(object),
        evidence: [
          { label: say`Group of the objective`, value: groupOf(object.meta) },
          { label: say`Group that the picker reads`, value: reads },
          { label: say`Image of the picker`, value: picker.container.image },
        ],
        remedy: {
          text:
            reads === LLM_D_GROUP
              ? say`Create it in ${LLM_D_GROUP}/v1alpha2, whose fields are the same, then delete the old one.`
              : say`Create it in ${reads}/v1alpha2, whose fields are the same, or move the pool to llm-d's endpoint picker.`,
          patch: createObject({
            apiVersion: `${reads}/v1alpha2`,
            kind: 'InferenceObjective',
            metadata: { namespace, name },
            spec: {
              priority: object.priority,
              poolRef: { group: object.pool.group, name: object.pool.name },
            },
          }),
        },
        ways: [],
        pools: [node],
        stops: 'none' as const,
      };
    }),
};
