// SPDX-License-Identifier: Apache-2.0
import { Rollout } from '@inference-portal/backstage-plugin-inference-common';
import { ClusterSnapshot } from '../core/objects/ClusterSnapshot';
import { sampleSnapshot } from '../core/testing/sampleObjects';
import { joinTopology } from '../core/topology/deriveTopology';
import { RolloutForecaster } from './RolloutForecaster';

const ref = (name: string) => ({ cluster: 'eu', namespace: 'chat', name });
const rollout = (
  way: Rollout['way'],
  canary: string,
  requestsPerSecond: number,
): Rollout => ({
  way,
  route: ref('qwen'),
  rule: 0,
  stable: ref('v1'),
  canary: ref(canary),
  others: [],
  configured: 0.1,
  weights: { stable: 90, canary: 10 },
  verdict: 'insufficient',
  reasons: [],
  comparisons: [],
  guards: [],
  warmUp: { done: true, reason: '' },
  forecast: { requestsPerSecond, reason: '' },
  steps: [],
  providerSupport: { ok: true },
});

const ASKED = {
  cluster: 'eu',
  routeNamespace: 'chat',
  route: 'qwen',
  rule: 0,
  weight: 0.5,
};

function forecaster(
  rollouts: Rollout[],
  state: ClusterSnapshot['state'] = 'connected',
) {
  const snapshot = sampleSnapshot(undefined, { cluster: 'eu', state });
  const { topology } = joinTopology(snapshot);
  return new RolloutForecaster({
    views: { get: () => ({ topology }) },
    load: { pool: () => undefined },
    source: { pages: () => undefined, windows: () => undefined },
    rolloutsOf: async () => rollouts,
    poolsOf: async () => [],
  });
}

const ROUTE = rollout('pools', 'v2', 7);
const SECOND = rollout('pools', 'v3', 11);
const REWRITE = rollout('rewrite', 'v2', 13);

it.each([
  ['the route where nobody says', [REWRITE, ROUTE], {}, 7],
  ['the rewrite where there is no route', [REWRITE], {}, 13],
  ['the rewrite that is named', [ROUTE, REWRITE], { way: 'rewrite' }, 13],
  ['the canary that is named', [ROUTE, SECOND], { canary: 'v3' }, 11],
] as const)('tells of %s', async (_, rollouts, of, rate) => {
  const { signal } = new AbortController();
  const { requestsPerSecond } = await forecaster([...rollouts]).forecast(
    'component:default/qwen',
    { ...ASKED, ...of },
    signal,
  );
  expect(requestsPerSecond).toBe(rate);
});

it('does not tell of a route where a rewrite is asked for', async () => {
  const { signal } = new AbortController();
  await expect(
    forecaster([ROUTE]).forecast(
      'component:default/qwen',
      { ...ASKED, way: 'rewrite' },
      signal,
    ),
  ).rejects.toThrow(
    'Rule 0 of the rewrite chat/qwen in eu shares no requests between such versions',
  );
});

it.each(['pools', 'rewrite'] as const)(
  'says that nothing is known yet of a cluster that is being connected to: %s',
  async way => {
    const { signal } = new AbortController();
    await expect(
      forecaster([], 'connecting').forecast(
        'component:default/qwen',
        { ...ASKED, way },
        signal,
      ),
    ).rejects.toMatchObject({
      name: 'ServiceUnavailableError',
      message: 'eu is being connected to; ask again in a moment',
    });
  },
);
