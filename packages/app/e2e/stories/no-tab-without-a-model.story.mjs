// SPDX-License-Identifier: Apache-2.0
export const title = 'A component that serves no model has no Inference tab';

export async function run({ page, signIn }) {
  await signIn('Guest');
  await page.goto('/catalog/default/component/chat-frontend');
  await page.getByRole('tab', { name: 'Overview' }).waitFor();
  await page
    .getByRole('tab', { name: 'Inference' })
    .waitFor({ state: 'detached' });
}
