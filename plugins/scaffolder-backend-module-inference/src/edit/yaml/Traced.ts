// SPDX-License-Identifier: Apache-2.0
import {
  Alias,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  Node,
  Scalar,
  YAMLMap,
  YAMLSeq,
} from 'yaml';
import { Source } from './Source';
import { lineNumber } from './TextPatch';

/** Where a value is written. */
export interface Place<N extends Node = Node> {
  source: Source;
  node: N;
  /** The list that holds it as an item. */
  list?: Place<YAMLSeq>;
  /** Its key, where it is the value of a field. */
  key?: Node;
}

/** A value, each part of which knows where it is written; patches of overlays bring parts from other files. */
export type Traced =
  | { type: 'map'; at: Place; entries: Map<string, Traced> }
  | { type: 'list'; at: Place; items: Traced[] }
  | { type: 'scalar'; at: Place; value: unknown };

/** The value at a node; what an alias stands for is its own, written at the alias. */
export function trace(
  place: Place<Node | Alias>,
  resolve: (alias: Alias) => Node | undefined,
): Traced {
  const { source, node } = place;
  const target = isAlias(node) ? resolve(node) : node;
  if (isMap(target)) {
    return {
      type: 'map',
      at: { ...place, node: target },
      entries: traceEntries(source, target, resolve),
    };
  }
  if (isSeq(target)) {
    const list: Place<YAMLSeq> = { ...place, node: target };
    return {
      type: 'list',
      at: list,
      items: target.items.flatMap(item =>
        isNode(item) ? [trace({ source, node: item, list }, resolve)] : [],
      ),
    };
  }
  return {
    type: 'scalar',
    at: place,
    value: isScalar(target) ? target.value : undefined,
  };
}

function traceEntries(
  source: Source,
  map: YAMLMap,
  resolve: (alias: Alias) => Node | undefined,
): Map<string, Traced> {
  const merged = new Map<string, Traced>();
  const own = new Map<string, Traced>();
  for (const { key, value } of map.items) {
    if (isScalar(key)) {
      const node = isNode(value) ? value : new Scalar(null);
      const traced = trace({ source, node, key }, resolve);
      if (key.value === '<<' || typeof key.value === 'symbol') {
        const maps = traced.type === 'list' ? traced.items : [traced];
        for (const each of maps) {
          for (const [name, field] of each.type === 'map' ? each.entries : []) {
            if (!merged.has(name)) merged.set(name, field);
          }
        }
      } else {
        own.set(String(key.value), traced);
      }
    }
  }
  return new Map([...merged, ...own]);
}

/** One value per document of a source; documents that can't be read are left out. */
export function traceDocuments(source: Source): Traced[] {
  return source.documents.flatMap(document =>
    document.errors.length === 0 && document.contents
      ? [
          trace({ source, node: document.contents }, alias =>
            alias.resolve(document),
          ),
        ]
      : [],
  );
}

/** The field of a map, or the item of a list, down a path. */
export function valueAt(
  value: Traced | undefined,
  ...path: ReadonlyArray<string | number>
): Traced | undefined {
  return path.reduce<Traced | undefined>((found, part) => {
    if (found?.type === 'map') return found.entries.get(String(part));
    if (found?.type === 'list') return found.items[Number(part)];
    return undefined;
  }, value);
}

export function itemsAt(
  value: Traced | undefined,
  ...path: ReadonlyArray<string | number>
): Traced[] {
  const found = valueAt(value, ...path);
  return found?.type === 'list' ? found.items : [];
}

export function textAt(
  value: Traced | undefined,
  ...path: ReadonlyArray<string | number>
): string | undefined {
  const found = valueAt(value, ...path);
  return found?.type === 'scalar' && typeof found.value === 'string'
    ? found.value
    : undefined;
}

export function numberAt(
  value: Traced | undefined,
  ...path: ReadonlyArray<string | number>
): number | undefined {
  const found = valueAt(value, ...path);
  return found?.type === 'scalar' && typeof found.value === 'number'
    ? found.value
    : undefined;
}

/** Plain values again. */
export function toPlain(value: Traced): unknown {
  switch (value.type) {
    case 'map':
      return Object.fromEntries(
        [...value.entries].map(([key, field]) => [key, toPlain(field)]),
      );
    case 'list':
      return value.items.map(toPlain);
    default:
      return value.value;
  }
}

/** `overlays/prod/kustomization.yaml:12`, for messages. */
export function formatPlace({ source, node }: Place): string {
  const offset = source.offsetInFile(node.range?.[0] ?? 0);
  return `${source.path}:${lineNumber(source.fileText, offset)}`;
}

function isNode(value: unknown): value is Node {
  return isMap(value) || isSeq(value) || isScalar(value) || isAlias(value);
}
