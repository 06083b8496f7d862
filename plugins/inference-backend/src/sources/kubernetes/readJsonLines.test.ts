// SPDX-License-Identifier: Apache-2.0
import { readJsonLines } from './readJsonLines';

async function readAll(chunks: Uint8Array[], maxLineBytes = 100) {
  const rest = [...chunks];
  const batches: unknown[][] = [];
  for await (const batch of readJsonLines(
    async () => rest.shift(),
    maxLineBytes,
  )) {
    batches.push(batch);
  }
  return batches;
}

const bytes = (text: string) => new TextEncoder().encode(text);

it('gives what came together together', async () => {
  expect(
    await readAll([bytes('{"a":1}\n{"b":2}\r\n\n{"c"'), bytes(':3}\n')]),
  ).toEqual([[{ a: 1 }, { b: 2 }], [{ c: 3 }]]);
});

it('joins a character that was cut in two', async () => {
  const line = bytes('"Grüße"\n');
  for (let cut = 0; cut <= line.length; cut += 1) {
    const batches = await readAll([line.slice(0, cut), line.slice(cut)]);
    expect(batches).toEqual([['Grüße']]);
  }
});

it.each([
  ['half a line', '{"a":1}\n{"b', 'broke off in mid-line'],
  ['no JSON', 'nonsense\n', 'not JSON: nonsense'],
  ['a long line', `"${'x'.repeat(100)}"\n`, 'more than 0 KiB'],
  ['a long line that does not end', 'x'.repeat(101), 'more than 0 KiB'],
])('refuses %s', async (_, text, message) => {
  await expect(readAll([bytes(text)])).rejects.toThrow(message);
});
