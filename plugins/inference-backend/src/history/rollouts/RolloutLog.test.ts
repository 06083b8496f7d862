// SPDX-License-Identifier: Apache-2.0
import { plainOf } from '../../core/plainOf';
import { ObservedRule } from '../../core/rollout/rolledRules';
import { Counted, PoolCounts } from '../../core/rollout/RolloutEvidence';
import { countedSample } from '../../core/rollout/testing/sampleEvidence';
import { parseRollout } from '../parseRows';
import { RolloutLog } from './RolloutLog';

const T0 = Date.parse('2026-11-20T09:00:00.000Z');
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const STABLE = 'chat/stable';
const CANARY = 'chat/canary';

const rule = (more: Partial<ObservedRule> = {}): ObservedRule => ({
  key: 'chat/route 0 /v1',
  pools: [STABLE, CANARY],
  shares: { [STABLE]: 0.9, [CANARY]: 0.1 },
  versions: '[["vllm:1"],["vllm:2"]]',
  ...more,
});
const counted = (server: Counted): PoolCounts => ({ server });
const prefixes = (hits: number, queries = 100): Counted => ({
  requests: 10,
  errors: 1,
  prefixHits: hits,
  prefixQueries: queries,
});
const SOURCES = { server: 'model servers (3)' };

function add(
  log: RolloutLog,
  atMs: number,
  canary: Counted = prefixes(50),
  stable: Counted = prefixes(50),
  of: ObservedRule = rule(),
) {
  const counts = { [STABLE]: counted(stable), [CANARY]: counted(canary) };
  log.add({ ...of, counts, sources: SOURCES }, atMs);
}

const evidenceOf = (log: RolloutLog) => log.evidence(rule().key, CANARY);
const plainEvidenceOf = (log: RolloutLog) => {
  const evidence = evidenceOf(log);
  return evidence && plainOf(evidence);
};

it('adds up since the step began', () => {
  const log = new RolloutLog();
  add(log, T0);
  add(log, T0 + MINUTE, { requests: 4, errors: 2 });

  expect(evidenceOf(log)).toMatchObject({
    sinceMs: T0,
    share: 0.1,
    all: {
      fromMs: T0,
      toMs: T0 + MINUTE,
      stable: { server: { requests: 20, errors: 2 } },
      canary: { server: { requests: 14, errors: 3 } },
    },
    sources: SOURCES,
  });
});

it('gives the same evidence until there is more', () => {
  const log = new RolloutLog();
  add(log, T0);
  const first = evidenceOf(log);

  expect(evidenceOf(log)).toBe(first);
  add(log, T0 + 1);
  expect(evidenceOf(log)).not.toBe(first);
});

it.each<[what: string, change: Partial<ObservedRule>]>([
  ['other weights', { shares: { [STABLE]: 0.5, [CANARY]: 0.5 } }],
  ['another image', { versions: '[["vllm:1"],["vllm:3"]]' }],
  ['another pool', { pools: [STABLE, CANARY, 'chat/third'] }],
])('begins anew with %s, and remembers how the step ended', (_what, change) => {
  const log = new RolloutLog();
  const failing = {
    [STABLE]: counted(countedSample({ share: 1 })),
    [CANARY]: counted(countedSample({ share: 0.3, errorRate: 0.2 })),
  };
  log.add({ ...rule(), counts: failing, sources: SOURCES }, T0);
  add(log, T0 + MINUTE, prefixes(50), prefixes(50), rule(change));

  expect(evidenceOf(log)?.sinceMs).toBe(T0 + MINUTE);
  // What grew since the round before belongs partly to the step before.
  expect(evidenceOf(log)?.all.canary.server).toBeUndefined();
  add(log, T0 + 2 * MINUTE, prefixes(50), prefixes(50), rule(change));
  expect(evidenceOf(log)?.all).toMatchObject({
    fromMs: T0 + MINUTE,
    canary: { server: { requests: 10 } },
  });
  expect(log.outcomes(rule().key)).toEqual([
    { sinceMs: T0, untilMs: T0, verdicts: { [CANARY]: 'fail' } },
  ]);
});

