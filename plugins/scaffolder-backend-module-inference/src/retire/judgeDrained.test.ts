// SPDX-License-Identifier: Apache-2.0
import { judgeDrained } from './judgeDrained';
import { PoolTraffic } from './readPoolTraffic';

const ASKED = {
  namespace: 'chat',
  name: 'qwen',
  minutes: 10,
  isUnmeasuredFine: false,
};
const QUIET: PoolTraffic = {
  cluster: 'prod-eu',
  pool: {
    endpoints: { total: 2 },
    load: { stale: false, requestRate: 0, runningRequests: 0, queueDepth: 0 },
    routes: [],
  },
  requestRates: [0, 0, null, 0, 0, 0, 0, 0, 0, 0],
};
const rule = (share: number, name = 'qwen', kind = 'InferencePool') => ({
  route: { namespace: 'chat', name: 'route' },
  rule: 3,
  backends: [{ kind, namespace: 'chat', name, share }],
});
const withPool = (pool: object): PoolTraffic => ({
  ...QUIET,
  pool: QUIET.pool && { ...QUIET.pool, ...pool },
});

it.each<[string, PoolTraffic, object]>([
  ['was quiet and measured', QUIET, {}],
  [
    'was quiet for a minute, of which the newest step is not measured yet',
    { ...QUIET, requestRates: [0, 0, 0, null] },
    { minutes: 1 },
  ],
  ['is not in the cluster', { cluster: 'prod-eu', requestRates: [] }, {}],
  [
    'has weight 0 and others have it all',
    withPool({
      routes: [rule(0), rule(1, 'qwen-v2'), rule(1, 'qwen', 'Service')],
    }),
    {},
  ],
  [
    'has no endpoint left, so nothing is measured',
    withPool({ endpoints: { total: 0 }, load: undefined }),
    {},
  ],
  [
    'is not measured, which is allowed',
    withPool({ load: undefined }),
    { isUnmeasuredFine: true },
  ],
])('lets a pool go that %s', (_, traffic, asked) => {
  expect(judgeDrained(traffic, { ...ASKED, ...asked })).toBeUndefined();
});

it.each<[string, PoolTraffic, object]>([
  [
    'rule 3 of chat/route still sends requests to it in prod-eu',
    withPool({ routes: [rule(0.05)] }),
    { isUnmeasuredFine: true },
  ],
  [
    '4 requests are still being answered in prod-eu',
    withPool({ load: { stale: false, runningRequests: 3, queueDepth: 1 } }),
    {},
  ],
  [
    'requests came in prod-eu within the last 4 minutes, and it takes 10 without any',
    { ...QUIET, requestRates: [0, 2, 0, 0, 0, 0, 0.1, 0, 0, 0] },
    { isUnmeasuredFine: true },
  ],
  [
    'nothing is measured of it in prod-eu now',
    withPool({ load: { stale: true, runningRequests: 0 } }),
    {},
  ],
  [
    'nothing is measured of it in prod-eu now',
    withPool({ load: { stale: false } }),
    {},
  ],
  [
    'it was not measured for 10 minutes in prod-eu yet',
    { ...QUIET, requestRates: [null, null, null, 0, 0, 0, 0, 0, 0, 0] },
    {},
  ],
  [
    'it was not measured for a minute in prod-eu yet',
    { ...QUIET, requestRates: [0, 0, null, null] },
    { minutes: 1 },
  ],
  [
    'it was not measured for 10 minutes in prod-eu yet',
    { ...QUIET, requestRates: [] },
    {},
  ],
])('keeps a pool: %s', (reason, traffic, asked) => {
  expect(judgeDrained(traffic, { ...ASKED, ...asked })).toContain(reason);
});
