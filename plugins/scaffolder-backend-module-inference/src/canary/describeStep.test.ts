// SPDX-License-Identifier: Apache-2.0
import { describeStep, TakenStep } from './describeStep';

const describe = (changes: Partial<TakenStep>) =>
  describeStep({
    step: 'start',
    way: 'pools',
    namespace: 'chat',
    route: 'qwen-chat',
    stable: 'qwen-chat',
    canary: 'qwen-chat-v2',
    user: 'user:default/chloe',
    isPlanned: false,
    entityRef: 'component:default/qwen-chat',
    ...changes,
  }).description;

it.each([
  ['pools', 'they come before its servers are up'],
  ['rewrite', 'they come before every server has loaded it'],
] as const)(
  'warns of requests that come too early by %s, where there are any',
  (way, warning) => {
    expect(describe({ way, after: { stable: 90, canary: 10 } })).toContain(
      `${warning}: to be safe, start at 0 % and shift once it is ready.`,
    );
    expect(describe({ way, after: { stable: 100, canary: 0 } })).not.toContain(
      warning,
    );
    expect(
      describe({ way, step: 'shift', after: { stable: 50, canary: 50 } }),
    ).not.toContain(warning);
  },
);
