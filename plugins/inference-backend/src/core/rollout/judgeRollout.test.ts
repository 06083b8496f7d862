// SPDX-License-Identifier: Apache-2.0
import { plainOf } from '../plainOf';
import { BinnedTimes } from './BinnedTimes';
import { forecastStep } from './forecastStep';
import { judgeRollout } from './judgeRollout';
import { Counted, RolloutEvidence } from './RolloutEvidence';
import { DEFAULT_SETTINGS, RolloutSettings } from './RolloutSettings';
import {
  countedSample,
  sampleEvidence,
  VersionSample,
} from './testing/sampleEvidence';

const canary = (version: Partial<VersionSample> = {}) =>
  countedSample({ share: 0.25, ...version });
const judge = (
  counted: Counted,
  settings: Partial<RolloutSettings> = {},
  more: Partial<RolloutEvidence> = {},
) =>
  plainOf(
    judgeRollout(sampleEvidence(counted, more), {
      ...DEFAULT_SETTINGS,
      ...settings,
    }),
  );
const without = (counted: Counted, ...names: Array<keyof Counted>): Counted =>
  Object.fromEntries(
    Object.entries(counted).filter(
      ([name]) => !names.includes(name as keyof Counted),
    ),
  );
const brief = ({ verdict, comparisons }: ReturnType<typeof judge>) => [
  verdict,
  ...comparisons.map(each => each.verdict),
];

const [P, F, I] = ['pass', 'fail', 'insufficient'];

it.each<[what: string, counted: Counted, expected: string[]]>([
  ['no difference', canary(), [P, P, P, P, P]],
  ['a slower first token', canary({ ttft: 1.35 }), [F, P, F, P, P]],
  ['slower tokens', canary({ itl: 1.4 }), [F, P, P, F, P]],
  ['slower answers', canary({ e2e: 1.5 }), [F, P, P, P, F]],
  ['more errors', canary({ errorRate: 0.05 }), [F, F, P, P, P]],
  [
    'quicker in all',
    canary({ ttft: 0.7, itl: 0.7, e2e: 0.7 }),
    [P, P, P, P, P],
  ],
  [
    'a little slower, and surely',
    countedSample({ share: 40, ttft: 1.04 }),
    [P, P, P, P, P],
  ],
  ['too few', canary({ share: 0.018 }), [I, I, I, I, I]],
  ['enough to look, too few to tell', canary({ share: 0.03 }), [I, I, I, P, I]],
  [
    'too few, and half of them fail',
    canary({ share: 0.03, errorRate: 0.5 }),
    [F, F, I, P, I],
  ],
])('judges %s', (_what, counted, expected) => {
  expect(brief(judge(counted))).toEqual(expected);
});

it.each<[what: string, counted: Counted, reason: RegExp]>([
  ['no page of the canary', {}, /Errors: nobody counts the requests/],
  [
    'no errors counted',
    without(canary(), 'errors'),
    /Errors: nobody counts the requests/,
  ],
  [
    'no times of the canary',
    without(canary(), 'ttft'),
    /first token: no times of the canary are known/,
  ],
  [
    'few requests',
    canary({ share: 0.018 }),
    /90 requests to the canary and 5000/,
  ],
])('says why it does not tell: %s', (_what, counted, reason) => {
  const { verdict, reasons } = judge(counted);

  expect(verdict).toBe('insufficient');
  expect(reasons.join('\n')).toMatch(reason);
});

it('leaves out, and says so, what neither version has', () => {
  const stable = without(countedSample({ share: 1 }), 'itl');
  const all = {
    ...sampleEvidence({}).all,
    stable: { server: stable },
    canary: { server: without(canary(), 'itl') },
  };
  const { verdict, reasons } = judge({}, {}, { all, warm: all });

  expect(verdict).toBe('pass');
  expect(reasons).toContain(
    'Time between tokens: neither version’s pages have it',
  );
});

describe('requests of which nobody tells whose they were', () => {
  const judgeErrors = (own: number, unassigned: number) => {
    const stable = { ...countedSample({ share: 1 }), errors: 5 };
    const all = {
      ...sampleEvidence({}).all,
      stable: { picker: { ...stable, unassigned } },
      canary: { picker: { ...canary(), errors: own, unassigned } },
    };
    return judge({}, {}, { all, warm: all }).comparisons[0];
  };

  it('count against the canary for a pass', () => {
    const requests = canary().requests ?? 0;
    expect(judgeErrors(0, Math.round(requests * 0.001)).verdict).toBe('pass');
    expect(judgeErrors(0, Math.round(requests * 0.1))).toMatchObject({
      verdict: 'insufficient',
      reason: expect.stringMatching(
        /^Errors: up to \d+ requests failed at the pool’s servers, and nobody tells whose they were$/,
      ),
      canary: { samples: Math.round(requests) },
    });
  });

  it('count for it for a failure', () => {
    const many = Math.round((canary().requests ?? 0) * 0.1);
    expect(judgeErrors(many, 3).verdict).toBe('fail');
    expect(judgeErrors(many, 10 * many).verdict).toBe('insufficient');
  });

  it('may be all where no server was read', () => {
    const all = {
      ...sampleEvidence({}).all,
      stable: { picker: { ...countedSample({ share: 1 }), errors: 0 } },
      canary: { picker: { ...canary(), errors: 0 } },
    };
    const [errors] = judge(
      {},
      {},
      { all, warm: all, countedBy: 'picker' },
    ).comparisons;
    expect(errors).toMatchObject({
      verdict: 'insufficient',
      reason: expect.stringMatching(/^Errors: up to 6250 requests failed/),
    });
  });

  it('show no share of errors', () => {
    expect(judgeErrors(0, 40).canary).not.toHaveProperty('value');
    expect(judgeErrors(0, 0).canary).toMatchObject({ value: 0, errors: 0 });
  });
});

