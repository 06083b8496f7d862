// SPDX-License-Identifier: Apache-2.0
import { ObjectMeta } from '../objects/ClusterObjects';

/** `namespace/name`; only the name for cluster-scoped objects. */
export function objectKey(object: { namespace: string; name: string }): string {
  return object.namespace ? `${object.namespace}/${object.name}` : object.name;
}

/** `gateway.networking.k8s.io` of `gateway.networking.k8s.io/v1`; '' for the core group. */
export function groupOf(meta: { apiVersion: string }): string {
  const slash = meta.apiVersion.indexOf('/');
  return slash === -1 ? '' : meta.apiVersion.slice(0, slash);
}

/** Plain code-unit order: the same on every machine, and fast. */
export function compareText(a: string, b: string): number {
  if (a === b) {
    return 0;
  }
  return a < b ? -1 : 1;
}

/** By namespace, name, kind, API version and uid; leaves the argument as it is. */
export function sortObjects<T extends { meta: ObjectMeta }>(
  objects: readonly T[],
): T[] {
  return [...objects].sort(
    (a, b) =>
      compareText(a.meta.namespace, b.meta.namespace) ||
      compareText(a.meta.name, b.meta.name) ||
      compareText(a.meta.kind, b.meta.kind) ||
      compareText(a.meta.apiVersion, b.meta.apiVersion) ||
      compareText(a.meta.uid, b.meta.uid),
  );
}

/**
 * Sorted, one per kind, namespace and name. An API server never serves two, but a
 * snapshot put together by hand may hold them.
 */
export function uniqueByKey<T extends { meta: ObjectMeta }>(
  objects: readonly T[],
): T[] {
  return sortObjects(objects).filter(
    (object, index, sorted) =>
      index === 0 ||
      object.meta.name !== sorted[index - 1].meta.name ||
      object.meta.kind !== sorted[index - 1].meta.kind ||
      object.meta.namespace !== sorted[index - 1].meta.namespace,
  );
}
