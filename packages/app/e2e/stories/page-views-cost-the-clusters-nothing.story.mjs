// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';

export const title = 'Opening pages causes no request to a cluster';

export async function run({ page, signIn, within, simulator }) {
  await signIn('Guest');
  await page.goto('/catalog/default/component/qwen-chat/inference');
  // All that the portal lists when it starts has been listed.
  await within(60_000, page.getByText(/edge unreachable/).first());
  await within(60_000, page.getByText('Healthy').nth(3));
  const before = await simulator.requestsForPages();
  for (let i = 0; i < 10; i++) {
    await page.goto('/catalog/default/component/qwen-chat/inference');
    await within(
      20_000,
      page.getByRole('article', { name: 'Pool prod-us/chat/qwen-chat' }),
    );
  }
  assert.deepEqual(await simulator.requestsForPages(), before);
}
