// SPDX-License-Identifier: Apache-2.0
/*
 * What both versions of the simulator's canary do, read page by page over HTTP,
 * counted by the portal's recorder and judged: a healthy one is passed, and one
 * with a fault is failed by the signal that the fault concerns.
 */
import { mockServices } from '@backstage/backend-test-utils';
import { SimulatedTime } from './__testUtils__/SimulatedTime';
import { WatchedSimulator } from './__testUtils__/WatchedSimulator';
import { deriveScrapeTargets } from './core/load/deriveScrapeTargets';
import { plainOf } from './core/plainOf';
import { judgeStep } from './core/rollout/judgeStep';
import { rolledRules } from './core/rollout/rolledRules';
import { DEFAULT_SETTINGS } from './core/rollout/RolloutSettings';
import { deriveTopology } from './core/topology/deriveTopology';
import { RolloutLog } from './history/rollouts/RolloutLog';
import { RolloutRecorder } from './service/RolloutRecorder';
import { createMetricsCollector } from './sources/scrape/createMetricsCollector';

const CLUSTER = 'prod-eu';
const CANARY = 'chat/qwen-chat-v2';
/** Of the clusters' time: a step of an hour that decides nothing is of no use. */
const LONGEST_MS = 3_600_000;

jest.setTimeout(300_000);

/** Watches the canary from its first minute on until the verdict is what is waited for. */
async function judgeUntil(wanted: string, fault?: string) {
  const logger = mockServices.logger.mock();
  const stopped = new AbortController();
  const time = new SimulatedTime();
  const watched = await WatchedSimulator.start({
    seed: `rollout ${fault}`,
    wall: time.wall,
  });
  const collector = createMetricsCollector({
    source: time.watch(watched.source),
    clock: time.clock,
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
    settingsOf: () => DEFAULT_SETTINGS,
    clock: time.clock,
    logger,
  });
  const judge = () => {
    const [rolled] = rolledRules(topologyOf());
    const evidence = rolled && log.evidence(rolled.rule.key, CANARY);
    return evidence && plainOf(judgeStep(evidence));
  };
  try {
    if (fault) watched.simulator.setFault(fault, true);
    recorder.run(stopped.signal);
    let judged: ReturnType<typeof judge>;
    const look = () => {
      judged = judge();
      const targets = deriveScrapeTargets(watched.snapshot(CLUSTER));
      collector.setTargets(CLUSTER, targets);
    };
    look();
    collector.onRound(look);
    collector.start(stopped.signal);
    await time.passUntil(
      watched.simulator,
      () => judged?.verdict === wanted,
      LONGEST_MS,
    );
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

it('passes a canary that is as good', async () => {
  const judged = await judgeUntil('pass');

  expect(judged?.comparisons.map(({ verdict }) => verdict)).toEqual([
    'pass',
    'pass',
    'pass',
    'pass',
  ]);
});
