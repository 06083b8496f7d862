// SPDX-License-Identifier: Apache-2.0
import { sampleLoad, samplePool } from '../testing/samplePools';
import { CARD_NUMBERS, readTogether } from './cardNumbers';

const NOW = Date.parse('2026-11-20T14:02:07Z');
const pool = (
  name: string,
  load?: { requestRate?: number; errorRate?: number; stale?: boolean },
) =>
  samplePool({
    cluster: 'prod-eu',
    namespace: 'chat',
    name,
    load: load && sampleLoad(NOW, 'picker', load),
  });
const POOLS = [
  pool('v1', { requestRate: 41.5, errorRate: 0.002 }),
  pool('v2', { requestRate: 0.5, errorRate: 0.03, stale: true }),
  pool('unmeasured'),
];
const [REQUESTS, ERRORS, TTFT] = CARD_NUMBERS;

it.each([
  ['the sum of requests', REQUESTS, 42],
  ['the highest share of errors', ERRORS, 0.03],
])('tells %s, of how many pools, and that some is old', (_, number, value) => {
  expect(readTogether(POOLS, number)).toEqual({
    value,
    counted: 2,
    stale: true,
    oldestAt: NOW - 4_000,
  });
});

it('tells nothing where no pool does', () => {
  expect(readTogether(POOLS, TTFT)).toBeUndefined();
});
