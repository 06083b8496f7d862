// SPDX-License-Identifier: Apache-2.0
import { isJsonObject, JsonObject, stringAt } from '../../json/JsonObject';
import { FieldTree, formatFields, isEmpty, parseFields } from './FieldTree';

/** Who wrote: one entry of `metadata.managedFields`. */
export interface Manager {
  manager: string;
  operation: 'Apply' | 'Update';
  apiVersion: string;
  subresource?: string;
}

export interface ManagedEntry extends Manager {
  time: string;
  fields: FieldTree;
}

export function parseManagedFields(metadata: unknown): ManagedEntry[] {
  const entries = isJsonObject(metadata) ? metadata.managedFields : undefined;
  return (Array.isArray(entries) ? entries : []).filter(isJsonObject).map(
    (entry): ManagedEntry => ({
      manager: stringAt(entry, 'manager') ?? '',
      operation: entry.operation === 'Apply' ? 'Apply' : 'Update',
      apiVersion: stringAt(entry, 'apiVersion') ?? '',
      subresource: stringAt(entry, 'subresource'),
      time: stringAt(entry, 'time') ?? '',
      fields: parseFields(entry.fieldsV1),
    }),
  );
}

export function formatManagedFields(entries: ManagedEntry[]): JsonObject[] {
  return entries
    .filter(({ fields }) => !isEmpty(fields))
    .map(({ manager, operation, apiVersion, time, fields, subresource }) => ({
      manager,
      operation,
      apiVersion,
      time,
      fieldsType: 'FieldsV1',
      fieldsV1: formatFields(fields),
      ...(subresource === undefined ? {} : { subresource }),
    }));
}

/** Updates through another version are the same manager's only within it. */
export function isSameManager(left: Manager, right: Manager): boolean {
  return (
    left.manager === right.manager &&
    left.operation === right.operation &&
    (left.subresource ?? '') === (right.subresource ?? '')
  );
}
