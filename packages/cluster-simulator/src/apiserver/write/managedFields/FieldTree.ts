// SPDX-License-Identifier: Apache-2.0
import { isJsonObject, JsonObject } from '../../json/JsonObject';

/**
 * A set of fields: `FieldsV1` as a tree. Path elements are those of the format:
 * `f:name`, `k:{"name":"vllm"}`, `v:"x"`.
 */
export interface FieldTree {
  /** Whether the node itself is in the set, and not only what is below. */
  self: boolean;
  children: Map<string, FieldTree>;
}

export const emptyTree = (): FieldTree => ({
  self: false,
  children: new Map(),
});

export const leaf = (): FieldTree => ({ self: true, children: new Map() });

export const isEmpty = (tree: FieldTree) =>
  !tree.self && tree.children.size === 0;

export function parseFields(value: unknown): FieldTree {
  const tree = emptyTree();
  if (!isJsonObject(value)) {
    return tree;
  }
  const entries = Object.entries(value);
  tree.self = entries.length === 0 || '.' in value;
  for (const [element, child] of entries) {
    if (element !== '.') {
      tree.children.set(element, parseFields(child));
    }
  }
  return tree;
}

export function formatFields(tree: FieldTree): JsonObject {
  const children = [...tree.children].sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    ...(tree.self && children.length > 0 ? { '.': {} } : {}),
    ...Object.fromEntries(
      children.map(([element, child]) => [element, formatFields(child)]),
    ),
  };
}

/** Combines two trees node by node and leaves out what is in neither. */
function combine(
  left: FieldTree | undefined,
  right: FieldTree | undefined,
  keep: (left: boolean, right: boolean) => boolean,
): FieldTree {
  const elements = new Set([
    ...(left?.children.keys() ?? []),
    ...(right?.children.keys() ?? []),
  ]);
  const result: FieldTree = {
    self: keep(left?.self ?? false, right?.self ?? false),
    children: new Map(),
  };
  for (const element of elements) {
    const child = combine(
      left?.children.get(element),
      right?.children.get(element),
      keep,
    );
    if (!isEmpty(child)) {
      result.children.set(element, child);
    }
  }
  return result;
}

export const union = (left: FieldTree, right: FieldTree) =>
  combine(left, right, (a, b) => a || b);

export const intersection = (left: FieldTree, right: FieldTree) =>
  combine(left, right, (a, b) => a && b);

export const difference = (left: FieldTree, right: FieldTree) =>
  combine(left, right, (a, b) => a && !b);
