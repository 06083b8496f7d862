// SPDX-License-Identifier: Apache-2.0
/*
 * Two adapters of one pool that the simulator's endpoint picker shares requests
 * between, read page by page over HTTP: the portal counts each by itself.
 */
import { mockServices } from '@backstage/backend-test-utils';
import { Rollout } from '@inference-portal/backstage-plugin-inference-common';
import { readFileSync } from 'node:fs';
import { resolve as resolvePath } from 'node:path';
import { WatchedSimulator } from './__testUtils__/WatchedSimulator';
import { deriveScrapeTargets } from './core/load/deriveScrapeTargets';
import { plainOf } from './core/plainOf';
import { DEFAULT_SETTINGS } from './core/rollout/RolloutSettings';
import { deriveTopology } from './core/topology/deriveTopology';
import { Chronicle } from './history/marks/Chronicle';
import { RolloutRecorder } from './service/RolloutRecorder';
import { toRewriteRollouts } from './service/toRewriteRollouts';
import { createMetricsCollector } from './sources/scrape/createMetricsCollector';
import { SystemClock } from './sources/SystemClock';

const CLUSTER = 'prod-eu';
const MODEL = 'meta-llama/Llama-3.1-8B-Instruct';
const ADAPTER = 'support-tickets';
const REWRITES =
  '/apis/inference.networking.x-k8s.io/v1alpha2/namespaces/support/inferencemodelrewrites';
const CRDS = '/apis/apiextensions.k8s.io/v1/customresourcedefinitions';
/** Of the group that GIE's picker follows. */
const CRD = resolvePath(
  __dirname,
  '../../../packages/cluster-simulator/crds/legacy/inference.networking.x-k8s.io_inferencemodelrewrites.v1.5.0.json',
);
const REWRITE = {
  apiVersion: 'inference.networking.x-k8s.io/v1alpha2',
  kind: 'InferenceModelRewrite',
  metadata: { name: 'llama', namespace: 'support' },
  spec: {
    poolRef: { name: 'llama-support' },
    rules: [
      {
        matches: [{ model: { type: 'Exact', value: MODEL } }],
        targets: [
          { modelRewrite: MODEL, weight: 60 },
          { modelRewrite: ADAPTER, weight: 40 },
        ],
      },
    ],
  },
};
const PATIENCE_MS = 100_000;

jest.setTimeout(2 * PATIENCE_MS);

async function create(
  { simulator }: WatchedSimulator,
  path: string,
  body: string,
) {
  const api = simulator.clusters.find(({ name }) => name === CLUSTER);
  const answer = await fetch(`${api?.url}${path}`, {
    method: 'POST',
    headers: {
      authorization: 'Bearer demo-admin',
      'content-type': 'application/json',
    },
    body,
  });
  expect(answer.status).toBe(201);
}

it('counts both targets of a rewrite apart, and the share that each gets', async () => {
  const logger = mockServices.logger.mock();
  const stopped = new AbortController();
  const watched = await WatchedSimulator.start({ seed: 'rewrite', speed: 20 });
  const clock = new SystemClock();
  const collector = createMetricsCollector({
    source: watched.source,
    clock,
    random: () => 0.5,
    logger,
    options: { intervalMs: 1000 },
  });
  const chronicle = new Chronicle({ episodes: [], changes: [], rollouts: [] });
  const topologyOf = () => deriveTopology(watched.snapshot(CLUSTER));
  const look = (): Rollout | undefined => {
    const [rolled] = toRewriteRollouts({
      judged: { topology: topologyOf(), findings: [] },
      load: { pool: () => undefined, servedModels: () => undefined },
      chronicle,
      settingsOf: () => DEFAULT_SETTINGS,
    });
    return rolled && plainOf(rolled.rollout);
  };
  const isEnough = (rollout: Rollout | undefined) =>
    (rollout?.comparisons.find(({ signal }) => signal === 'errorRate')?.canary
      .samples ?? 0) >= 150;
  try {
    await create(watched, CRDS, readFileSync(CRD, 'utf8'));
    await create(watched, REWRITES, JSON.stringify(REWRITE));
    collector.start(stopped.signal);
    new RolloutRecorder({
      source: {
        onRound: listener => collector.onRound(listener),
        pages: cluster => collector.pages(cluster),
        windows: () => undefined,
      },
      topologyOf,
      logOf: () => chronicle.rollouts,
      settingsOf: () => DEFAULT_SETTINGS,
      clock,
      logger,
    }).run(stopped.signal);
    const endMs = Date.now() + PATIENCE_MS;
    while (!isEnough(look()) && Date.now() < endMs) {
      collector.setTargets(
        CLUSTER,
        deriveScrapeTargets(watched.snapshot(CLUSTER)),
      );
      await new Promise(resolve => setTimeout(resolve, 300));
    }
    const rollout = look();

    expect(rollout).toMatchObject({
      way: 'rewrite',
      route: { namespace: 'support', name: 'llama' },
      stable: { name: MODEL },
      canary: { name: ADAPTER },
      configured: 0.4,
      providerSupport: { ok: true },
      observed: { source: expect.stringMatching(/^endpoint pickers llama-/) },
    });
    // Of 375 requests, four standard deviations.
    expect(Math.abs((rollout?.observed?.share ?? 0) - 0.4)).toBeLessThan(0.1);
    const signals = new Map(
      rollout?.comparisons.map(each => [each.signal, each]),
    );
    expect(signals.get('errorRate')?.effect).toMatchObject({ value: 0 });
    expect(signals.get('e2eMs')?.canary.samples).toBeGreaterThan(50);
    // GIE's picker times no first tokens, and servers don't keep adapters apart.
    expect(signals.get('ttftMs')).toMatchObject({
      verdict: 'insufficient',
      reason: expect.stringContaining('this one does not count it'),
    });
  } finally {
    stopped.abort();
    await collector.stop();
    await watched.stop();
  }
});
