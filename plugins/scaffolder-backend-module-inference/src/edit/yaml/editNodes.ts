// SPDX-License-Identifier: Apache-2.0
import { InputError } from '@backstage/errors';
import { isMap, isNode, isScalar, isSeq, Node, visit } from 'yaml';
import { toYaml } from '../../build/yaml/toYaml';
import { Source } from './Source';
import { formatPlace, Place } from './Traced';
import {
  afterLineOf,
  columnOf,
  insertLines,
  lineStart,
  TextPatch,
} from './TextPatch';

/** What a field can hold that is neither a map nor a list. */
export type PlainScalar = string | number | boolean;

/** Puts a number or a text where another stands; quotes stay. */
export function setScalar(place: Place, value: PlainScalar): TextPatch {
  const [start, end] = rangeOf(place);
  refuseShared(place);
  const { source, node } = place;
  const quote = source.text[start];
  const isQuoted = isScalar(node) && (quote === '"' || quote === "'");
  const text =
    typeof value === 'string' && isQuoted
      ? quoteLike(quote, value)
      : scalarText(value);
  // Nothing is written after the colon yet.
  return { start, end, text: start === end ? ` ${text}` : text };
}

/** Adds a field at the end of a map. */
export function addField(place: Place, key: string, value: unknown): TextPatch {
  const { source, node } = place;
  if (!isMap(node)) throw refusal(place, 'is no map');
  const last = node.items[node.items.length - 1];
  if (node.flow || !last) {
    return addInline(
      place,
      `${key}: ${JSON.stringify(value)}`,
      last?.value ?? last?.key,
    );
  }
  const first = node.items[0].key;
  const column = columnOf(
    source.text,
    isNode(first) ? first.range?.[0] ?? 0 : 0,
  );
  return insertLines(
    source.text,
    afterLineOf(source.text, endOf(last.value ?? last.key, place)),
    indented(toYaml([{ [key]: value }]), ' '.repeat(column)),
  );
}

/** Takes a field out of a map, with the comments on its own lines; those above it stay. */
export function removeField(place: Place, name: string): TextPatch[] {
  const { source, node } = place;
  if (!isMap(node)) throw refusal(place, 'is no map');
  const { text } = source;
  const index = node.items.findIndex(
    ({ key }) => isScalar(key) && String(key.value) === name,
  );
  const pair = node.items[index];
  if (!pair) throw refusal(place, `has no ${name} of its own`);
  const start = startOf(pair.key, place);
  const end = endOf(pair.value ?? pair.key, place);
  const next = node.items[index + 1];
  if (node.flow) {
    const previous = node.items[index - 1];
    if (next) return [{ start, end: startOf(next.key, place), text: '' }];
    const from = previous
      ? endOf(previous.value ?? previous.key, place)
      : start;
    return [{ start: from, end, text: '' }];
  }
  const line = lineStart(text, start);
  const isFirstOnLine = text.slice(line, start).trim() === '';
  if (node.items.length === 1) {
    return emptyMap(place, isFirstOnLine ? line : start, end);
  }
  // Behind the hyphen of a list the next field takes its place.
  return isFirstOnLine || !next
    ? [{ start: line, end: afterLineOf(text, end), text: '' }]
    : [{ start, end: startOf(next.key, place), text: '' }];
}

/** Adds an item to a list, before the one at `index`, at its end where left out. */
export function addItem(
  place: Place,
  value: unknown,
  index = Number.POSITIVE_INFINITY,
): TextPatch {
  const { source, node } = place;
  if (!isSeq(node)) throw refusal(place, 'is no list');
  const { text } = source;
  if (node.items.length === 0) {
    return fillEmpty(place, value);
  }
  if (node.flow) {
    if (index < node.items.length) {
      const [start] = rangeOf({
        source,
        node: nodeOf(node.items[index], place),
      });
      return { start, end: start, text: `${JSON.stringify(value)}, ` };
    }
    return addInline(
      place,
      JSON.stringify(value),
      node.items[node.items.length - 1],
    );
  }
  const column = columnOf(text, dashOf(place, 0));
  const lines = indented(toYaml([[value]]), ' '.repeat(column));
  const offset =
    index === 0
      ? lineStart(text, dashOf(place, 0))
      : afterLineOf(
          text,
          endOf(node.items[Math.min(index, node.items.length) - 1], place),
        );
  return insertLines(text, offset, lines);
}

/** Takes an item out of a list, with the comments on its own lines; those above it stay. */
export function removeItem(place: Place, index: number): TextPatch[] {
  const { source, node } = place;
  if (!isSeq(node)) throw refusal(place, 'is no list');
  const { text } = source;
  const { items } = node;
  if (node.flow) {
    const [start, end] = rangeOf({ source, node: nodeOf(items[index], place) });
    const next = items[index + 1];
    const previous = items[index - 1];
    if (next)
      return [
        {
          start,
          end: rangeOf({ source, node: nodeOf(next, place) })[0],
          text: '',
        },
      ];
    return [
      { start: previous ? endOf(previous, place) : start, end, text: '' },
    ];
  }
  const dash = dashOf(place, index);
  const start = lineStart(text, dash);
  if (text.slice(start, dash).trim() !== '') {
    throw refusal(place, 'begins on the line of another list');
  }
  const end = afterLineOf(text, endOf(items[index], place));
  if (items.length > 1) {
    return [{ start, end, text: '' }];
  }
  // A key without a value would be null, which is no list.
  if (!place.key) return [{ start, end, text: '[]\n' }];
  const colon = text.indexOf(':', endOf(place.key, place)) + 1;
  return [
    { start: colon, end: colon, text: ' []' },
    { start, end, text: '' },
  ];
}

