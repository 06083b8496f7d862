// SPDX-License-Identifier: Apache-2.0
import { TestDatabases } from '@backstage/backend-test-utils';
import { createViews } from '../__testUtils__/createViews';

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

it('says when a cluster was last heard of though nothing in it changed', async () => {
  let lastSyncedAt = '2026-01-02T03:04:05Z';
  const { views } = await createViews(databases, {
    lastSyncedAt: () => lastSyncedAt,
  });
  const shown = () => views.statuses().map(status => status.lastSyncedAt);
  expect(shown()).toEqual(['2026-01-02T03:04:05Z']);
  lastSyncedAt = '2026-01-02T03:05:05Z';
  expect(shown()).toEqual(['2026-01-02T03:05:05Z']);
});

it('judges by new numbers what asks for them, some milliseconds at a time', async () => {
  const { clock, cluster, views, load } = await createViews(databases);
  views.judgeNow(cluster);
  const turns: string[] = [];
  jest.spyOn(load, 'pool').mockImplementation(() => {
    turns.push('asked');
    clock.advance(5);
    return undefined;
  });
  views.onJudged(() => turns.push('judged'));
  const others = setInterval(() => turns.length && turns.push('others'), 1);
  await views.numbersChanged(cluster);
  clearInterval(others);
  const between = turns.slice(0, turns.lastIndexOf('asked'));
  expect(between).toContain('others');
  expect(between).not.toContain('judged');
  expect(turns[turns.length - 1]).toBe('judged');
});

describe('details of pools whose numbers changed', () => {
  async function setUp() {
    const { clock, cluster, views, load } = await createViews(databases);
    const asksForEndpoint = jest.spyOn(load, 'endpoint');
    return {
      ...{ asksForEndpoint, clock },
      askForDetails: () => {
        const view = views.require(cluster);
        view.topology.pools.forEach(pool => view.detail(pool));
      },
      changeNumbers: async () => {
        await views.numbersChanged(cluster);
        asksForEndpoint.mockClear();
        await views.prepare(cluster);
      },
    };
  }

  it('are made before they are asked for again', async () => {
    const { asksForEndpoint, askForDetails, changeNumbers } = await setUp();
    askForDetails();
    await changeNumbers();
    const calls = asksForEndpoint.mock.calls.length;
    expect(calls).toBeGreaterThan(0);
    askForDetails();
    expect(asksForEndpoint).toHaveBeenCalledTimes(calls);
  });

  it('are not made where nobody asked', async () => {
    const { asksForEndpoint, askForDetails, changeNumbers } = await setUp();
    await changeNumbers();
    expect(asksForEndpoint).not.toHaveBeenCalled();
    askForDetails();
    await changeNumbers();
    await changeNumbers();
    expect(asksForEndpoint).not.toHaveBeenCalled();
  });

  it('are made some milliseconds at a time', async () => {
    const { asksForEndpoint, askForDetails, changeNumbers, clock } =
      await setUp();
    askForDetails();
    const turns: string[] = [];
    asksForEndpoint.mockImplementation(() => {
      turns.push('made');
      clock.advance(5);
      return undefined;
    });
    const others = setInterval(() => turns.length && turns.push('others'), 1);
    await changeNumbers();
    clearInterval(others);
    const between = turns.slice(0, turns.lastIndexOf('made'));
    expect(between).toContain('others');
  });
});
