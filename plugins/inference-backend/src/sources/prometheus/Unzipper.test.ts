// SPDX-License-Identifier: Apache-2.0
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { Unzipper } from './Unzipper';

const MAX_BYTES = 1_000_000;

it('unzips any texts one after the other, whatever length is expected', async () => {
  const unzipper = new Unzipper(MAX_BYTES);
  const pieces = fc.tuple(
    fc.string({ unit: 'binary' }),
    fc.nat(20_000),
    fc.nat(200_000),
  );
  await fc.assert(
    fc.asyncProperty(pieces, async ([piece, times, expected]) => {
      const text = Buffer.from(piece.repeat(times)).subarray(0, MAX_BYTES);
      const unzipped = await unzipper.unzip(gzipSync(text), expected);
      expect(unzipped.equals(text)).toBe(true);
    }),
  );
});

it.each([
  ['what is no gzip', Buffer.from('<html>'), /incorrect header check/],
  ['nothing', Buffer.alloc(0), /unexpected end of file/],
  [
    'what was cut off',
    gzipSync('a longer text').subarray(0, 20),
    /unexpected end of file/,
  ],
  [
    'what was changed on its way',
    Buffer.concat([gzipSync('a text').subarray(0, -8), Buffer.alloc(8)]),
    /incorrect data check/,
  ],
  ['what is too long', gzipSync(Buffer.alloc(MAX_BYTES + 1)), /longer than/],
])('refuses %s, and goes on', async (_, zipped, why) => {
  const unzipper = new Unzipper(MAX_BYTES);
  await expect(unzipper.unzip(zipped, 100)).rejects.toThrow(why);
  expect(String(await unzipper.unzip(gzipSync('well'), 4))).toBe('well');
});

it('does not keep what a very long one took', async () => {
  const length = 20 * 1024 * 1024;
  const unzipper = new Unzipper(length);
  const long = gzipSync(Buffer.alloc(length));
  expect((await unzipper.unzip(long, length)).length).toBe(length);
  const short = await unzipper.unzip(gzipSync('short'), 5);
  expect(short.buffer.byteLength).toBeLessThan(1_000);
});

it('takes memory once', async () => {
  const unzipper = new Unzipper(MAX_BYTES);
  const zipped = gzipSync(Buffer.alloc(500_000));
  const first = await unzipper.unzip(zipped, 500_000);
  const second = await unzipper.unzip(zipped, 500_000);
  expect(second.buffer).toBe(first.buffer);
});
