// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import { unzip, zip } from './zip';

it('zips any texts, many at once, one after the other', async () => {
  const pieces = fc.tuple(fc.string({ unit: 'binary' }), fc.nat(60_000));
  await fc.assert(
    fc.asyncProperty(fc.array(pieces, { maxLength: 12 }), async given => {
      const texts = given.map(([piece, times]) => piece.repeat(times));
      const zipped = await Promise.all(texts.map(zip));
      expect(await Promise.all(zipped.map(unzip))).toEqual(
        // What is no character in UTF-8 becomes one that says so.
        texts.map(text => Buffer.from(text).toString()),
      );
    }),
    { numRuns: 30 },
  );
});

it('keeps no memory beside its own', async () => {
  const zipped = await zip('pool '.repeat(100_000));
  expect(zipped.length).toBeLessThan(4_000);
  expect(zipped.buffer.byteLength).toBe(zipped.length);
});