describe('versions that come up', () => {
  const coming = rule({ unready: [CANARY] });
  const failing: Counted = { requests: 50, errors: 50 };
  const look = (log: RolloutLog) => {
    const { all, uncounted } = plainEvidenceOf(log) ?? {};
    return [all?.fromMs, all?.canary.server, uncounted];
  };

  it('are counted from the round on in which they were found ready', () => {
    const log = new RolloutLog();
    add(log, T0, failing, failing, coming);
    add(log, T0 + MINUTE, failing, failing, coming);
    expect(look(log)).toEqual([
      T0 + MINUTE,
      undefined,
      'chat/canary has no server and picker that are ready yet, and counting begins when it has',
    ]);
    // Some of these failed before it was ready.
    add(log, T0 + 2 * MINUTE, failing);
    expect(look(log)).toEqual([T0 + 2 * MINUTE, undefined, undefined]);
    const good = { requests: 30, errors: 0 };
    add(log, T0 + 3 * MINUTE, good);
    expect(look(log)).toEqual([T0 + 2 * MINUTE, good, undefined]);
  });

  it('were ready for good: what crashes later fails by itself, whatever the weights', () => {
    const log = new RolloutLog();
    add(log, T0, failing, failing, coming);
    add(log, T0 + MINUTE);
    add(log, T0 + 2 * MINUTE, failing, failing, coming);
    expect(evidenceOf(log)?.all.canary.server).toEqual(failing);
    const half = { ...coming, shares: { [STABLE]: 0.5, [CANARY]: 0.5 } };
    add(log, T0 + 3 * MINUTE, failing, failing, half);
    add(log, T0 + 3.5 * MINUTE, failing, failing, half);
    expect(evidenceOf(log)?.all.canary.server).toEqual(failing);
    const other = { ...coming, versions: '[["vllm:1"],["vllm:3"]]' };
    add(log, T0 + 4 * MINUTE, failing, failing, other);
    expect(evidenceOf(log)?.all.canary.server).toBeUndefined();
  });

  it('are not waited for longer than a quarter of an hour', () => {
    const log = new RolloutLog();
    add(log, T0, failing, failing, coming);
    add(log, T0 + 14 * MINUTE, failing, failing, coming);
    expect(evidenceOf(log)?.all.canary.server).toBeUndefined();
    add(log, T0 + 15 * MINUTE, failing, failing, coming);
    expect(evidenceOf(log)?.all.canary.server).toEqual(failing);
  });

  it('are waited for where a database counts, too', () => {
    const log = new RolloutLog();
    const counts = { [STABLE]: counted(failing), [CANARY]: counted(failing) };
    log.set({ ...coming, counts, sources: SOURCES }, T0);
    expect(log.comesUp(coming, T0 + 15_000)).toBe(true);
    expect(log.comesUp(rule(), T0 + 30_000)).toBe(true);
    expect(log.comesUp(rule(), T0 + 45_000)).toBe(false);
    expect(log.stepOf(rule(), T0 + MINUTE).spans[0].fromMs).toBe(T0 + 30_000);
  });

  it('are known after a restart', () => {
    const log = new RolloutLog();
    add(log, T0, failing, failing, coming);
    const [state] = log.states();
    const again = new RolloutLog([parseRollout(JSON.stringify(state))!]);
    add(again, T0 + MINUTE, failing);
    expect(look(again)).toEqual([T0 + MINUTE, undefined, undefined]);
  });
});

