// SPDX-License-Identifier: Apache-2.0
import { createManualClock } from '../../time/createManualClock';
import { createRandom } from '../../time/createRandom';
import type { DataRequest } from '../DataRequest';
import { SAMPLE_MODEL } from '../samples/createSampleCluster';
import { drawLength } from './drawLength';
import { createRequestDrawer } from './drawRequest';
import { LoadGenerator } from './LoadGenerator';
import { rateAt } from './rateAt';

const at = (hour: number) => Date.UTC(2026, 8, 15, hour);

describe('rateAt', () => {
  it.each([
    [14, 12],
    [20, 7.5],
    [2, 3],
    [26, 3],
  ])('at %d o’clock is %d', (hour, rate) => {
    const daily = { low: 3, high: 12, peakHour: 14 };
    expect(rateAt(daily, at(hour))).toBeCloseTo(rate);
  });
});

describe('drawLength', () => {
  it('has the mean and the deviation it was told', () => {
    const random = createRandom('lengths');
    const lengths = { mean: 600, deviation: 300, max: 1e9 };
    const drawn = Array.from({ length: 20_000 }, () =>
      drawLength(lengths, random),
    );
    const mean = drawn.reduce((sum, one) => sum + one, 0) / drawn.length;
    const variance =
      drawn.reduce((sum, one) => sum + (one - mean) ** 2, 0) / drawn.length;
    expect(Math.abs(mean - 600)).toBeLessThan(12);
    expect(Math.abs(Math.sqrt(variance) - 300)).toBeLessThan(20);
    expect(Math.min(...drawn)).toBeGreaterThanOrEqual(1);
  });
});

describe('createRequestDrawer', () => {
  const draw = createRequestDrawer(
    {
      ...SAMPLE_MODEL,
      adapters: [{ name: 'tickets', ratio: 0.25 }],
      prefixes: { count: 2, tokens: 320, ratio: 0.5 },
      objective: 'interactive',
    },
    createRandom('requests'),
  );
  const requests = Array.from({ length: 2000 }, draw);
  const completions = requests.flatMap(({ completion }) => completion ?? []);

  it('names adapters, streams and shares prefixes as often as told', () => {
    const ratio = (count: number) => count / requests.length;
    const adapters = completions.filter(({ model }) => model === 'tickets');
    const streams = completions.filter(({ stream }) => stream);
    const first = new Map<number, number>();
    for (const { prompt } of completions) {
      const [hash] = prompt.blockHashes;
      first.set(hash, (first.get(hash) ?? 0) + 1);
    }
    const shared = [...first.values()].filter(count => count > 1);
    expect(ratio(adapters.length)).toBeCloseTo(0.25, 1);
    expect(ratio(streams.length)).toBeCloseTo(0.7, 1);
    // Two beginnings each for the model and its adapter.
    expect(shared).toHaveLength(4);
    expect(ratio(shared.reduce((sum, one) => sum + one, 0))).toBeCloseTo(
      0.5,
      1,
    );
  });

  it('has as many blocks as a prompt fills, and says in the body what it asks for', () => {
    for (const { completion, body } of requests.slice(0, 50)) {
      expect(completion?.prompt.blockHashes).toHaveLength(
        Math.floor((completion?.prompt.tokens ?? 0) / 16),
      );
      expect(body).toMatchObject({
        model: completion?.model,
        stream: completion?.stream,
      });
    }
  });

  it('names its objective to both generations of pickers', () => {
    expect([...requests[0].headers.keys()]).toEqual(
      expect.arrayContaining([
        'x-gateway-inference-objective',
        'x-llm-d-inference-objective',
      ]),
    );
  });
});

describe('LoadGenerator', () => {
  function generate(factor: (now: number) => number) {
    const clock = createManualClock({ startAt: at(15) });
    const arrivals: number[] = [];
    const left: number[] = [];
    const load = new LoadGenerator({
      traffic: { ...SAMPLE_MODEL, abortRatio: 0 },
      clock,
      random: createRandom('load'),
      factor: () => factor(clock.now()),
      send: (_: DataRequest, __, arrivedAt) => {
        arrivals.push(arrivedAt);
        return now => left.push(now - arrivedAt);
      },
    });
    clock.every(50, () => load.advance(clock.now()));
    return { clock, arrivals, left };
  }

  it('sends as much as the hour says, at moments of its own', () => {
    const { clock, arrivals } = generate(() => 1);
    clock.advance(600_000);
    const expected = 12 * 600;
    expect(Math.abs(arrivals.length - expected)).toBeLessThan(
      3 * Math.sqrt(expected),
    );
    expect(arrivals.some(one => one % 50 !== 0)).toBe(true);
    expect([...arrivals].sort((a, b) => a - b)).toEqual(arrivals);
  });

  it('takes up a new factor at once', () => {
    const { clock, arrivals } = generate(now =>
      now <= at(15) + 60_000 ? 0 : 10,
    );
    clock.advance(60_000);
    expect(arrivals).toHaveLength(0);
    clock.advance(1000);
    expect(arrivals.length).toBeGreaterThan(80);
  });

  it('leaves where nothing comes', () => {
    const { clock, left } = generate(() => 1);
    clock.advance(150_000);
    expect(Math.round(Math.min(...left))).toBeGreaterThanOrEqual(30_000);
    expect(Math.max(...left)).toBeLessThanOrEqual(120_001);
  });
});
