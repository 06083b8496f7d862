// SPDX-License-Identifier: Apache-2.0
import { nameSteps } from './nameSteps';

const ENTITY = 'component:default/qwen-chat';
const at = (minute: number, second = 0) =>
  new Date(Date.UTC(2026, 10, 20, 14, minute, second)).toISOString();

function pull(number: number, mergedAt?: string, entityRef = ENTITY) {
  return {
    number,
    entityRef,
    title: `Change ${number}`,
    author: `user:default/author-${number}`,
    head: { branch: 'rollout', commit: `c${number}` },
    updatedAt: at(0),
    url: `https://git.example/pulls/${number}`,
    state: mergedAt ? ('merged' as const) : ('open' as const),
    ...(mergedAt && {
      merged: { at: mergedAt, by: 'user:default/dan', commit: `m${number}` },
    }),
  };
}

it.each([
  ['the last one merged before', [pull(1, at(20)), pull(2, at(25))], 2],
  ['one that a clock puts after it', [pull(3, at(30, 4))], 3],
  ['none that was merged later', [pull(4, at(31))], undefined],
  ['none from long before', [pull(5, at(14))], undefined],
  ['none that is open', [pull(6)], undefined],
  ["none of another's", [pull(7, at(29), 'component:default/x')], undefined],
])('names %s', (_, pulls, number) => {
  const step = { at: at(30), weight: 0.5 };
  expect(nameSteps([step], pulls, ENTITY)).toEqual([
    number === undefined
      ? step
      : {
          ...step,
          by: `user:default/author-${number}`,
          pullRequest: `https://git.example/pulls/${number}`,
        },
  ]);
});

it('keeps what the cluster tells', () => {
  const step = { at: at(30), weight: 0.5, by: 'user:default/chloe' };
  expect(nameSteps([step], [pull(1, at(29))], ENTITY)[0].by).toBe(
    'user:default/chloe',
  );
});
