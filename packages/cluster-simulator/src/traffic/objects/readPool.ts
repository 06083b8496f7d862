// SPDX-License-Identifier: Apache-2.0
import type { KubernetesObject } from '../../cluster/KubernetesObject';
import {
  readList,
  readNumber,
  readString,
  readStringMap,
} from '../../cluster/readField';

export interface Pool {
  namespace: string;
  name: string;
  selector: Record<string, string>;
  targetPorts: number[];
  /** Service of its endpoint picker. */
  pickerService?: string;
  /** Port of that Service. */
  pickerPort?: number;
}

/** InferencePool of group inference.networking.k8s.io. */
export function readPool(object: KubernetesObject): Pool {
  return {
    namespace: object.metadata.namespace ?? '',
    name: object.metadata.name,
    selector: readStringMap(object, 'spec', 'selector', 'matchLabels'),
    targetPorts: readList(object, 'spec', 'targetPorts').flatMap(
      port => readNumber(port, 'number') ?? [],
    ),
    pickerService: readString(object, 'spec', 'endpointPickerRef', 'name'),
    pickerPort: readNumber(
      object,
      'spec',
      'endpointPickerRef',
      'port',
      'number',
    ),
  };
}
