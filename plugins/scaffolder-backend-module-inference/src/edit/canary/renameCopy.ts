// SPDX-License-Identifier: Apache-2.0
import { KUBERNETES_ANNOTATIONS } from '@inference-portal/backstage-plugin-inference-common';

/** Names of a pool's objects, and what their copies are called. */
export interface NewNames {
  /** Have the pool's name in them: replaced wherever they stand by themselves. */
  telling: ReadonlyMap<string, string>;
  /** May be any word, such as `vllm`: replaced where a field holds a name. */
  plain: ReadonlyMap<string, string>;
}

/** Say where something runs, of what, and to whom it belongs in the catalog: the same for both. */
const KEPT = new Set<string>([
  'namespace',
  'targetNamespace',
  'image',
  KUBERNETES_ANNOTATIONS.id,
]);
const HOLD_NAMES = new Set(['name', 'serviceAccountName', 'claimName', 'host']);

/** `qwen-chat-epp` of `qwen-chat` becomes `qwen-chat-v2-epp`; what has not the pool's name in it gets the new one before. */
export function nameCopies(
  names: Iterable<string>,
  { stable, canary }: { stable: string; canary: string },
): NewNames {
  const part = new RegExp(`(?<![A-Za-z0-9])${escape(stable)}(?![A-Za-z0-9])`);
  const telling = new Map<string, string>();
  const plain = new Map<string, string>();
  for (const name of names) {
    if (part.test(name)) telling.set(name, name.replace(part, canary));
    else plain.set(name, `${canary}-${name}`);
  }
  return { telling, plain };
}

export function newNameOf(
  name: string,
  { telling, plain }: NewNames,
): string | undefined {
  return telling.get(name) ?? plain.get(name);
}

/** The same value with other names. */
export function renameCopy(
  value: unknown,
  names: NewNames,
  key?: string,
): unknown {
  if (typeof value === 'string') return renameText(value, names, key);
  if (Array.isArray(value)) {
    return value.map((item, index) =>
      // `--pool-namespace chat`
      /^--[\w-]*namespace$/.test(String(value[index - 1] ?? ''))
        ? item
        : renameCopy(item, names),
    );
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, field]) => [
      name,
      KEPT.has(name) ? field : renameCopy(field, names, name),
    ]),
  );
}

function renameText(
  text: string,
  { telling, plain }: NewNames,
  key: string | undefined,
): string {
  if (/^--[\w-]*namespace=/.test(text)) return text;
  const [first, ...rest] = text.split('.');
  const other = plain.get(first);
  if (other !== undefined && key !== undefined && HOLD_NAMES.has(key)) {
    return [other, ...rest].join('.');
  }
  const longestFirst = [...telling.keys()].sort((a, b) => b.length - a.length);
  const any = new RegExp(
    `(?<![A-Za-z0-9-])(?:${longestFirst
      .map(escape)
      .join('|')})(?![A-Za-z0-9-])`,
    'g',
  );
  return text.replace(any, name => telling.get(name) ?? name);
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
