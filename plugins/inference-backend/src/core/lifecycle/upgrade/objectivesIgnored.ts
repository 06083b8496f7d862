// SPDX-License-Identifier: Apache-2.0
import { say } from '@inference-portal/backstage-plugin-inference-common';
import { Patch } from '../../findings/FindingRule';
import { createObject } from '../../findings/patchOf';
import { nameOf, subjectOf } from '../../findings/subjectOf';
import { InferenceObjective } from '../../objects/ClusterObjects';
import { objectKey } from '../../topology/objectKey';
import { isLegacy } from './isLegacy';
import { pickersToChange, readsOnlyLlmd } from './pickerSteps';
import { UpgradeRule } from './UpgradeRule';

/** llm-d's picker reads its own group alone, and says nothing of the other. */
export const objectivesIgnored: UpgradeRule = {
  code: 'objectives-ignored',
  concerns: ['endpointPicker'],
  needs: ['InferenceObjective', 'InferenceModelRewrite', 'Deployment'],
  judge: (topology, { endpointPicker }) => {
    if (endpointPicker === undefined || !readsOnlyLlmd(endpointPicker)) {
      return [];
    }
    const pools = new Set(
      pickersToChange(topology, endpointPicker).flatMap(picker =>
        picker.pools.map(({ key }) => key),
      ),
    );
    const { inferenceObjectives, inferenceModelRewrites } =
      topology.snapshot.objects;
    return [...inferenceObjectives, ...inferenceModelRewrites]
      .filter(isLegacy)
      .filter(({ meta, pool }) =>
        pools.has(objectKey({ namespace: meta.namespace, name: pool.name })),
      )
      .map(object => ({
        severity: 'warning' as const,
        title: say`The new endpoint picker ignores this object`,
        detail: say`llm-d-router ${endpointPicker} comes with the CRDs of llm-d.ai and reads those alone: ${nameOf(
          object,
        )} has no effect any more, and nothing says so.`,
        subject: subjectOf(object),
        evidence: [
          { label: 'apiVersion', value: object.meta.apiVersion },
          { label: say`Pool`, value: object.pool.name },
        ],
        remedy: {
          text: say`Create it in llm-d.ai/v1alpha2 together with the upgrade; its fields are the same.`,
          ...('priority' in object && { patch: objectiveOfLlmd(object) }),
        },
      }));
  },
};

export function objectiveOfLlmd({
  meta,
  priority,
  pool,
}: InferenceObjective): Patch {
  return createObject({
    apiVersion: 'llm-d.ai/v1alpha2',
    kind: 'InferenceObjective',
    metadata: { namespace: meta.namespace, name: meta.name },
    spec: { priority, poolRef: { name: pool.name } },
  });
}
