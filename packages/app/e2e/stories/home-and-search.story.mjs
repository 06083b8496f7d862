// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';

export const title =
  'The home page shows a team its models, and the search finds models and findings';

const MINE = 'Your models, worst first';
const MODEL = 'Qwen/Qwen2.5-1.5B-Instruct';
/** Rounds of the search index come every half minute. */
const INDEXED_MS = 120_000;

export async function run({
  page,
  signIn,
  within,
  simulator,
  findViolations,
  expectComplaints,
}) {
  // Before the first round the search has no index of ours yet.
  expectComplaints(/api\/search\/query/);
  await simulator.startFault('epp-unschedulable');
  await signIn('Chloe');
  const mine = page.getByRole('list', { name: MINE });
  const qwen = mine.getByRole('listitem').filter({ hasText: 'qwen-chat' });
  await within(60_000, qwen.filter({ hasText: 'Degraded' }));
  await within(60_000, qwen.getByText(/canary qwen-chat-v2 10 %/));
  assert.equal(
    await mine.getByRole('link', { name: 'llama-support' }).count(),
    0,
  );
  assert.deepEqual(await findViolations(`[aria-label="${MINE}"]`), []);

  const found = await find(page, 'picker-unschedulable', /waits for a node/);
  await found.click();
  await page.getByRole('heading', { name: 'picker-unschedulable' }).waitFor();
  assert.equal(
    new URL(page.url()).pathname,
    '/catalog/default/component/qwen-chat/inference',
  );

  await find(page, MODEL, MODEL);
  // What is around an item is Backstage's.
  assert.deepEqual(await findViolations('li:has(h2) > *'), []);
}

/** The link of the first result of that name, as soon as the index has it. */
async function find(page, term, name) {
  const query = new URLSearchParams({ query: term, 'types[]': 'inference' });
  const end = Date.now() + INDEXED_MS;
  for (;;) {
    await page.goto(`/search?${query}`);
    const link = page.getByRole('listitem').getByRole('link', { name }).first();
    const isThere = await link.waitFor({ timeout: 5_000 }).then(
      () => true,
      () => false,
    );
    if (isThere || Date.now() > end) {
      return link;
    }
  }
}
