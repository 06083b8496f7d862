// SPDX-License-Identifier: Apache-2.0
import { NoticeLevel, NoticeRecord, Trouble } from './Notice';
import { isQuiet } from './QuietHours';
import { stepNotice } from './stepNotice';

const SECOND = 1_000;
const times = {
  settleMs: {
    failing: 10 * SECOND,
    degraded: 30 * SECOND,
    rollout: 0,
    advisory: 0,
  },
  wellMs: 20 * SECOND,
  flapMs: 600 * SECOND,
};

const trouble = (level: NoticeLevel): Trouble => ({
  entityRef: 'component:default/qwen',
  code: 'picker-unschedulable',
  level,
  title: 'No node has room',
  detail: 'It asks for 1 GPU.',
  clusters: ['eu', 'us'],
});

/** Plays `[second, what is seen]` and gives what was told, by second. */
function play(
  seen: Array<[second: number, level: NoticeLevel | undefined]>,
  more: {
    until?: number;
    isHeard?(second: number, cluster: string): boolean;
    isQuietAt?(second: number): boolean;
  } = {},
): string[] {
  const { until = 2_000, isHeard = () => true, isQuietAt = () => false } = more;
  const told: string[] = [];
  let record: NoticeRecord | undefined;
  for (let second = 0; second <= until; second++) {
    const [, level] = seen.filter(([from]) => from <= second).at(-1) ?? [];
    const step = stepNotice(record, level && trouble(level), {
      nowMs: second * SECOND,
      times,
      isHeard: cluster => isHeard(second, cluster),
      isQuiet: () => isQuietAt(second),
    });
    record = step.record;
    if (step.tell) {
      told.push(`${second} ${step.tell} ${record?.toldLevel ?? ''}`.trim());
    }
  }
  return told;
}

it.each<[string, Parameters<typeof play>, string[]]>([
  ['nothing', [[]], []],
  [
    'a moment',
    [
      [
        [5, 'failing'],
        [14, undefined],
      ],
    ],
    [],
  ],
  [
    'what lasts, and that it is over',
    [
      [
        [5, 'failing'],
        [100, undefined],
      ],
    ],
    ['15 begins failing', '120 ends'],
  ],
  [
    'once while it is away for a moment',
    [
      [
        [5, 'failing'],
        [100, undefined],
        [119, 'failing'],
        [300, undefined],
      ],
    ],
    ['15 begins failing', '320 ends'],
  ],
  [
    'what becomes worse, not what becomes better',
    [
      [
        [0, 'degraded'],
        [100, 'failing'],
        [200, 'degraded'],
        [300, undefined],
      ],
    ],
    ['30 begins degraded', '110 begins failing', '320 ends'],
  ],
  [
    'once that it comes and goes, and when it is quiet at last',
    [
      [
        [0, 'failing'],
        [50, undefined],
        [100, 'failing'],
        [150, undefined],
        [200, 'failing'],
        [250, undefined],
        [300, 'failing'],
        [350, undefined],
      ],
    ],
    [
      '10 begins failing',
      '70 ends',
      '110 begins failing',
      '170 ends',
      '210 flaps failing',
      '950 ends',
    ],
  ],
  [
    'nothing of the end while a cluster is silent',
    [
      [
        [0, 'failing'],
        [50, undefined],
      ],
      { isHeard: (second, cluster) => cluster === 'eu' || second > 500 },
    ],
    ['10 begins failing', '521 ends'],
  ],
  [
    'after quiet hours what still lasts',
    [[[0, 'failing']], { isQuietAt: second => second < 400 }],
    ['400 begins failing'],
  ],
  [
    'nothing of what came and went in quiet hours',
    [
      [
        [0, 'failing'],
        [300, undefined],
      ],
      { isQuietAt: second => second < 400 },
    ],
    [],
  ],
  [
    'each time that a rollout waits, and not its end',
    [
      [
        [0, 'rollout'],
        [20, undefined],
        [40, 'rollout'],
        [60, undefined],
        [80, 'rollout'],
        [100, undefined],
      ],
    ],
    ['0 begins rollout', '40 begins rollout', '80 begins rollout'],
  ],
  [
    'advice once, and not its end',
    [
      [
        [0, 'advisory'],
        [50, undefined],
      ],
    ],
    ['0 begins advisory'],
  ],
])('tells %s', (_, [seen, more], told) => {
  expect(play(seen, more)).toEqual(told);
});

it.each<[string, NoticeLevel, boolean]>([
  ['2026-07-01T21:59:00Z', 'degraded', true],
  ['2026-07-01T19:59:00Z', 'degraded', false],
  ['2026-07-01T04:59:00Z', 'degraded', true],
  ['2026-07-01T05:00:00Z', 'degraded', false],
  ['2026-07-01T21:59:00Z', 'failing', false],
])('%s is quiet for %s: %s', (at, level, quiet) => {
  const night = {
    from: 22 * 60,
    to: 7 * 60,
    timeZone: 'Europe/Berlin',
    levels: ['degraded', 'advisory'] as const,
  };
  expect(isQuiet([night], level, Date.parse(at))).toBe(quiet);
});
