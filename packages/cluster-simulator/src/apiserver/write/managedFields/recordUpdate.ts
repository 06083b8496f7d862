// SPDX-License-Identifier: Apache-2.0
import { KubernetesObject } from '../../../cluster/KubernetesObject';
import { FieldShape } from '../FieldShape';
import { difference, emptyTree, isEmpty, union } from './FieldTree';
import { changedObjectFields, objectFields } from './fieldsOf';
import {
  formatManagedFields,
  isSameManager,
  ManagedEntry,
  Manager,
  parseManagedFields,
} from './ManagedFields';

/** `managedFields` after an update: who changed a field owns it, alone. */
export function recordUpdate(options: {
  previous: KubernetesObject | undefined;
  next: KubernetesObject;
  shape: FieldShape;
  manager: Manager;
  time: string;
}): KubernetesObject {
  const { previous, next, shape, manager, time } = options;
  const all = objectFields(next, shape, true);
  const changed = previous ? changedObjectFields(previous, next, shape) : all;
  const removed = previous
    ? difference(objectFields(previous, shape, true), all)
    : emptyTree();
  const entries = parseManagedFields(previous?.metadata);
  if (isEmpty(changed) && isEmpty(removed)) {
    return withManagedFields(next, entries);
  }
  const taken = union(changed, removed);
  const others = entries
    .filter(entry => !isSameManager(entry, manager))
    .map(entry => ({ ...entry, fields: difference(entry.fields, taken) }));
  const own = entries.find(entry => isSameManager(entry, manager));
  const fields = union(
    difference(own?.fields ?? emptyTree(), removed),
    changed,
  );
  return withManagedFields(next, [...others, { ...manager, time, fields }]);
}

export function withManagedFields(
  object: KubernetesObject,
  entries: ManagedEntry[],
): KubernetesObject {
  const { managedFields: _, ...metadata } = object.metadata;
  const formatted = formatManagedFields(entries);
  return {
    ...object,
    metadata: {
      ...metadata,
      ...(formatted.length > 0 ? { managedFields: formatted } : {}),
    },
  };
}
