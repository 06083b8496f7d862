// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tabulate } from './tabulate.mjs';

test('makes a row of each figure, and nothing of other output', () => {
  assert.deepEqual(
    tabulate([
      'starting',
      '{"bench":"parse","figure":"throughput","value":312.3,"unit":"MB/s","versus":150,"ratio":2.082}',
      '{"bench":"fleet","figure":"CPU","value":1234.5,"unit":"ms"}',
    ]),
    [
      '| bench | figure | promise, or compared with | value | ratio |',
      '| --- | --- | --- | --- | --- |',
      '| parse | throughput | 150 MB/s | 312.3 MB/s | 2.082 |',
      '| fleet | CPU |  | 1,234.5 ms |  |',
    ],
  );
});
