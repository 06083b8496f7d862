// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createFigureWriter } from './createFigureWriter.cjs';

function lineOf(figure) {
  const lines = [];
  createFigureWriter('parse', line => lines.push(line))(figure);
  return lines;
}

test('writes a figure with what it is compared to', () => {
  assert.deepEqual(
    lineOf({
      figure: 'throughput',
      value: 312.3456,
      unit: 'MB/s',
      versus: 150,
    }),
    [
      '{"bench":"parse","figure":"throughput","value":312.3,"unit":"MB/s","versus":150,"ratio":2.082}',
    ],
  );
});

test('leaves out a comparison that was not made', () => {
  assert.deepEqual(lineOf({ figure: 'page', value: 21, unit: 'ms' }), [
    '{"bench":"parse","figure":"page","value":21,"unit":"ms"}',
  ]);
});

test('refuses what is no number', () => {
  assert.throws(() => lineOf({ figure: 'page', value: NaN, unit: 'ms' }), {
    message: 'parse: page is NaN, not a number',
  });
});
