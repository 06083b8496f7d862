// SPDX-License-Identifier: Apache-2.0
import { say } from '@inference-portal/backstage-plugin-inference-common';
import { nameOf, subjectOf } from '../../findings/subjectOf';
import { v1PoolOf } from '../../findings/rules/poolApiLegacy';
import { isBelow } from '../../providers/isBelow';
import { ObjectMeta } from '../../objects/ClusterObjects';
import { sortObjects } from '../../topology/objectKey';
import { isLegacy } from './isLegacy';
import { objectiveOfLlmd } from './objectivesIgnored';
import { UpgradeJudgement, UpgradeRule } from './UpgradeRule';

/** Objects whose CRD is not in the new bundle: who prunes loses them. */
export const crdGroupRemoved: UpgradeRule = {
  code: 'crd-group-removed',
  concerns: ['inferenceExtension'],
  needs: [
    'InferencePool',
    'InferenceObjective',
    'InferenceModelRewrite',
    'InferenceModel',
  ],
  judge: ({ pools, snapshot }, { inferenceExtension }) => {
    const reaches = (version: string) =>
      isBelow(inferenceExtension, version) === false;
    const { objects } = snapshot;
    return [
      ...(reaches('1.5')
        ? pools
            .filter(({ pool }) => isLegacy(pool))
            .map(({ pool }) =>
              removed(pool, '1.5', 'error', {
                text: say`Create the pool in the new group first and point the routes at it.`,
                patch: v1PoolOf(pool),
              }),
            )
        : []),
      ...(reaches('1.6')
        ? [
            ...sortObjects(objects.inferenceObjectives)
              .filter(isLegacy)
              .map(objective =>
                removed(objective, '1.6', 'warning', {
                  text: say`Move it to llm-d.ai, which an endpoint picker of llm-d-router 0.9 or later reads.`,
                  patch: objectiveOfLlmd(objective),
                }),
              ),
            ...sortObjects(objects.inferenceModelRewrites)
              .filter(isLegacy)
              .map(rewrite =>
                removed(rewrite, '1.6', 'warning', {
                  text: say`Write it anew in group llm-d.ai, whose fields are the same.`,
                }),
              ),
          ]
        : []),
      ...(reaches('1.0')
        ? sortObjects(objects.inferenceModels).map(model =>
            removed(model, '1.0', 'warning', {
              text: say`Write it anew as InferenceObjective (priority) and InferenceModelRewrite (targets); nothing converts it.`,
            }),
          )
        : []),
    ];
  },
};

function removed(
  object: { meta: ObjectMeta },
  from: string,
  severity: UpgradeJudgement['severity'],
  remedy: UpgradeJudgement['remedy'],
): UpgradeJudgement {
  const { apiVersion, kind } = object.meta;
  return {
    severity,
    title: say`The new bundle no longer holds the CRD of this object`,
    detail: say`GIE ${from} and later ship no ${kind} in ${apiVersion}. Where Argo CD, Flux or a chart prunes what a bundle no longer holds, the CRD goes, and ${nameOf(
      object,
    )} with it.`,
    subject: subjectOf(object),
    evidence: [
      { label: 'apiVersion', value: apiVersion },
      { label: say`Last shipped before`, value: `GIE ${from}` },
    ],
    remedy,
  };
}
