// SPDX-License-Identifier: Apache-2.0
/*
 * What both versions of the simulator's canary do, read page by page over HTTP,
 * counted by the portal's recorder and judged: a healthy one is passed, and one
 * with a fault is failed by the signal that the fault concerns.
 */
import { mockServices } from '@backstage/backend-test-utils';
import { WatchedSimulator } from './__testUtils__/WatchedSimulator';
import { deriveScrapeTargets } from './core/load/deriveScrapeTargets';
import { Clock } from './core/ports';
import { judgeStep } from './core/rollout/judgeStep';
import { rolledRules } from './core/rollout/rolledRules';
import { deriveTopology } from './core/topology/deriveTopology';
import { RolloutLog } from './history/rollouts/RolloutLog';
import { RolloutRecorder } from './service/RolloutRecorder';
import { createMetricsCollector } from './sources/scrape/createMetricsCollector';
import { SystemClock } from './sources/SystemClock';

const CLUSTER = 'prod-eu';
const CANARY = 'chat/qwen-chat-v2';
/** Of the clusters' clock and of the portal's. */
const SPEED = 20;
const PATIENCE_MS = 100_000;

jest.setTimeout(2 * PATIENCE_MS);

/** The time of the clusters, so that minutes are as many requests as in a real one. */
class QuickClock implements Clock {
  private readonly real = new SystemClock();
  private readonly startMs = this.real.now();

  now(): number {
    return this.startMs + (this.real.now() - this.startMs) * SPEED;
  }

  sleep(ms: number, signal?: AbortSignal): Promise<void> {
    return this.real.sleep(ms / SPEED, signal);
  }
}

/** Watches the canary from its first minute on until the verdict is what is waited for. */
async function judgeUntil(wanted: string, fault?: string) {
  const logger = mockServices.logger.mock();
  const stopped = new AbortController();
  const watched = await WatchedSimulator.start({
    seed: `rollout ${fault}`,
    speed: SPEED,
  });
  const clock = new QuickClock();
  const collector = createMetricsCollector({
    source: watched.source,
    clock,
    random: () => 0.5,
    logger,
  });
  const log = new RolloutLog();
  const topologyOf = () => deriveTopology(watched.snapshot(CLUSTER));
  const recorder = new RolloutRecorder({
    source: {
      onRound: listener => collector.onRound(listener),
      pages: cluster => collector.pages(cluster),
      windows: () => undefined,
    },
    topologyOf,
    logOf: () => log,
    clock,
    logger,
  });
  const judge = () => {
    const [rolled] = rolledRules(topologyOf());
    const evidence = rolled && log.evidence(rolled.rule.key, CANARY);
    return evidence && judgeStep(evidence);
  };
  try {
    if (fault) watched.simulator.setFault(fault, true);
    collector.start(stopped.signal);
    recorder.run(stopped.signal);
    const endMs = Date.now() + PATIENCE_MS;
    let judged = judge();
    while (judged?.verdict !== wanted && Date.now() < endMs) {
      // Watches tell of their objects a moment after they began.
      const targets = deriveScrapeTargets(watched.snapshot(CLUSTER));
      collector.setTargets(CLUSTER, targets);
      await new Promise(resolve => setTimeout(resolve, 200));
      judged = judge();
    }
    return judged;
  } finally {
    stopped.abort();
    await collector.stop();
    await watched.stop();
  }
}

it('fails a canary that fails one of twelve requests, by its errors', async () => {
  const judged = await judgeUntil('fail', 'canary-errors');

  expect(judged?.verdict).toBe('fail');
  expect(judged?.reasons).toEqual([
    expect.stringMatching(/^Errors: the canary is worse, \+\d/),
  ]);
  const errors = judged?.comparisons.find(each => each.signal === 'errorRate');
  expect(errors?.stable.value).toBe(0);
  expect(errors?.canary.samples).toBeGreaterThanOrEqual(100);
});

it('fails a canary that takes half as long again, by its times', async () => {
  const judged = await judgeUntil('fail', 'canary-slow');

  expect(judged?.verdict).toBe('fail');
  expect(judged?.reasons.join()).toMatch(
    /(Time to first token|Time between tokens|Whole request): the canary is worse, \+[\d.]+ %/,
  );
  const errors = judged?.comparisons.find(each => each.signal === 'errorRate');
  expect(errors?.verdict).not.toBe('fail');
});

it('does not fail a canary that is as good', async () => {
  // As long as it takes to pass; how long that is depends on what was drawn.
  const judged = await judgeUntil('pass');

  expect(judged?.comparisons).toHaveLength(4);
  expect(judged?.comparisons.map(({ verdict }) => verdict)).not.toContain(
    'fail',
  );
});