it('does not pass on errors alone', () => {
  const only = { server: { requests: 9000, errors: 11 } };
  const all = { ...sampleEvidence({}).all, stable: only, canary: only };

  expect(judge({}, {}, { all, warm: all }).verdict).toBe('insufficient');
});

it('compares no times before the cache is warm, and errors all the same', () => {
  const cold = {
    warm: undefined,
    warmUp: { reason: 'the prefix cache of chat/canary is not warm yet' },
  };

  expect(brief(judge(canary({ ttft: 3 }), {}, cold))).toEqual([I, P, I, I, I]);
  expect(judge(canary({ ttft: 3 }), {}, cold).reasons[0]).toBe(
    'Time to first token: the prefix cache of chat/canary is not warm yet',
  );
  expect(judge(canary({ errorRate: 0.07 }), {}, cold).verdict).toBe('fail');
});

it('takes the first that counts both, and never different ones', () => {
  const all = {
    ...sampleEvidence({}).all,
    stable: {
      gateway: { requests: 4000, errors: 4 },
      server: countedSample({ share: 1 }),
    },
    canary: {
      picker: { requests: 900, errors: 700 },
      server: canary({ errorRate: 0.02 }),
    },
  };
  const [errors] = judge({}, {}, { all }).comparisons;

  expect(errors).toMatchObject({
    stable: { samples: 5000, errors: 50 },
    canary: { samples: 1250, errors: 25 },
    source: 'model servers (3)',
  });
});

it('counts times between tokens as many as there were requests', () => {
  // Of 7 % more, 200,000 times would be sure if they were all independent.
  const { comparisons } = judge(canary({ itl: 1.07 }));

  expect(comparisons[2].canary.samples).toBe(200_001);
  expect(comparisons[2].p).toBeGreaterThan(0.0125);
});

describe('times of which one wide bucket holds nearly all', () => {
  const counts = [2, 9000, 5, 0];
  const judgeBy = (stable: Partial<BinnedTimes>, own: Partial<BinnedTimes>) => {
    const of = (counted: Counted, more: Partial<BinnedTimes>) => ({
      server: {
        ...counted,
        ttft: { boundsMs: [100, 250, 500], counts, ...more },
      },
    });
    const all = {
      ...sampleEvidence({}).all,
      stable: of(countedSample({ share: 1 }), stable),
      canary: of(canary(), own),
    };
    return judge({}, {}, { all, warm: all });
  };
  const MEAN = { sumMs: 9007 * 160 };

  it.each<
    [
      what: string,
      stable: Partial<BinnedTimes>,
      canary: Partial<BinnedTimes>,
      verdict: string,
      reason: RegExp,
    ]
  >([
    [
      'as long by the mean',
      MEAN,
      { sumMs: 9007 * 162 },
      P,
      /\+1\.25 % \(.*\) of the mean, which is 160 ms and 162 ms, as one bucket of the histogram holds nearly all, surely not worse by 20 %$/,
    ],
    [
      'longer by the mean, in the same bucket',
      MEAN,
      { sumMs: 9007 * 200 },
      F,
      /the canary is worse, \+25 % \(.*\) of the mean, which is 160 ms and 200 ms/,
    ],
    [
      'a little longer, in few requests',
      MEAN,
      { counts: [2, 118, 0, 0], sumMs: 120 * 179 },
      I,
      /\+11\.9 % .*, which may be worse by 20 % or not at all/,
    ],
    [
      'in a lower bucket',
      MEAN,
      { counts: [900, 30, 0, 0], sumMs: 930 * 80 },
      P,
      /-50 % .*surely not worse/,
    ],
    [
      'without a sum',
      {},
      {},
      I,
      /^Time to first token: .*one bucket .*, in which 20 % more can’t be seen: more requests will not decide it$/,
    ],
    ['with one sum only', MEAN, {}, I, /more requests will not decide it$/],
    [
      'a sum that its buckets rule out',
      MEAN,
      { sumMs: 9007 * 300 },
      I,
      /more requests will not decide it$/,
    ],
    [
      'some past the last bound',
      MEAN,
      { counts: [2, 9000, 5, 1], sumMs: 9008 * 161 },
      I,
      /more requests will not decide it$/,
    ],
  ])('judges them %s', (_what, stable, own, verdict, reason) => {
    const judged = judgeBy(stable, own);

    expect(judged.comparisons[1].verdict).toBe(verdict);
    expect(judged.comparisons[1].reason).toMatch(reason);
  });

  it('tells how many requests decide by the mean', () => {
    const { needed } = judgeBy(MEAN, MEAN).comparisons[1];
    // The nearer all can be to the ends of the bucket, the more it takes.
    const { needed: more } = judgeBy(
      { ...MEAN, counts: [2, 6700, 2305, 0], sumMs: 9007 * 220 },
      MEAN,
    ).comparisons[1];

    expect(needed?.canary).toBeGreaterThan(100);
    expect(more?.canary).toBeGreaterThan(needed?.canary ?? Infinity);
  });
});

