// SPDX-License-Identifier: Apache-2.0
import { KubernetesObject } from '../../cluster/KubernetesObject';
import { ObjectStore, ResourceKey } from '../../cluster/ObjectStore';
import { readField, readList, readString } from '../../cluster/readField';
import { Condition, stampConditions } from '../conditions';
import { CONTROLLER } from './RouteModel';

export interface StatusEntry {
  /** The parent or ancestor that the conditions are about. */
  ref: unknown;
  conditions: Condition[];
}

/** `status.parents` of routes and pools, `status.ancestors` of policies. */
export interface EntryList {
  key: ResourceKey;
  field: 'parents' | 'ancestors';
  ref: 'parentRef' | 'ancestorRef';
}

/** Replaces this controller's entries of a status list and keeps the others'. */
export function writeEntries(
  store: ObjectStore,
  list: EntryList,
  change: { object: KubernetesObject; entries: StatusEntry[]; now: string },
): void {
  const { key, field, ref } = list;
  const { object, entries, now } = change;
  const before = readList(object, 'status', field);
  const isOurs = (entry: unknown) =>
    readString(entry, 'controllerName') === CONTROLLER;
  const ours = entries.map(entry => {
    const id = JSON.stringify(entry.ref);
    const old = before
      .filter(isOurs)
      .find(found => JSON.stringify(readField(found, ref)) === id);
    return {
      conditions: stampConditions(
        readField(old, 'conditions'),
        entry.conditions,
        now,
      ),
      controllerName: CONTROLLER,
      [ref]: entry.ref,
    };
  });
  const next = [...before.filter(entry => !isOurs(entry)), ...ours];
  if (next.length === 0 && before.length === 0) return;
  const { namespace, name } = object.metadata;
  store.updateStatus(key, namespace, name, { [field]: next });
}
