// SPDX-License-Identifier: Apache-2.0
import { isDeepStrictEqual } from 'node:util';
import { SourceChange } from './editObjects';
import {
  addField,
  addItem,
  PlainScalar,
  refusal,
  removeField,
  removeFromList,
  setScalar,
} from './yaml/editNodes';
import { toPlain, Traced } from './yaml/Traced';

/**
 * What has to change so that a value reads as another: single numbers and texts
 * where they are written, fields and items that are new or gone. What is the same
 * is not touched.
 *
 * @throws InputError where one of them can't be changed in its place
 */
export function changesTo(value: Traced, wanted: unknown): SourceChange[] {
  if (isDeepStrictEqual(toPlain(value), wanted)) return [];
  const { at } = value;
  if (value.type === 'map' && isRecord(wanted)) {
    return changesToMap(value, wanted);
  }
  if (value.type === 'list' && Array.isArray(wanted)) {
    return changesToList(value, wanted);
  }
  if (value.type === 'scalar' && isPlainScalar(wanted)) {
    return [{ source: at.source, patches: [setScalar(at, wanted)] }];
  }
  throw refusal(at, 'would have to be something else altogether');
}

function changesToMap(
  { at, entries }: Extract<Traced, { type: 'map' }>,
  wanted: Record<string, unknown>,
): SourceChange[] {
  const { source } = at;
  return [
    ...[...entries].flatMap(([key, field]) =>
      key in wanted
        ? changesTo(field, wanted[key])
        : [{ source, patches: removeField(at, key) }],
    ),
    ...Object.entries(wanted)
      .filter(([key]) => !entries.has(key))
      .map(([key, field]) => ({ source, patches: [addField(at, key, field)] })),
  ];
}

/** What is the same at both ends stays; what is between is changed in pairs, and the rest added or taken away. */
function changesToList(
  { at, items }: Extract<Traced, { type: 'list' }>,
  wanted: readonly unknown[],
): SourceChange[] {
  const plain = items.map(toPlain);
  const most = Math.min(plain.length, wanted.length);
  let head = 0;
  while (head < most && isDeepStrictEqual(plain[head], wanted[head])) head++;
  let tail = 0;
  while (
    tail < most - head &&
    isDeepStrictEqual(plain.at(-1 - tail), wanted.at(-1 - tail))
  ) {
    tail++;
  }
  const before = items.slice(head, items.length - tail);
  const after = wanted.slice(head, wanted.length - tail);
  const pairs = Math.min(before.length, after.length);
  return [
    ...before
      .slice(0, pairs)
      .flatMap((item, index) => changesTo(item, after[index])),
    ...before.slice(pairs).map(item => removeFromList(item.at)),
    ...after.slice(pairs).map(item => ({
      source: at.source,
      patches: [addItem(at, item, head + pairs)],
    })),
  ];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isPlainScalar(value: unknown): value is PlainScalar {
  return ['string', 'number', 'boolean'].includes(typeof value);
}
