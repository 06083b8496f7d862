// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';

export const title =
  'An app of the legacy frontend system has the card, the tab and the page';

export async function run({ page, openLegacyApp }) {
  const url = await openLegacyApp();
  await page.goto(`${url}/catalog/default/component/qwen-chat`);
  await page.getByRole('button', { name: 'Enter' }).click();

  await page.getByRole('heading', { name: 'Inference' }).waitFor();
  await page.getByRole('tab', { name: 'Inference' }).click();
  await page
    .getByRole('article', { name: 'Pool prod-eu/chat/qwen-chat-v1' })
    .waitFor();
  assert.equal(
    new URL(page.url()).pathname,
    '/catalog/default/component/qwen-chat/inference',
  );

  await page.goto(`${url}/inference`);
  await page.getByText('mistral-search').first().waitFor();

  await page.goto(`${url}/catalog/default/component/chat-frontend`);
  await page.getByRole('tab', { name: 'Overview' }).waitFor();
  assert.equal(await page.getByRole('tab', { name: 'Inference' }).count(), 0);
}
