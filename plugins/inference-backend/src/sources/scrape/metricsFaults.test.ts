// SPDX-License-Identifier: Apache-2.0
import { mockServices } from '@backstage/backend-test-utils';
import {
  Load,
  MetricsStatus,
} from '@inference-portal/backstage-plugin-inference-common';
import { ClusterSource } from '@inference-portal/backstage-plugin-inference-node';
import { Simulator, startSimulator } from '@inference-portal/cluster-simulator';
import { plainly } from '../../core/testing/plainly';
import { deriveScrapeTargets } from '../../core/load/deriveScrapeTargets';
import { createKubernetesClusters } from '../kubernetes/createKubernetesClusters';
import { refuseRedirect } from '../kubernetes/refuseRedirect';
import { until } from '../kubernetes/testing/until';
import { SystemClock } from '../SystemClock';
import { createMetricsCollector } from './createMetricsCollector';
import { MetricsCollector } from './MetricsCollector';

jest.setTimeout(60_000);

const CLUSTER = 'prod-us';
const TIMEOUT_MS = 6000;
const { signal } = new AbortController();

let simulator: Simulator;
let collector: MetricsCollector;

beforeAll(async () => {
  simulator = await startSimulator({ basePort: 0, seed: 'metrics faults' });
  const url = simulator.clusters.find(({ name }) => name === CLUSTER)?.url;
  const source: ClusterSource = {
    listClusters: async () => [{ name: CLUSTER }],
    async fetch(_cluster, request) {
      const response = await fetch(`${url}${request.path}`, {
        headers: {
          ...request.headers,
          Authorization: 'Bearer demo-portal-reader',
        },
        signal: request.signal,
        redirect: 'manual',
      });
      refuseRedirect(response, request.path);
      return response;
    },
  };
  const parts = {
    source,
    clock: new SystemClock(),
    random: () => 0,
    logger: mockServices.logger.mock(),
  };
  const clusters = createKubernetesClusters(parts);
  await clusters.start(signal);
  const snapshotOf = () => clusters.snapshot(CLUSTER);
  await until(() => snapshotOf()?.state === 'connected', undefined, 20_000);
  const snapshot = snapshotOf();
  collector = createMetricsCollector({
    ...parts,
    options: { timeoutMs: TIMEOUT_MS },
  });
  collector.setTargets(CLUSTER, snapshot ? deriveScrapeTargets(snapshot) : []);
  await clusters.stop();
  await collector.collect(CLUSTER, signal);
  await collector.collect(CLUSTER, signal);
});

afterAll(() => simulator?.stop());

/** A page that failed is tried beside the others: the round doesn't wait for it. */
async function recover(fault: string): Promise<void> {
  simulator.setFault(fault, false);
  await collector.collect(CLUSTER, signal);
  await until(() => status().state === 'ok', undefined, 10_000);
}

function status(): MetricsStatus {
  return plainly(collector.status(CLUSTER));
}

function load(namespace: string, pool: string): Load | undefined {
  return plainly(collector.pool(CLUSTER, namespace, pool));
}

function missingOfPickers(): string[] {
  const { groups = [] } = status();
  return groups.flatMap(({ role, missing }) =>
    role === 'picker' ? missing.map(({ signal: name }) => name) : [],
  );
}

it.each([
  ['metrics-unauthorized', /answers 401: it wants a token/],
  ['metrics-forbidden', /answers 403: it wants a token/],
  ['metrics-error', /answers 500: Internal Server Error/],
  [
    'metrics-redirect',
    /a redirect to 198\.51\.100\.77, which is not followed$/,
  ],
  // Where the machine is slow, time is over first.
  ['metrics-huge', /(more|longer) than \d+ bytes|no complete page within/],
  ['metrics-drip', /no complete page within 6000 ms/],
  ['metrics-html', /the answer \(text\/html\) is no page of metrics/],
])('%s: says why, and keeps nobody else back', async (fault, reason) => {
  expect(status()).toMatchObject({ state: 'ok', failing: 0 });
  simulator.setFault(fault, true);
  await collector.collect(CLUSTER, signal);
  expect(status()).toMatchObject({
    state: 'degraded',
    failing: 1,
    reason: expect.stringMatching(reason),
  });
  expect(status().groups?.filter(({ state }) => state !== 'ok')).toEqual([
    expect.objectContaining({
      role: 'picker',
      state: 'failing',
      count: 1,
      targets: [
        expect.objectContaining({
          namespace: 'search',
          reason: expect.stringMatching(reason),
        }),
      ],
    }),
  ]);
  expect(load('search', 'mistral-search')).toMatchObject({
    stale: false,
    source: expect.stringMatching(/model servers \(2 of 2\)$/),
  });
  expect(load('chat', 'qwen-chat')?.source).toMatch(
    /^endpoint picker .*model servers \(4 of 4\)$/,
  );
  await recover(fault);
});

it('metrics-hang: says why, and keeps nobody else back', async () => {
  simulator.setFault('metrics-hang', true);
  await collector.collect(CLUSTER, signal);
  expect(status()).toMatchObject({
    state: 'degraded',
    failing: 5,
    reason: expect.stringMatching(/no complete page within 6000 ms/),
  });
  expect(load('search', 'mistral-search')?.source).toMatch(/^endpoint picker/);
  await recover('metrics-hang');
});

it('metrics-garbage: says why, and keeps nobody else back', async () => {
  simulator.setFault('metrics-garbage', true);
  await collector.collect(CLUSTER, signal);
  expect(status()).toMatchObject({
    state: 'degraded',
    failing: 4,
    reason: expect.stringMatching(/is no page of metrics|is longer than/),
  });
  expect(load('search', 'mistral-search')?.source).toMatch(/^endpoint picker/);
  await recover('metrics-garbage');
});

it('metrics-nan: misses the signals, and makes up none', async () => {
  expect(missingOfPickers()).not.toContain('readyEndpoints');
  simulator.setFault('metrics-nan', true);
  await collector.collect(CLUSTER, signal);
  expect(status()).toMatchObject({ state: 'ok', failing: 0 });
  expect(missingOfPickers()).toContain('readyEndpoints');
  const measured = load('search', 'mistral-search');
  expect(measured).toMatchObject({
    stale: false,
    runningRequests: expect.any(Number),
  });
  expect(JSON.stringify(measured)).not.toMatch(/null|NaN/);
  simulator.setFault('metrics-nan', false);
  await collector.collect(CLUSTER, signal);
  expect(missingOfPickers()).not.toContain('readyEndpoints');
});

it('metrics-clock: counts from when it was read', async () => {
  simulator.setFault('metrics-clock', true);
  const since = Date.now();
  await collector.collect(CLUSTER, signal);
  const measured = load('search', 'mistral-search');
  expect(measured).toMatchObject({
    stale: false,
    source: expect.stringMatching(/^endpoint picker/),
  });
  expect(Date.parse(measured?.at ?? '')).toBeGreaterThanOrEqual(since);
  expect(status().state).toBe('ok');
  simulator.setFault('metrics-clock', false);
});
