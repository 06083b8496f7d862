// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';

export const title = 'Opening pages causes no request to a cluster';

export async function run({ page, signIn, within, simulator }) {
  await signIn('Guest');
  await page.goto('/catalog/default/component/qwen-chat/inference');
  // All that the portal lists when it starts has been listed.
  await within(60_000, page.getByText(/edge unreachable/).first());
  await within(60_000, page.getByText('Healthy').nth(3));
  const before = await countPortalRequests(simulator);
  for (let i = 0; i < 10; i++) {
    await page.goto('/catalog/default/component/qwen-chat/inference');
    await within(
      20_000,
      page.getByRole('article', { name: 'Pool prod-us/chat/qwen-chat' }),
    );
  }
  assert.deepEqual(await countPortalRequests(simulator), before);
}

/** Metrics pages, and whether the cluster is still there. */
const IN_OWN_TIME = ['pods/proxy', '/version'];

/**
 * What the portal asked for so far, but for what it does in its own time. That
 * includes watches, which are renewed when they end.
 */
async function countPortalRequests(simulator) {
  const counts = {};
  for (const { name, requests } of await simulator.clusters()) {
    for (const { verb, resource, userAgent, count } of requests?.requests ??
      []) {
      const inOwnTime = verb === 'watch' || IN_OWN_TIME.includes(resource);
      if (userAgent.startsWith('inference-portal/') && !inOwnTime) {
        counts[`${name}: ${verb} ${resource}`] = count;
      }
    }
  }
  return counts;
}
