// SPDX-License-Identifier: Apache-2.0
export const title =
  'Pools that nobody registered are in the catalog, with relations and an owner';

const FILLS_MS = 180_000;

export async function run({ page, signIn, within, tab }) {
  await signIn('Guest');
  await page.goto('/catalog/default/resource/prod-us.chat.qwen-chat');
  await untilThere(page, 'InferencePool chat/qwen-chat in prod-us.');
  await page.getByRole('link', { name: 'Team Chat' }).first().waitFor();
  await page
    .getByText('prod-us/inference-system/inference-gateway')
    .first()
    .waitFor();
  await tab('Inference').click();
  const pool = page.getByRole('article', {
    name: 'Pool prod-us/chat/qwen-chat',
  });
  await within(FILLS_MS, pool.getByText('Healthy').first());

  // The one that a person wrote stays, and leads to its pools.
  await page.goto('/catalog/default/component/qwen-chat');
  await page.getByText('prod-us/chat/qwen-chat').first().waitFor();
}

/** The catalog reads the clusters some seconds after a start. */
async function untilThere(page, text) {
  const end = Date.now() + FILLS_MS;
  const found = () =>
    page
      .getByText(text)
      .first()
      .waitFor({ timeout: 5_000 })
      .then(
        () => true,
        () => false,
      );
  while (!(await found())) {
    if (Date.now() > end) {
      throw new Error(`The catalog does not have: ${text}`);
    }
    await page.reload();
  }
}
