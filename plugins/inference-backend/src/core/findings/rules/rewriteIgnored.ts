// SPDX-License-Identifier: Apache-2.0
import { say } from '@inference-portal/backstage-plugin-inference-common';
import { groupOf } from '../../topology/objectKey';
import { FindingRule } from '../FindingRule';
import { ignoredByPicker } from '../ignoredByPicker';
import { createObject } from '../patchOf';
import { nameOf, subjectOf } from '../subjectOf';

/** A rewrite in an API group that the pool's picker does not read. */
export const rewriteIgnored: FindingRule = {
  code: 'rewrite-ignored',
  needs: [
    'InferenceModelRewrite',
    'InferencePool',
    'Service',
    'Deployment',
    'CustomResourceDefinition',
  ],
  explainedBy: [],
  judge: topology =>
    ignoredByPicker(
      topology,
      node => node.rewrites,
      'inferencemodelrewrites',
    ).map(({ object, node, picker, reads }) => {
      const { namespace, name } = object.meta;
      return {
        severity: 'warning',
        title: say`The pool's endpoint picker does not read the model rewrite`,
        detail: say`${nameOf(object)} is of group ${groupOf(
          object.meta,
        )}, and ${nameOf(
          picker.deployment,
        )} reads ${reads} alone: requests keep the model that they name.`,
        subject: subjectOf(object),
        evidence: [
          { label: say`Group of the rewrite`, value: groupOf(object.meta) },
          { label: say`Group that the picker reads`, value: reads },
          { label: say`Image of the picker`, value: picker.container.image },
        ],
        remedy: {
          text: say`Create it in ${reads}/v1alpha2, whose fields are the same, then delete the old one.`,
          patch: createObject({
            apiVersion: `${reads}/v1alpha2`,
            kind: 'InferenceModelRewrite',
            metadata: { namespace, name },
            spec: {
              poolRef: { group: object.pool.group, name: object.pool.name },
              rules: object.rules.map(({ models, targets }) => ({
                ...(models.length > 0 && {
                  matches: models.map(value => ({
                    model: { type: 'Exact', value },
                  })),
                }),
                targets: targets.map(({ model, weight }) => ({
                  modelRewrite: model,
                  weight,
                })),
              })),
            },
          }),
        },
        ways: [],
        pools: [node],
        stops: 'none' as const,
      };
    }),
};
