// SPDX-License-Identifier: Apache-2.0
import { KubernetesObject } from '../../cluster/KubernetesObject';
import { apiVersionOf, ResourceType } from '../resources/ResourceType';

/** core/v1 field -> its name in events.k8s.io/v1. */
const RENAMED: ReadonlyArray<[core: string, events: string]> = [
  ['involvedObject', 'regarding'],
  ['message', 'note'],
  ['source', 'deprecatedSource'],
  ['firstTimestamp', 'deprecatedFirstTimestamp'],
  ['lastTimestamp', 'deprecatedLastTimestamp'],
  ['count', 'deprecatedCount'],
  ['reportingComponent', 'reportingController'],
];

/** Events have two APIs over one store; fields are renamed, values stay. */
export function convertEvent(
  object: KubernetesObject,
  type: { group: ResourceType['group']; version: string; kind: string },
): KubernetesObject {
  const target = apiVersionOf(type);
  const { apiVersion, kind: _, metadata, ...fields } = object;
  const names =
    apiVersion === target
      ? new Map<string, string>()
      : new Map(
          RENAMED.map(([core, events]) =>
            target === 'v1' ? [events, core] : [core, events],
          ),
        );
  return {
    kind: type.kind,
    apiVersion: target,
    metadata,
    ...Object.fromEntries(
      Object.entries(fields).map(([field, value]) => [
        names.get(field) ?? field,
        value,
      ]),
    ),
  };
}
