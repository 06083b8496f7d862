// SPDX-License-Identifier: Apache-2.0
import { equalJson } from '../../json/equalJson';
import { isJsonObject, JsonObject } from '../../json/JsonObject';
import { FieldShape, KeyField } from '../FieldShape';
import { emptyTree, FieldTree, leaf } from './FieldTree';

/** What nobody owns: identity, and what only the server writes. */
const UNOWNED = new Set(['apiVersion', 'kind']);
const UNOWNED_METADATA = new Set([
  'name',
  'namespace',
  'generateName',
  'uid',
  'resourceVersion',
  'generation',
  'creationTimestamp',
  'deletionTimestamp',
  'deletionGracePeriodSeconds',
  'selfLink',
  'managedFields',
]);

/** `k:{"name":"vllm"}` with the keys in order, as the format wants it. */
export function itemElement(item: JsonObject, keys: KeyField[]): string {
  const values = keys
    .map(
      ({ name, default: fallback }) => [name, item[name] ?? fallback] as const,
    )
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return `k:${JSON.stringify(Object.fromEntries(values))}`;
}

/** The parts that a value is owned in, by path element; undefined where it is owned whole. */
export function partsOf(
  value: unknown,
  shape: FieldShape,
): Map<string, { value: unknown; shape: FieldShape }> | undefined {
  if (
    isJsonObject(value) &&
    (shape.kind === 'map' || shape.kind === 'deduced')
  ) {
    return new Map(
      Object.entries(value)
        .filter(([, child]) => child !== undefined)
        .map(([field, child]) => [
          `f:${field}`,
          { value: child, shape: shape.child(field) },
        ]),
    );
  }
  if (Array.isArray(value) && shape.kind === 'list') {
    return new Map(
      value
        .filter(isJsonObject)
        .map(item => [
          itemElement(item, shape.keys),
          { value: item, shape: shape.item },
        ]),
    );
  }
  if (Array.isArray(value) && shape.kind === 'set') {
    return new Map(
      value.map(item => [
        `v:${JSON.stringify(item)}`,
        { value: item, shape: { kind: 'atomic' } },
      ]),
    );
  }
  return undefined;
}

/**
 * The fields of a value. `containers`: whether maps and lists are in the set
 * themselves, as they are for updates; items of keyed lists always are.
 */
export function fieldsOf(
  value: unknown,
  shape: FieldShape,
  containers: boolean,
): FieldTree {
  const parts = partsOf(value, shape);
  if (!parts || parts.size === 0) {
    return leaf();
  }
  const tree: FieldTree = { self: containers, children: new Map() };
  for (const [element, part] of parts) {
    const child = fieldsOf(part.value, part.shape, containers);
    child.self ||= element.startsWith('k:');
    tree.children.set(element, child);
  }
  return tree;
}

function owned(object: JsonObject): JsonObject {
  const { metadata, ...fields } = object;
  const kept = Object.fromEntries(
    Object.entries(isJsonObject(metadata) ? metadata : {}).filter(
      ([field]) => !UNOWNED_METADATA.has(field),
    ),
  );
  return {
    ...Object.fromEntries(
      Object.entries(fields).filter(([field]) => !UNOWNED.has(field)),
    ),
    ...(Object.keys(kept).length > 0 ? { metadata: kept } : {}),
  };
}

/** The fields of an object that can have an owner. */
export function objectFields(
  object: JsonObject,
  shape: FieldShape,
  containers: boolean,
): FieldTree {
  const parts = owned(object);
  if (Object.keys(parts).length === 0) {
    return emptyTree();
  }
  const tree = fieldsOf(parts, shape, containers);
  tree.self = false;
  const metadata = tree.children.get('f:metadata');
  if (metadata) {
    metadata.self = false;
  }
  return tree;
}

/** The fields that are new in `next`, or have another value there. */
export function changedFields(
  previous: unknown,
  next: unknown,
  shape: FieldShape,
): FieldTree {
  const before = partsOf(previous, shape);
  const after = partsOf(next, shape);
  if (!before || !after || after.size === 0) {
    return equalJson(previous, next)
      ? emptyTree()
      : fieldsOf(next, shape, true);
  }
  const tree = emptyTree();
  for (const [element, part] of after) {
    const old = before.get(element);
    const child = old
      ? changedFields(old.value, part.value, part.shape)
      : fieldsOf(part.value, part.shape, true);
    if (child.self || child.children.size > 0) {
      tree.children.set(element, child);
    }
  }
  return tree;
}

export function changedObjectFields(
  previous: JsonObject,
  next: JsonObject,
  shape: FieldShape,
): FieldTree {
  return changedFields(owned(previous), owned(next), shape);
}