it('draws the interval around the effect, and its margin', () => {
  const [errors, ttft] = judge(
    canary({ ttft: 1.2, errorRate: 0.03 }),
  ).comparisons;

  expect(errors.effect?.value).toBeCloseTo(0.0204, 4);
  expect(errors).toMatchObject({
    margin: 0.02,
    effect: { kind: 'difference' },
  });
  expect(ttft.effect?.value).toBeCloseTo(1.2, 1);
  for (const { effect } of [errors, ttft]) {
    expect(effect?.low).toBeLessThan(effect?.value ?? NaN);
    expect(effect?.high).toBeGreaterThan(effect?.value ?? NaN);
  }
});

describe('guards', () => {
  const guarded = (limit: number, errorRate: number) =>
    judge(canary({ errorRate }), {
      guards: [{ signal: 'errorRate', limit }],
      margins: { ...DEFAULT_SETTINGS.margins, errorRate: 0.5 },
    });

  it.each([
    [0.02, 0.01, 'pass'],
    [0.02, 0.06, 'fail'],
    [0.02, 0.0288, 'insufficient'],
  ])('hold errors to %d: %d is a %s', (limit, errorRate, verdict) => {
    expect(guarded(limit, errorRate).guards[0]).toMatchObject({
      verdict,
      exceeded: Math.round(errorRate * 1250) / 1250,
    });
    expect(guarded(limit, errorRate).verdict).toBe(verdict);
  });

  it.each([
    [10_000, 'pass'],
    [2500, 'pass'],
    [750, 'fail'],
  ])('hold 95 %% of the first tokens to %d ms: %s', (limit, verdict) => {
    const { guards } = judge(canary(), {
      guards: [{ signal: 'ttftMs', limit }],
    });
    expect(guards[0].verdict).toBe(verdict);
  });

  it('say so where nothing is known', () => {
    const guards = [{ signal: 'ttftMs' as const, limit: 500 }];
    expect(judge({}, { guards }).guards[0]).toMatchObject({
      verdict: 'insufficient',
      reason: 'Fewer than 100 requests to the canary are known',
    });
  });
});

describe('what it takes', () => {
  const neededOf = (share: number, settings: Partial<RolloutSettings> = {}) =>
    judge(canary(), { share, ...settings }).comparisons.map(
      ({ needed }) => (needed?.stable ?? NaN) + (needed?.canary ?? NaN),
    );

  it('is least where both get as much, and more for smaller differences', () => {
    const [half, tenth] = [neededOf(0.5), neededOf(0.1)];
    const finer = neededOf(0.5, {
      margins: { errorRate: 0.01, ttftMs: 1.1, itlMs: 1.1, e2eMs: 1.1 },
    });
    half.forEach((requests, index) => {
      expect(tenth[index]).toBeGreaterThan(requests);
      expect(finer[index]).toBeGreaterThan(2 * requests);
    });
  });

  it('is told before the canary gets a request', () => {
    const { comparisons } = judge({}, {}, { share: 0 });
    const forecast = forecastStep({
      comparisons,
      requestsPerSecond: 4,
      elapsedMs: 0,
      coldMs: 120_000,
      basis: 'the pools’ rates at this moment',
    });
    const { stable, canary: own } = forecast.needed ?? { stable: 0, canary: 0 };

    expect(own / (own + stable)).toBeCloseTo(0.1, 2);
    expect(forecast.decidesAfterMs).toBe(
      Math.ceil(120_000 + (own + stable) * 250),
    );
    expect(forecast.remainingMs).toBe(forecast.decidesAfterMs);
  });

  it('is not told where nothing was measured, or nothing comes', () => {
    const ask = { elapsedMs: 60_000, coldMs: 0, basis: 'x' };
    expect(forecastStep({ ...ask, comparisons: [] }).needed).toBeUndefined();
    expect(
      forecastStep({ ...ask, ...judge(canary()), requestsPerSecond: 0 }),
    ).not.toHaveProperty('decidesAfterMs');
  });
});
