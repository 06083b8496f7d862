// SPDX-License-Identifier: Apache-2.0
import { PoolSources } from './deriveLoad';
import { LoadMemo } from './LoadMemo';
import { SignalWindow } from './SignalWindow';

const NO_WINDOW: SignalWindow = {
  gauge: () => undefined,
  rate: () => undefined,
  increase: () => undefined,
  histogramRate: () => undefined,
  subjects: () => [],
};

function setup(readAt: readonly number[]) {
  const memo = new LoadMemo<number>();
  let derived = 0;
  const getAt = (now: number) =>
    memo.get('chat', now, {
      sources: (): PoolSources => ({
        pickers: [],
        servers: readAt.map(at => ({
          name: 'one:8000',
          pod: 'one',
          at,
          measures: NO_WINDOW,
        })),
        serverTargets: readAt.length,
        now,
        staleAfterMs: 45,
      }),
      derive: () => {
        derived += 1;
        return derived;
      },
    });
  return { memo, getAt };
}

it('derives once until the first of the pages becomes stale, and again until the next does', () => {
  const { getAt } = setup([100, 110]);
  expect([111, 130, 145].map(getAt)).toEqual([1, 1, 1]);
  // At 145 ms the page of 100 ms is still fresh, at 146 it is not.
  expect([146, 155].map(getAt)).toEqual([2, 2]);
  expect([156, 1_000].map(getAt)).toEqual([3, 3]);
});

it('derives anew once it is cleared', () => {
  const { memo, getAt } = setup([100]);
  expect(getAt(101)).toBe(1);
  memo.clear();
  expect(getAt(101)).toBe(2);
});
