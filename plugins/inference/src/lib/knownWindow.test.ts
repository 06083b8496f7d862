// SPDX-License-Identifier: Apache-2.0
import { PoolHistory } from '@inference-portal/backstage-plugin-inference-common';
import { knownWindow } from './knownWindow';

const at = (clock: string) => Date.parse(`2026-03-04T${clock}Z`);
const whole = { from: at('12:00:00'), to: at('13:00:00') };

function history(
  points: Array<[string, number | null]>,
  marks: string[] = [],
): PoolHistory {
  const iso = (clock: string) => new Date(at(clock)).toISOString();
  return {
    stepMs: 15_000,
    series: [
      {
        signal: 'requestRate',
        unit: 'requests/s',
        source: 'picker',
        points: points.map(([clock, value]) => [iso(clock), value]),
      },
    ],
    marks: marks.map(clock => ({
      at: iso(clock),
      kind: 'finding',
      text: 'text',
      subject: 'subject',
    })),
  };
}

it.each<[string, string, Array<PoolHistory | undefined>]>([
  ['12:40:00', 'what was measured', [history([['12:40:00', 3]])]],
  [
    '12:45:00',
    'gaps before it left out',
    [
      history([
        ['12:10:00', null],
        ['12:45:00', 0],
      ]),
    ],
  ],
  [
    '12:30:00',
    'the pool known longest',
    [undefined, history([['12:50:00', 3]]), history([['12:30:00', 5]])],
  ],
  ['12:20:00', 'a mark before all values', [history([], ['12:20:00'])]],
  ['12:55:00', 'a twelfth at least', [history([['12:59:00', 3]])]],
  ['12:00:00', 'all where a quarter is missing', [history([['12:14:59', 3]])]],
  ['12:00:00', 'all where nothing is known', [history([]), undefined]],
])('begins at %s: %s', (from, _, histories) => {
  expect(knownWindow(whole, histories)).toEqual({
    from: at(from),
    to: whole.to,
  });
});
