// SPDX-License-Identifier: Apache-2.0
export const title = 'The cluster that cannot be reached is named, with why';

export async function run({ page, signIn, within }) {
  await signIn('Guest');
  await page.goto('/catalog/default/component/qwen-chat/inference');
  const clusters = page.getByRole('list', { name: 'Clusters' });
  await within(60_000, clusters.getByText(/ECONNREFUSED|refused/i).first());
  await clusters.getByText('edge').first().waitFor();
}
