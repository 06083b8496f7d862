// SPDX-License-Identifier: Apache-2.0
import { isJsonObject, JsonObject } from '../../json/JsonObject';
import { FieldShape } from '../FieldShape';
import { itemElement } from './fieldsOf';
import { FieldTree } from './FieldTree';

function mergeObjects(
  live: JsonObject,
  applied: JsonObject,
  child: (field: string) => FieldShape,
): JsonObject {
  const merged = { ...live };
  for (const [field, value] of Object.entries(applied)) {
    merged[field] = mergeApplied(live[field], value, child(field));
  }
  return merged;
}

/** The live value with what was applied over it; what isn't mentioned stays. */
export function mergeApplied(
  live: unknown,
  applied: unknown,
  shape: FieldShape,
): unknown {
  if (
    isJsonObject(live) &&
    isJsonObject(applied) &&
    (shape.kind === 'map' || shape.kind === 'deduced')
  ) {
    return mergeObjects(live, applied, field => shape.child(field));
  }
  if (!Array.isArray(live) || !Array.isArray(applied)) {
    return applied;
  }
  if (shape.kind === 'set') {
    const known = new Set(live.map(item => JSON.stringify(item)));
    return [
      ...live,
      ...applied.filter(item => !known.has(JSON.stringify(item))),
    ];
  }
  return shape.kind === 'list' ? mergeItems(live, applied, shape) : applied;
}

function mergeItems(
  live: unknown[],
  applied: unknown[],
  shape: Extract<FieldShape, { kind: 'list' }>,
): unknown[] {
  const pending = new Map(
    applied
      .filter(isJsonObject)
      .map(item => [itemElement(item, shape.keys), item]),
  );
  const merged = live.map(item => {
    const element = isJsonObject(item) ? itemElement(item, shape.keys) : '';
    const next = pending.get(element);
    pending.delete(element);
    return next === undefined ? item : mergeApplied(item, next, shape.item);
  });
  return [...merged, ...pending.values()];
}

/** The value without the fields of a tree; undefined where nothing is left of it. */
export function removeFields(
  value: unknown,
  tree: FieldTree,
  shape: FieldShape,
): unknown {
  if (tree.self && tree.children.size === 0) {
    return undefined;
  }
  if (
    isJsonObject(value) &&
    (shape.kind === 'map' || shape.kind === 'deduced')
  ) {
    return removeFromObject(value, tree, field => shape.child(field));
  }
  if (!Array.isArray(value)) {
    return value;
  }
  if (shape.kind === 'set') {
    return value.filter(
      item => !tree.children.has(`v:${JSON.stringify(item)}`),
    );
  }
  if (shape.kind !== 'list') {
    return value;
  }
  return value.flatMap(item => {
    const element = isJsonObject(item) ? itemElement(item, shape.keys) : '';
    const below = tree.children.get(element);
    // An item goes when its own entry does: its keys alone are no item.
    if (below?.self) {
      return [];
    }
    return [below ? removeFields(item, below, shape.item) : item];
  });
}

function removeFromObject(
  value: JsonObject,
  tree: FieldTree,
  child: (field: string) => FieldShape,
): JsonObject | undefined {
  const left: JsonObject = {};
  for (const [field, fieldValue] of Object.entries(value)) {
    const below = tree.children.get(`f:${field}`);
    const kept = below
      ? removeFields(fieldValue, below, child(field))
      : fieldValue;
    if (kept !== undefined) {
      left[field] = kept;
    }
  }
  return Object.keys(left).length === 0 ? undefined : left;
}