describe('the prefix caches', () => {
  const warmAfter = (canaryHits: number[], stableHits = 60) => {
    const log = new RolloutLog();
    canaryHits.forEach((hits, minute) =>
      add(log, T0 + minute * MINUTE, prefixes(hits), prefixes(stableHits)),
    );
    const from = evidenceOf(log)?.warm?.fromMs;
    return from === undefined ? undefined : (from - T0) / MINUTE;
  };

  it.each<[what: string, hits: number[], minutes: number | undefined]>([
    ['nearly as full as the stable one', [50, 55, 58, 60], 2],
    ['that fills up', [0, 5, 12, 20, 27], undefined],
    ['that has settled lower', [10, 22, 30, 30, 30, 30, 30], 4],
  ])('are warm with one %s', (_what, hits, minutes) => {
    expect(warmAfter(hits)).toBe(minutes);
  });

  it('are not waited for where nobody tells of them', () => {
    const log = new RolloutLog();
    [0, 1, 2].forEach(minute =>
      add(log, T0 + minute * MINUTE, { requests: 3 }, { requests: 5 }),
    );

    expect(evidenceOf(log)?.warm?.fromMs).toBe(T0 + 2 * MINUTE);
  });

  it('say which is cold', () => {
    const log = new RolloutLog();
    [0, 5, 12].forEach((hits, minute) =>
      add(log, T0 + minute * MINUTE, prefixes(hits), prefixes(60)),
    );

    expect(plainEvidenceOf(log)).toMatchObject({
      warmUp: {
        prefixHitRatio: 0.085,
        stablePrefixHitRatio: 0.6,
        reason: expect.stringContaining(
          'prefix cache of chat/canary is not warm',
        ),
      },
    });
  });

  it('stay warm over another weight, and are cold with another image', () => {
    const log = new RolloutLog();
    for (let minute = 0; minute < 6; minute++) {
      add(log, T0 + minute * MINUTE);
    }
    const half = rule({ shares: { [STABLE]: 0.5, [CANARY]: 0.5 } });
    add(log, T0 + 6 * MINUTE, prefixes(50), prefixes(50), half);
    expect(evidenceOf(log)?.warm?.fromMs).toBe(T0 + 6 * MINUTE);

    const other = rule({ versions: '[["vllm:1"],["vllm:9"]]' });
    add(log, T0 + 7 * MINUTE, prefixes(50), prefixes(50), other);
    expect(evidenceOf(log)?.warm).toBeUndefined();
  });

  it('leave out of the comparison what came before', () => {
    const log = new RolloutLog();
    const canary = countedSample({ share: 0.1 });
    for (let minute = 0; minute < 5; minute++) {
      add(log, T0 + minute * MINUTE, canary, countedSample({ share: 1 }));
    }

    expect(evidenceOf(log)?.all.canary.server?.requests).toBe(5 * 500);
    expect(evidenceOf(log)?.warm?.canary.server?.requests).toBe(2 * 500);
  });
});

it('goes back between six and twelve hours, whatever the traffic', () => {
  const log = new RolloutLog();
  let most = 0;
  for (let minute = 0; minute <= 20 * 60; minute++) {
    add(log, T0 + minute * MINUTE);
    most = Math.max(most, JSON.stringify(log.states()).length);
  }
  const { all } = evidenceOf(log)!;

  expect(all.toMs - all.fromMs).toBeGreaterThanOrEqual(6 * HOUR);
  expect(all.toMs - all.fromMs).toBeLessThanOrEqual(12 * HOUR + MINUTE);
  expect(evidenceOf(log)?.sinceMs).toBe(T0);
  expect(most).toBeLessThan(3000);
});

it('takes what a database counted for the whole step', () => {
  const log = new RolloutLog();
  const set = (atMs: number, requests: number, hits: number) =>
    log.set(
      {
        ...rule(),
        sources: { server: 'Prometheus' },
        counts: {
          [STABLE]: counted({ requests: 900 }),
          [CANARY]: counted({
            requests,
            prefixHits: hits,
            prefixQueries: 2 * hits,
          }),
        },
      },
      atMs,
    );
  set(T0, 10, 100);
  set(T0 + MINUTE, 25, 260);
  set(T0 + 2 * MINUTE, 60, 420);
  set(T0 + 3 * MINUTE, 75, 580);

  expect(evidenceOf(log)).toMatchObject({
    all: { fromMs: T0, canary: { server: { requests: 75 } } },
    warm: { fromMs: T0 + 2 * MINUTE },
    warmUp: { prefixHitRatio: 0.5 },
  });
});

it('goes on after a restart, with a minute lost at most', () => {
  const log = new RolloutLog();
  for (let second = 0; second <= 100; second += 10) {
    add(log, T0 + second * 1000);
  }
  const saved = log
    .states()
    .flatMap(state => parseRollout(JSON.stringify(state)) ?? []);
  const again = new RolloutLog(saved);

  expect(evidenceOf(again)?.all).toMatchObject({
    fromMs: T0,
    toMs: T0 + MINUTE,
    canary: { server: { requests: 70 } },
  });
  add(again, T0 + 200_000);
  expect(evidenceOf(again)?.all.canary.server?.requests).toBe(80);
});

it('saves a state once a minute, and at once what begins', () => {
  const log = new RolloutLog();
  add(log, T0);
  const [first] = log.states();
  add(log, T0 + 30_000);
  expect(log.states()).toEqual([first]);
  add(log, T0 + MINUTE);
  expect(log.states()[0]).not.toBe(first);
});

it('forgets a rule that is gone', () => {
  const log = new RolloutLog();
  add(log, T0);
  add(log, T0 + 2 * HOUR, prefixes(1), prefixes(1), rule({ key: 'other' }));

  expect(log.states().map(({ key }) => key)).toEqual(['other']);
  expect(evidenceOf(log)).toBeUndefined();
});
