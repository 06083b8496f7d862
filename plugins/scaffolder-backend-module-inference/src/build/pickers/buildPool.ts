// SPDX-License-Identifier: Apache-2.0
import { POOL_GROUP } from '../providers/Provider';
import { labelsOf, selectorOf } from '../ServedModel';
import { Manifest } from '../yaml/toYaml';
import { pickerName, PickerPlan } from './PickerPlan';

/** Where pickers speak ext_proc. */
export const EXT_PROC_PORT = 9002;

export function buildPool({ model, ports, failureMode }: PickerPlan): Manifest {
  return {
    apiVersion: `${POOL_GROUP}/v1`,
    kind: 'InferencePool',
    metadata: {
      name: model.name,
      namespace: model.namespace,
      labels: labelsOf(model),
    },
    spec: {
      selector: { matchLabels: selectorOf(model) },
      targetPorts: ports.map(number => ({ number })),
      endpointPickerRef: {
        group: '',
        kind: 'Service',
        name: pickerName(model),
        port: { number: EXT_PROC_PORT },
        failureMode,
      },
    },
  };
}
