// SPDX-License-Identifier: Apache-2.0
import { isJsonObject, JsonObject } from '../json/JsonObject';
import { FieldShape } from './FieldShape';
import { itemElement } from './managedFields/fieldsOf';

const DELETE_VALUES = '$deleteFromPrimitiveList/';

function childShape(shape: FieldShape, field: string): FieldShape {
  return shape.kind === 'map' || shape.kind === 'deduced'
    ? shape.child(field)
    : shape;
}

function withoutDirectives(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value
      .filter(item => !(isJsonObject(item) && '$patch' in item))
      .map(withoutDirectives);
  }
  if (!isJsonObject(value)) {
    return value;
  }
  return Object.fromEntries(
    Object.entries(value)
      .filter(([field, child]) => !field.startsWith('$') && child !== null)
      .map(([field, child]) => [field, withoutDirectives(child)]),
  );
}

function retained(target: JsonObject, patch: JsonObject): JsonObject {
  const keys = patch.$retainKeys;
  return Array.isArray(keys)
    ? Object.fromEntries(
        Object.entries(target).filter(([field]) => keys.includes(field)),
      )
    : { ...target };
}

function mergeList(target: unknown[], patch: unknown[], shape: FieldShape) {
  if (shape.kind === 'set') {
    return [...target, ...patch.filter(item => !target.includes(item))];
  }
  const replaces = patch.some(
    item => isJsonObject(item) && item.$patch === 'replace',
  );
  if (shape.kind !== 'list' || replaces) {
    return withoutDirectives(patch);
  }
  const items = new Map(
    target
      .filter(isJsonObject)
      .map(item => [itemElement(item, shape.keys), item]),
  );
  for (const item of patch.filter(isJsonObject)) {
    const element = itemElement(item, shape.keys);
    if (item.$patch === 'delete') {
      items.delete(element);
    } else {
      items.set(
        element,
        strategicMerge(items.get(element) ?? {}, item, shape.item),
      );
    }
  }
  return [...items.values()];
}

/** Strategic merge patch: as a merge patch, but keyed lists merge item by item. */
export function strategicMerge(
  target: JsonObject,
  patch: JsonObject,
  shape: FieldShape,
): JsonObject {
  if (patch.$patch === 'replace') {
    const replaced = withoutDirectives(patch);
    return isJsonObject(replaced) ? replaced : {};
  }
  const result = retained(target, patch);
  for (const [field, value] of Object.entries(patch)) {
    if (field.startsWith(DELETE_VALUES)) {
      const list = field.slice(DELETE_VALUES.length);
      const gone = Array.isArray(value) ? value : [];
      const present = result[list];
      if (Array.isArray(present)) {
        result[list] = present.filter(item => !gone.includes(item));
      }
    } else if (field.startsWith('$')) {
      // The order of lists and the like: no change of content.
      continue;
    } else if (value === null || isDeletion(value)) {
      delete result[field];
    } else {
      result[field] = mergeField(
        result[field],
        value,
        childShape(shape, field),
      );
    }
  }
  return result;
}

const isDeletion = (value: unknown) =>
  isJsonObject(value) && value.$patch === 'delete';

function mergeField(
  target: unknown,
  patch: unknown,
  shape: FieldShape,
): unknown {
  if (isJsonObject(patch)) {
    // Maps that are owned as a whole, such as selectors, still merge by key here.
    return strategicMerge(isJsonObject(target) ? target : {}, patch, shape);
  }
  return Array.isArray(patch)
    ? mergeList(Array.isArray(target) ? target : [], patch, shape)
    : patch;
}
