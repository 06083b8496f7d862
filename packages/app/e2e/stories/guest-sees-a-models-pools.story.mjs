// SPDX-License-Identifier: Apache-2.0
export const title = "A guest opens a model's page and sees its pools";

export async function run({ page, signIn, tab, within }) {
  await signIn('Guest');
  await page.getByRole('link', { name: 'Catalog' }).first().click();
  await page.getByRole('link', { name: 'qwen-chat' }).first().click();
  await tab('Inference').click();
  for (const pool of [
    'prod-eu/chat/qwen-chat-v1',
    'prod-eu/chat/qwen-chat-v2',
    'prod-us/chat/qwen-chat',
  ]) {
    const card = page.getByRole('article', { name: `Pool ${pool}` });
    await within(60_000, card.getByText('Healthy').first());
  }
  // The canary's share of the traffic.
  await page.getByText('10 %').first().waitFor();
}
