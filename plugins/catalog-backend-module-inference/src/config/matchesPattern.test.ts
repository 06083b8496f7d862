// SPDX-License-Identifier: Apache-2.0
import { isWanted, matchesPattern } from './matchesPattern';

it.each<[string | undefined, string, boolean]>([
  [undefined, 'anything', true],
  ['chat', 'chat', true],
  ['chat', 'chat-2', false],
  ['*', '', true],
  ['team-*', 'team-', true],
  ['team-*', 'a-team-b', false],
  ['*-dev', 'chat-dev', true],
  ['*-dev', 'dev', false],
  ['a*a', 'a', false],
  ['a*b*c', 'a-b-c', true],
  ['a*b*c', 'a-c-b', false],
  ['a*bb*b', 'abb', false],
  ['**', 'x', true],
  // A dot is a dot, and no pattern takes for ever.
  ['a.c', 'abc', false],
  ['*a*a*a*a*a*a*b', 'a'.repeat(50_000), false],
])('%s and %s', (pattern, text, matches) => {
  expect(matchesPattern(pattern, text)).toBe(matches);
});

it.each<[string, boolean]>([
  ['prod-eu/chat/qwen', true],
  ['prod-eu/chat/qwen-scratch', false],
  ['prod-eu/kube-system/qwen', false],
  ['dev/chat/qwen', false],
])('%s', (pool, wanted) => {
  const [cluster, namespace, name] = pool.split('/');
  const config = {
    include: [{ cluster: 'prod-*' }, { namespace: 'shared' }],
    exclude: [
      { namespace: 'kube-*' },
      { cluster: 'prod-eu', name: '*-scratch' },
    ],
  };
  expect(isWanted({ cluster, namespace, name }, config)).toBe(wanted);
});