/** Takes a value out of the list that holds it. */
export function removeFromList(place: Place): {
  source: Source;
  patches: TextPatch[];
} {
  const { list, node, source } = place;
  const index = list?.node.items.indexOf(node) ?? -1;
  if (!list || index === -1) {
    throw refusal(
      place,
      'is written by a patch or an alias: take it away by hand',
    );
  }
  return { source, patches: removeItem(list, index) };
}

/** Takes a document out of its file; undefined where it is the only one. */
export function removeDocument({ source, node }: Place): TextPatch | undefined {
  const { documents, text } = source;
  const index = documents.findIndex(({ contents }) => contents === node);
  const others = documents.filter(
    (each, other) => other !== index && each.contents !== null,
  );
  if (others.length === 0) return undefined;
  const start = documents[index].range[0];
  const end = documents[index + 1]?.range[0] ?? text.length;
  return { start, end, text: '' };
}

/** A key without a value would be null, which is no map. */
function emptyMap(
  { source, node, key }: Place,
  start: number,
  end: number,
): TextPatch[] {
  const { text } = source;
  if (!key || text.slice(lineStart(text, start), start).trim() !== '') {
    return [{ start, end, text: '{}' }];
  }
  const colon = text.indexOf(':', endOf(key, { source, node })) + 1;
  return [
    { start: colon, end: colon, text: ' {}' },
    { start, end: afterLineOf(text, end), text: '' },
  ];
}

function fillEmpty(place: Place, value: unknown): TextPatch {
  const { source, key } = place;
  const [start, end] = rangeOf(place);
  if (!key) {
    return { start, end, text: toYaml([[value]]).trimEnd() };
  }
  const column = columnOf(source.text, rangeOf({ source, node: key })[0]);
  const lines = indented(toYaml([[value]]), ' '.repeat(column + 2));
  return {
    start: source.text.indexOf(':', endOf(key, place)) + 1,
    end,
    text: `\n${lines.join('\n')}`,
  };
}

/** Inside of braces or brackets, behind the last item. */
function addInline(place: Place, entry: string, last: unknown): TextPatch {
  const [start, end] = rangeOf(place);
  if (
    place.source.text[end - 1] !== '}' &&
    place.source.text[end - 1] !== ']'
  ) {
    throw refusal(place, 'is empty');
  }
  if (last === undefined || last === null) {
    return {
      start,
      end,
      text: `${place.source.text[start]}${entry}${place.source.text[end - 1]}`,
    };
  }
  const at = endOf(last, place);
  return { start: at, end: at, text: `, ${entry}` };
}

/** Offset of the hyphen before an item. */
function dashOf({ source, node }: Place, index: number): number {
  const token = isSeq(node) ? node.srcToken : undefined;
  const start =
    token && 'items' in token ? token.items[index]?.start ?? [] : [];
  const dash = start.find(({ type }) => type === 'seq-item-ind');
  if (!dash) throw refusal({ source, node }, 'is no list of one item a line');
  return dash.offset;
}

function rangeOf(place: Place): [start: number, end: number] {
  const { range } = place.node;
  if (!range) throw refusal(place, 'is not written in the file');
  return [range[0], range[1]];
}

function endOf(value: unknown, place: Place): number {
  return rangeOf({ source: place.source, node: nodeOf(value, place) })[1];
}

function startOf(value: unknown, place: Place): number {
  return rangeOf({ source: place.source, node: nodeOf(value, place) })[0];
}

function nodeOf(value: unknown, place: Place): Node {
  if (isNode(value)) return value;
  throw refusal(place, 'holds something that can’t be found in the file');
}

/** What an anchor marks is used elsewhere, which nobody asked to change. */
function refuseShared(place: Place): void {
  const { node, source } = place;
  const anchor = isScalar(node) ? node.anchor : undefined;
  if (anchor === undefined) return;
  const isUsed = source.documents.some(document => {
    let isFound = false;
    visit(document, {
      Alias: (_, { source: name }) => {
        isFound ||= name === anchor;
      },
    });
    return isFound;
  });
  if (isUsed) {
    throw refusal(
      place,
      `is marked &${anchor} and used elsewhere by *${anchor}, which would change too: write the values out first`,
    );
  }
}

export function refusal(place: Place, what: string): InputError {
  return new InputError(`${formatPlace(place)} ${what}. Nothing was changed`);
}

function scalarText(value: PlainScalar): string {
  return toYaml([[value]])
    .slice(2)
    .trimEnd();
}

function quoteLike(quote: string, value: string): string {
  return quote === '"'
    ? JSON.stringify(value)
    : `'${value.replaceAll("'", "''")}'`;
}

function indented(yaml: string, indent: string): string[] {
  return yaml
    .trimEnd()
    .split('\n')
    .map(line => (line === '' ? line : `${indent}${line}`));
}
