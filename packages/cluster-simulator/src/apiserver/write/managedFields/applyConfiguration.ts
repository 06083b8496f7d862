// SPDX-License-Identifier: Apache-2.0
import { KubernetesObject } from '../../../cluster/KubernetesObject';
import { ApiFailure } from '../../failure/ApiFailure';
import { equalJson } from '../../json/equalJson';
import { isJsonObject, JsonObject } from '../../json/JsonObject';
import { FieldShape } from '../FieldShape';
import {
  difference,
  emptyTree,
  FieldTree,
  formatFields,
  intersection,
  isEmpty,
  leaf,
  union,
} from './FieldTree';
import { objectFields, partsOf } from './fieldsOf';
import { mergeApplied, removeFields } from './mergeApplied';
import {
  isSameManager,
  ManagedEntry,
  Manager,
  parseManagedFields,
} from './ManagedFields';
import { withManagedFields } from './recordUpdate';

/** `.spec.template.spec.containers[name="vllm"].image` */
function pathElement(element: string): string {
  if (element.startsWith('f:')) {
    return `.${element.slice(2)}`;
  }
  if (element.startsWith('k:')) {
    const keys: unknown = JSON.parse(element.slice(2));
    const pairs = Object.entries(isJsonObject(keys) ? keys : {});
    return `[${pairs
      .map(([key, value]) => `${key}=${JSON.stringify(value)}`)
      .join(',')}]`;
  }
  return `[=${element.slice(2)}]`;
}

/** The fields of a set whose values differ between two objects. */
function differing(
  tree: FieldTree,
  live: unknown,
  applied: unknown,
  shape: FieldShape,
): FieldTree {
  if (tree.children.size === 0) {
    return tree.self && !equalJson(live, applied) ? leaf() : emptyTree();
  }
  const before = partsOf(live, shape);
  const after = partsOf(applied, shape);
  const result = emptyTree();
  for (const [element, child] of tree.children) {
    const part = after?.get(element);
    const old = before?.get(element)?.value;
    const below = part && differing(child, old, part.value, part.shape);
    if (below && !isEmpty(below)) {
      result.children.set(element, below);
    }
  }
  return result;
}

function leafPaths(tree: FieldTree, path = ''): string[] {
  return tree.children.size === 0
    ? [path]
    : [...tree.children].flatMap(([element, child]) =>
        leafPaths(child, path + pathElement(element)),
      );
}

interface Conflict {
  entry: ManagedEntry;
  fields: FieldTree;
}

function conflictFailure(conflicts: Conflict[]): ApiFailure {
  const described = conflicts.map(({ entry, fields }) => {
    const subresource = entry.subresource
      ? ` with subresource "${entry.subresource}"`
      : '';
    const operation =
      entry.operation === 'Apply' ? '' : ` using ${entry.apiVersion}`;
    return {
      paths: leafPaths(fields),
      name: `"${entry.manager}"${subresource}${operation}`,
    };
  });
  const count = described.reduce((sum, { paths }) => sum + paths.length, 0);
  const [only] = described;
  const text =
    count === 1
      ? `conflict with ${only.name}: ${only.paths[0]}`
      : described
          .map(
            ({ name, paths }) =>
              `conflicts with ${name}:${paths
                .map(path => `\n- ${path}`)
                .join('')}`,
          )
          .join('\n');
  return new ApiFailure({
    code: 409,
    reason: 'Conflict',
    message: `Apply failed with ${count} conflict${
      count === 1 ? '' : 's'
    }: ${text}`,
    details: {
      causes: described.flatMap(({ name, paths }) =>
        paths.map(field => ({
          reason: 'FieldManagerConflict',
          message: `conflict with ${name}`,
          field,
        })),
      ),
    },
  });
}

/**
 * Server-side apply: the live object with the manager's wishes merged in, what
 * it no longer wishes taken out, and who owns what written down.
 */
export function applyConfiguration(options: {
  live: KubernetesObject | undefined;
  applied: KubernetesObject;
  shape: FieldShape;
  manager: Manager;
  force: boolean;
  time: string;
}): KubernetesObject {
  const { live, applied, shape, manager, force, time } = options;
  const entries = parseManagedFields(live?.metadata);
  const own = entries.find(entry => isSameManager(entry, manager));
  const others = entries.filter(entry => entry !== own);
  const wanted = objectFields(applied, shape, false);

  const conflicts = others
    .map(entry => ({
      entry,
      fields: live
        ? differing(intersection(entry.fields, wanted), live, applied, shape)
        : emptyTree(),
    }))
    .filter(({ fields }) => !isEmpty(fields));
  if (conflicts.length > 0 && !force) {
    throw conflictFailure(conflicts);
  }
  const lost = new Map(conflicts.map(({ entry, fields }) => [entry, fields]));
  const remaining = others.map(entry => ({
    ...entry,
    fields: difference(entry.fields, lost.get(entry) ?? emptyTree()),
  }));
  const merged = mergeObject(live, applied, shape);
  const heldByOthers = remaining.reduce(
    (fields, entry) => union(fields, entry.fields),
    emptyTree(),
  );
  const given = difference(
    difference(own?.fields ?? emptyTree(), wanted),
    heldByOthers,
  );
  const pruned = isEmpty(given) ? merged : withoutFields(merged, given, shape);
  const unchanged =
    own !== undefined &&
    equalJson(formatFields(own.fields), formatFields(wanted)) &&
    equalJson(
      withManagedFields(pruned, []),
      withManagedFields(live ?? pruned, []),
    );
  return withManagedFields(pruned, [
    { ...manager, time: unchanged ? own.time : time, fields: wanted },
    ...remaining,
  ]);
}

function mergeObject(
  live: KubernetesObject | undefined,
  applied: KubernetesObject,
  shape: FieldShape,
): KubernetesObject {
  if (!live) {
    return applied;
  }
  const merged: JsonObject = { ...live };
  for (const [field, value] of Object.entries(applied)) {
    if (field !== 'metadata' && shape.kind === 'map') {
      merged[field] = mergeApplied(live[field], value, shape.child(field));
    }
  }
  const { resourceVersion: _, ...metadata } = applied.metadata;
  return {
    ...merged,
    apiVersion: applied.apiVersion,
    kind: applied.kind,
    metadata: mergeMetadata(live, metadata, shape),
  };
}

function mergeMetadata(
  live: KubernetesObject,
  applied: JsonObject,
  shape: FieldShape,
): KubernetesObject['metadata'] {
  const merged: KubernetesObject['metadata'] = { ...live.metadata };
  const child = shape.kind === 'map' ? shape.child('metadata') : shape;
  for (const [field, value] of Object.entries(applied)) {
    const fieldShape = child.kind === 'map' ? child.child(field) : child;
    merged[field] = mergeApplied(live.metadata[field], value, fieldShape);
  }
  return merged;
}

function withoutFields(
  object: KubernetesObject,
  tree: FieldTree,
  shape: FieldShape,
): KubernetesObject {
  const { apiVersion, kind, metadata, ...fields } = object;
  const rest = removeFields(fields, tree, shape);
  const metadataTree = tree.children.get('f:metadata');
  const metadataShape = shape.kind === 'map' ? shape.child('metadata') : shape;
  const left = metadataTree
    ? removeFields(metadata, metadataTree, metadataShape)
    : metadata;
  return {
    apiVersion,
    kind,
    metadata: {
      ...(isJsonObject(left) ? left : {}),
      name: metadata.name,
    },
    ...(isJsonObject(rest) ? rest : {}),
  };
}
