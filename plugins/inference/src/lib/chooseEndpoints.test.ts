// SPDX-License-Identifier: Apache-2.0
import { sampleEndpoint, sampleLoad } from '../testing/samplePools';
import { chooseEndpoints } from './chooseEndpoints';

const NOW = Date.parse('2026-11-20T14:02:07Z');
const endpoint = (pod: string, queueDepth?: number, kvCacheRatio?: number) =>
  sampleEndpoint(NOW, 0, {
    pod,
    load: sampleLoad(NOW, 'picker', { queueDepth, kvCacheRatio }),
  });
const ENDPOINTS = [
  endpoint('calm', 0, 0.1),
  endpoint('full', 0, 0.9),
  endpoint('queued', 7, 0.2),
  endpoint('unmeasured'),
];

it.each([
  ['the most loaded', 2, [], ['queued', 'full']],
  ['all where there is room', 9, [], ['queued', 'full', 'calm', 'unmeasured']],
  ['what was drawn before', 2, ['calm', 'gone'], ['calm', 'queued']],
])('draws %s', (_, max, before, expected) => {
  expect(chooseEndpoints(ENDPOINTS, max, before)).toEqual(expected);
});
