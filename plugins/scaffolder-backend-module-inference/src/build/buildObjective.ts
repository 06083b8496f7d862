// SPDX-License-Identifier: Apache-2.0
import { ObjectiveInput } from '../input/objectiveInput';
import { PickerName } from '../input/pickerInput';
import { POOL_GROUP } from './providers/Provider';
import { labelsOf, ServedModel } from './ServedModel';
import { Manifest } from './yaml/toYaml';

/** In the group that the picker reads: llm-d's ignores the older one where both are installed. */
export function buildObjective(
  model: Pick<ServedModel, 'name' | 'namespace'>,
  picker: PickerName,
  { name, priority }: ObjectiveInput,
): Manifest {
  return {
    apiVersion: `${
      picker === 'gie' ? 'inference.networking.x-k8s.io' : 'llm-d.ai'
    }/v1alpha2`,
    kind: 'InferenceObjective',
    metadata: { name, namespace: model.namespace, labels: labelsOf(model) },
    spec: {
      priority,
      poolRef: { group: POOL_GROUP, kind: 'InferencePool', name: model.name },
    },
  };
}
