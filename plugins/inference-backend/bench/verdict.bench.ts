// SPDX-License-Identifier: Apache-2.0
import {
  RolloutModel,
  simulateRollout,
  sizeAsked,
  VersionModel,
} from '../src/core/rollout/testing/simulateRollout';

interface Figure {
  figure: string;
  value: number;
  unit: string;
  versus?: number;
}

const RUNS = Number(process.env.VERDICT_RUNS ?? 2000);
const FALSE_ALARMS = 5;
const DETECTED = 90;

interface Case {
  name: string;
  version: VersionModel;
  share: number;
  requestsPerSecond: number;
  drift: number;
}

const CASES: Case[] = [
  {
    name: 'chat, 10 %',
    version: {
      ttftMs: 180,
      spread: 0.6,
      slowShare: 0.03,
      errorRate: 0.005,
      itlMs: 30,
      itlSpread: 0.4,
    },
    share: 0.1,
    requestsPerSecond: 4,
    drift: 0.1,
  },
  {
    name: 'long prompts, 50 %, 5 % errors',
    version: {
      ttftMs: 900,
      spread: 1,
      slowShare: 0.05,
      errorRate: 0.05,
      itlMs: 30,
      itlSpread: 0.4,
    },
    share: 0.5,
    requestsPerSecond: 3,
    drift: 0.2,
  },
  {
    name: 'no errors, 20 %',
    version: {
      ttftMs: 60,
      spread: 0.8,
      slowShare: 0.01,
      errorRate: 0,
      itlMs: 30,
      itlSpread: 0.4,
    },
    share: 0.2,
    requestsPerSecond: 4,
    drift: 0.1,
  },
  {
    // Between 25 and 50 ms, which is one bucket of vLLM's.
    name: 'even tokens, 10 %',
    version: {
      ttftMs: 180,
      spread: 0.6,
      slowShare: 0.03,
      errorRate: 0.005,
      itlMs: 33,
      itlSpread: 0.1,
    },
    share: 0.1,
    requestsPerSecond: 4,
    drift: 0.05,
  },
];

function percentOf(runs: number, is: (run: number) => boolean): number {
  let count = 0;
  for (let run = 0; run < runs; run++) {
    count += is(run) ? 1 : 0;
  }
  return (count * 100) / runs;
}

function modelOf(
  { version, share, requestsPerSecond, drift }: Case,
  minutes: number,
  canary: Partial<VersionModel> = {},
): RolloutModel {
  return {
    stable: version,
    canary: { ...version, ...canary },
    share,
    requestsPerSecond,
    minutes,
    drift,
  };
}

/** How often rollouts without a difference are failed, and those with one are not. */
export default function bench(report: (figure: Figure) => void): void {
  CASES.forEach((each, index) => {
    const seed = (index + 1) * 1_000_000;
    const asked = sizeAsked(modelOf(each, 0), seed);
    const minutesFor = (requests: number) =>
      Math.ceil(requests / each.requestsPerSecond / 60);
    const { name, version } = each;
    const { errorRate, ttftMs } = asked;
    const longest = minutesFor(Math.max(...Object.values(asked)));
    report({
      figure: `${name}: asked for errors`,
      value: errorRate,
      unit: 'requests',
    });
    report({
      figure: `${name}: asked for TTFT`,
      value: ttftMs,
      unit: 'requests',
    });
    let passed = 0;
    const alarms = percentOf(RUNS, run => {
      const outcome = simulateRollout(modelOf(each, longest), seed + run);
      passed += !outcome.failed && outcome.passed !== undefined ? 1 : 0;
      return outcome.failed !== undefined;
    });
    report({
      figure: `${name}: no difference, failed at any minute of ${longest}`,
      value: alarms,
      unit: '%',
      versus: FALSE_ALARMS,
    });
    report({
      figure: `${name}: no difference, passed within them`,
      value: (passed * 100) / RUNS,
      unit: '%',
    });
    worseVersions(version, asked).forEach(({ what, worse, requests }, kind) => {
      const model = modelOf(each, minutesFor(requests), worse);
      const first = seed + (kind + 1) * 100_000;
      report({
        figure: `${name}: ${what}, failed within what was asked`,
        value: percentOf(
          RUNS,
          run => simulateRollout(model, first + run).failed !== undefined,
        ),
        unit: '%',
        versus: DETECTED,
      });
    });
  });
}

/** What has to be found, and within how many requests. */
function worseVersions(
  { ttftMs, itlMs, errorRate }: VersionModel,
  asked: ReturnType<typeof sizeAsked>,
): Array<{ what: string; worse: Partial<VersionModel>; requests: number }> {
  return [
    {
      what: 'TTFT 20 % worse',
      worse: { ttftMs: ttftMs * 1.2 },
      requests: asked.ttftMs,
    },
    {
      what: '2 points more errors',
      worse: { errorRate: errorRate + 0.02 },
      requests: asked.errorRate,
    },
    {
      what: 'tokens 20 % slower',
      worse: { itlMs: itlMs * 1.2 },
      requests: asked.itlMs,
    },
  ];
}
