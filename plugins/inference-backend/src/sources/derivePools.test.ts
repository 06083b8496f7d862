// SPDX-License-Identifier: Apache-2.0
import { FakeClock } from './kubernetes/testing/FakeClock';
import { derivePools } from './derivePools';

/** A collector of some pools, and when others had a turn. */
function setUp(names: string[], takesMs: (name: string) => number) {
  const clock = new FakeClock();
  const turns: string[] = [];
  const collector = {
    measuredPools: () => names.map(name => ({ namespace: 'llm', name })),
    pool: (cluster: string, namespace: string, name: string) => {
      turns.push(`${cluster} ${namespace}/${name}`);
      clock.advance(takesMs(name));
    },
  };
  return { turns, derive: () => derivePools(collector, 'eu', clock) };
}

it('lets others have a turn after some milliseconds', async () => {
  const { turns, derive } = setUp(['a', 'b', 'c', 'd', 'e'], name =>
    name === 'd' ? -60_000 : 2,
  );
  const others = setInterval(() => turns.push('others'), 1);
  await derive();
  clearInterval(others);
  expect(turns.filter((turn, index) => turn !== turns[index - 1])).toEqual([
    'eu llm/a',
    'eu llm/b',
    'others',
    'eu llm/c',
    // The clock was set back.
    'eu llm/d',
    'others',
    'eu llm/e',
  ]);
});

it('does not wait for what takes no time', async () => {
  const { turns, derive } = setUp(['a', 'b'], () => 0);
  setImmediate(() => turns.push('others'));
  await derive();
  expect(turns).toEqual(['eu llm/a', 'eu llm/b']);
});
