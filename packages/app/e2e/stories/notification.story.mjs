// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { PortalClient } from '../PortalClient.mjs';
import { until } from '../until.mjs';

export const title =
  'A fault brings the owning team one notification, which says when it is mended';

const FAULT = 'port-wrong';
/** The demo waits for ten seconds, and looks every five. */
const TOLD_MS = 180_000;
const NOTHING_MORE_MS = 20_000;

export async function run({ page, portal, simulator, signIn, within }) {
  const owner = await PortalClient.signIn(portal.url, 'sofia');
  const other = await PortalClient.signIn(portal.url, 'samir');
  const before = { owner: await listOf(owner), other: await listOf(other) };
  const news = async () => newIn(await listOf(owner), before.owner);

  await simulator.startFault(FAULT);
  await until(TOLD_MS, 'the owner is told', async () => (await news()).length);
  const [begun] = await news();
  assert.match(begun.payload.title, /^mistral-search is (failing|degraded): /);

  // It goes on, comes back at once, and is told no second time.
  await simulator.endFault(FAULT);
  await simulator.startFault(FAULT);
  await pause(NOTHING_MORE_MS);
  assert.deepEqual(await news(), [begun]);

  await signIn('Sofia');
  await page.goto('/notifications');
  await within(60_000, page.getByText(begun.payload.title));
  await page.getByText(begun.payload.title).click();
  await page.waitForURL(/\/catalog\/default\/component\/mistral-search\//);
  await within(60_000, page.getByText('prod-us/search/mistral-search').first());

  await simulator.endFault(FAULT);
  await until(TOLD_MS, 'the owner is told that it is mended', async () =>
    (
      await news()
    ).some(
      ({ id, payload }) =>
        id === begun.id && payload.title === 'mistral-search is well again',
    ),
  );
  await pause(NOTHING_MORE_MS);
  const told = await news();
  assert.deepEqual(
    told.map(({ id, payload }) => [id, payload.scope]),
    [[begun.id, begun.payload.scope]],
  );
  assert.deepEqual(newIn(await listOf(other), before.other), []);
}

/** All of the caller's, whatever brought them. */
async function listOf(client) {
  const { status, body } = await client.get('notifications?limit=100');
  assert.equal(status, 200);
  return body.notifications;
}

/** What came or changed, and is about the model of this story. */
function newIn(list, known) {
  const seen = new Map(known.map(({ id, updated }) => [id, updated]));
  return list.filter(
    ({ id, updated, payload }) =>
      payload.scope?.startsWith('component:default/mistral-search ') &&
      !(seen.has(id) && seen.get(id) === updated),
  );
}

function pause(ms) {
  return new Promise(resolve => setTimeout(resolve, ms));
}
