// SPDX-License-Identifier: Apache-2.0
import { TestDatabases } from '@backstage/backend-test-utils';
import { HistoryDatabase } from '../HistoryDatabase';
import { RecordedStep } from './RecordedStep';
import { MAX_STEPS, RolloutSteps } from './RolloutSteps';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
const DAY_MS = 24 * 3_600_000;
const FIRST_MS = Date.parse('2026-11-01T10:00:00Z');
const CHAT = 'component:default/chat';

const step = (number: number, more: Partial<RecordedStep> = {}) => ({
  entityRef: CHAT,
  way: 'pools' as const,
  route: 'chat',
  versions: { namespace: 'chat', stable: 'one', canary: 'two' },
  weights: { stable: 90, canary: 10 },
  pullRequest: `https://git.example/pulls/${number}`,
  by: 'user:default/chloe',
  atMs: FIRST_MS + number,
  ...more,
});
const numbersOf = (steps: readonly RecordedStep[]) =>
  steps.map(({ pullRequest }) => Number(pullRequest.split('/').pop()));

it('keeps the newest of each entity, in memory and in the database', async () => {
  const knex = await databases.init('SQLITE_3');
  const database = await HistoryDatabase.create({
    getClient: async () => knex,
  });
  const steps = new RolloutSteps(database);
  const others = step(0, { entityRef: 'component:default/search' });
  await steps.add(others);
  for (let number = 0; number < MAX_STEPS + 3; number++) {
    await steps.add(step(number));
  }
  const again = new RolloutSteps(database);
  await again.refresh();
  for (const each of [steps, again]) {
    expect(numbersOf(each.of(CHAT))).toEqual(
      Array.from({ length: MAX_STEPS }, (_, index) => index + 3),
    );
    expect(each.of(others.entityRef)).toEqual([others]);
  }
});

it('keeps none for longer than weights are remembered', async () => {
  const steps = new RolloutSteps({
    writeStep: async () => {},
    readSteps: async () => [],
  });
  await steps.add(step(1));
  await steps.add(step(2, { atMs: FIRST_MS + DAY_MS }));
  await steps.add(step(3, { atMs: FIRST_MS + 15 * DAY_MS }));
  expect(numbersOf(steps.of(CHAT))).toEqual([2, 3]);
});

it('remembers a step once, whoever asks for it again, and a rewrite’s apart', async () => {
  const steps = new RolloutSteps({
    writeStep: async () => {},
    readSteps: async () => [],
  });
  await steps.add(step(1));
  await steps.add(step(1, { by: 'user:default/sofia' }));
  await steps.add(step(1, { way: 'rewrite' }));
  expect(steps.of(CHAT).map(({ way, by }) => [way, by])).toEqual([
    ['pools', 'user:default/chloe'],
    ['rewrite', 'user:default/chloe'],
  ]);
});
