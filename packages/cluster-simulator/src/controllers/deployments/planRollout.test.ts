// SPDX-License-Identifier: Apache-2.0
import { planRollout, readLimits, SetSize } from './planRollout';

const set = (
  name: string,
  replicas: number,
  available = replicas,
  pods = replicas,
): SetSize => ({ name, replicas, available, pods });

describe('planRollout', () => {
  it.each([
    {
      case: 'starts everything at once where there was nothing',
      desired: 3,
      current: set('new', 0),
      old: [],
      steps: { new: 3 },
    },
    {
      case: 'scales the current set up',
      desired: 5,
      current: set('new', 3),
      old: [],
      steps: { new: 5 },
    },
    {
      case: 'scales the current set down',
      desired: 1,
      current: set('new', 4),
      old: [],
      steps: { new: 1 },
    },
    {
      case: 'surges by one before it takes anything away',
      desired: 4,
      current: set('new', 0),
      old: [set('old', 4)],
      steps: { new: 1 },
    },
    {
      case: 'takes away what may be unavailable',
      desired: 4,
      current: set('new', 1, 0),
      old: [set('old', 4)],
      steps: { old: 3 },
    },
    {
      case: 'waits while the new pod starts and nothing may be missing',
      desired: 3,
      maxUnavailable: 0,
      current: set('new', 1, 0),
      old: [set('old', 3)],
      steps: {},
    },
    {
      case: 'gives up old pods that do not work first',
      desired: 3,
      maxUnavailable: 1,
      current: set('new', 1, 1),
      old: [set('broken', 2, 0), set('old', 1)],
      steps: { broken: 0 },
    },
    {
      case: 'has nothing to do at the end',
      desired: 2,
      current: set('new', 2),
      old: [set('old', 0)],
      steps: {},
    },
    {
      case: 'recreating, ends the old pods first',
      recreate: true,
      desired: 1,
      current: set('new', 0),
      old: [set('old', 1)],
      steps: { old: 0 },
    },
    {
      case: 'recreating, waits for the last of them',
      recreate: true,
      desired: 1,
      current: set('new', 0),
      old: [set('old', 0, 0, 1)],
      steps: {},
    },
    {
      case: 'recreating, then starts the new ones',
      recreate: true,
      desired: 2,
      current: set('new', 0),
      old: [set('old', 0)],
      steps: { new: 2 },
    },
  ])('$case', ({ steps, case: _, ...input }) => {
    expect(
      Object.fromEntries(
        planRollout({
          recreate: false,
          maxSurge: 1,
          maxUnavailable: 1,
          ...input,
        }),
      ),
    ).toEqual(steps);
  });
});

describe('readLimits', () => {
  it.each([
    [undefined, 8, { maxSurge: 2, maxUnavailable: 2 }],
    [undefined, 3, { maxSurge: 1, maxUnavailable: 0 }],
    [{ maxSurge: 0, maxUnavailable: 2 }, 3, { maxSurge: 0, maxUnavailable: 2 }],
    [
      { maxSurge: '50%', maxUnavailable: '0%' },
      5,
      { maxSurge: 3, maxUnavailable: 0 },
    ],
    [{ maxSurge: 0, maxUnavailable: 0 }, 4, { maxSurge: 0, maxUnavailable: 1 }],
  ])('%j of %d replicas', (rollingUpdate, desired, limits) => {
    expect(readLimits({ strategy: { rollingUpdate } }, desired)).toEqual(
      limits,
    );
  });
});
