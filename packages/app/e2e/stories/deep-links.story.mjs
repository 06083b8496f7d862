// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';

export const title = 'A link opens the page as it was for who sent it';

const ENTITY = '/catalog/default/component/qwen-chat/inference';

export async function run({ page, signIn }) {
  await signIn('Chloe');

  await page.goto(`${ENTITY}?show=picker+prod-eu%2Fchat%2Fqwen-chat-v1`);
  const drawer = page.getByRole('dialog');
  await drawer.getByText('qwen-chat-v1-epp').first().waitFor();
  await page.keyboard.press('Escape');
  await drawer.waitFor({ state: 'detached' });
  assert.equal(new URL(page.url()).searchParams.get('show'), null);

  await page.goto(`${ENTITY}?range=24h&load=numbers&path=table`);
  await page.getByRole('button', { name: '24 h', pressed: true }).waitFor();
  await page.getByRole('table').first().waitFor();

  const ask = new URLSearchParams({
    cluster: 'prod-eu',
    method: 'POST',
    path: '/v1/chat/completions',
    model: 'nobody/knows-me',
  });
  await page.goto(`${ENTITY}?${new URLSearchParams({ ask: ask.toString() })}`);
  await page.getByText('404').first().waitFor();

  await page.goto('/inference?q=mistral');
  await page
    .getByRole('row')
    .filter({ hasText: 'mistral-search' })
    .first()
    .waitFor();
  assert.equal(
    await page.getByRole('row').filter({ hasText: 'llama-support' }).count(),
    0,
  );
}
