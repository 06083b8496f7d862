// SPDX-License-Identifier: Apache-2.0
import { JsonLines } from './JsonLines';

function readAll(chunks: Uint8Array[], maxLineBytes = 100): unknown[][] {
  const lines = new JsonLines(maxLineBytes);
  const values = chunks.map(chunk => lines.take(chunk));
  lines.end();
  return values;
}

const bytes = (text: string) => new TextEncoder().encode(text);

it('gives what came together together', () => {
  expect(
    readAll([bytes('{"a":1}\n{"b":2}\r\n\n{"c"'), bytes(':3}\n')]),
  ).toEqual([[{ a: 1 }, { b: 2 }], [{ c: 3 }]]);
});

it('joins a character that was cut in two', () => {
  const line = bytes('"Grüße"\n');
  for (let cut = 0; cut <= line.length; cut += 1) {
    const values = readAll([line.slice(0, cut), line.slice(cut)]);
    expect(values.flat()).toEqual(['Grüße']);
  }
});

it.each([
  ['half a line', '{"a":1}\n{"b', 'broke off in mid-line'],
  ['no JSON', 'nonsense\n', 'not JSON: nonsense'],
  ['a long line', `"${'x'.repeat(100)}"\n`, 'more than 0 KiB'],
  ['a long line that does not end', 'x'.repeat(101), 'more than 0 KiB'],
])('refuses %s', (_, text, message) => {
  expect(() => readAll([bytes(text)])).toThrow(message);
});
