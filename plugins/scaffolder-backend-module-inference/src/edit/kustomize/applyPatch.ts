// SPDX-License-Identifier: Apache-2.0
import { textAt, Traced, valueAt } from '../yaml/Traced';
import { KustomizePatch } from './Kustomization';

const BUILT_IN = ['', 'apps', 'batch', 'autoscaling', 'policy'];

export interface Identity {
  group: string;
  kind: string;
  namespace?: string;
  name: string;
}

/** What a patch makes of an object; every part still knows where it is written. */
export function applyPatch(
  object: Traced,
  identity: Identity,
  { documents, target }: KustomizePatch,
): Traced {
  return documents.reduce((result, patch) => {
    if (patch.type === 'list') {
      return target && meets(target, identity)
        ? patch.items.reduce(applyOperation, result)
        : result;
    }
    const own = {
      kind: textAt(patch, 'kind'),
      name: textAt(patch, 'metadata', 'name'),
      namespace: textAt(patch, 'metadata', 'namespace'),
    };
    return meets(target ?? own, identity)
      ? merge(result, withoutIdentity(patch), isBuiltIn(identity))
      : result;
  }, object);
}

/** Kustomize takes each as a regular expression for the whole. */
function meets(
  target: NonNullable<KustomizePatch['target']>,
  identity: Identity,
): boolean {
  return (['group', 'kind', 'namespace', 'name'] as const).every(field => {
    const pattern = target[field];
    const value = identity[field];
    return (
      pattern === undefined ||
      pattern === value ||
      (value === undefined
        ? field === 'namespace'
        : new RegExp(`^(?:${pattern})$`).test(value))
    );
  });
}

/** Names of a merge patch say for what it is; they change nothing. */
export function withoutIdentity(patch: Traced): Traced {
  if (patch.type !== 'map') return patch;
  const entries = new Map(patch.entries);
  entries.delete('apiVersion');
  entries.delete('kind');
  const metadata = entries.get('metadata');
  if (metadata?.type === 'map') {
    const rest = new Map(metadata.entries);
    rest.delete('name');
    rest.delete('namespace');
    entries.set('metadata', { ...metadata, entries: rest });
  }
  return { ...patch, entries };
}

/** Lists of what Kubernetes itself defines merge by name; those of custom resources are replaced. */
function isBuiltIn({ group }: Identity): boolean {
  return BUILT_IN.includes(group);
}

/** `byName`: lists of maps with names merge, others are replaced. */
export function merge(object: Traced, patch: Traced, byName: boolean): Traced {
  if (object.type === 'map' && patch.type === 'map') {
    const entries = new Map(object.entries);
    for (const [key, field] of patch.entries) {
      const before = entries.get(key);
      if (field.type === 'scalar' && field.value === null) entries.delete(key);
      else entries.set(key, before ? merge(before, field, byName) : field);
    }
    return { ...object, entries };
  }
  if (byName && object.type === 'list' && patch.type === 'list') {
    const nameOf = (item: Traced) => textAt(item, 'name');
    if (patch.items.length > 0 && patch.items.every(nameOf)) {
      const merged = object.items.map(item => {
        const part = patch.items.find(each => nameOf(each) === nameOf(item));
        return part ? merge(item, part, byName) : item;
      });
      const more = patch.items.filter(
        item => !object.items.some(each => nameOf(each) === nameOf(item)),
      );
      return { ...object, items: [...merged, ...more] };
    }
  }
  return patch;
}

/** RFC 6902, as far as kustomize's patches use it. */
export function applyOperation(object: Traced, operation: Traced): Traced {
  const op = textAt(operation, 'op');
  const path = pathOf(operation);
  const value = valueAt(operation, 'value');
  if (op === 'remove') return change(object, path, { remove: true });
  if ((op === 'add' || op === 'replace') && value) {
    return change(object, path, { value, insert: op === 'add' });
  }
  return object;
}

/** Where an operation changes something, part by part. */
export function pathOf(operation: Traced): string[] {
  return (textAt(operation, 'path') ?? '')
    .split('/')
    .slice(1)
    .map(part => part.replaceAll('~1', '/').replaceAll('~0', '~'));
}

type Change = { remove: true } | { value: Traced; insert: boolean };

function change(
  object: Traced,
  [part, ...rest]: string[],
  how: Change,
): Traced {
  if (part === undefined) return 'value' in how ? how.value : object;
  if (object.type === 'map') {
    const entries = new Map(object.entries);
    const child = entries.get(part);
    if (rest.length > 0) {
      if (child) entries.set(part, change(child, rest, how));
    } else if ('value' in how) entries.set(part, how.value);
    else entries.delete(part);
    return { ...object, entries };
  }
  if (object.type === 'list') {
    const items = [...object.items];
    const index = part === '-' ? items.length : Number(part);
    if (rest.length > 0) {
      if (items[index]) items[index] = change(items[index], rest, how);
    } else if ('value' in how)
      items.splice(index, how.insert ? 0 : 1, how.value);
    else items.splice(index, 1);
    return { ...object, items };
  }
  return object;
}
