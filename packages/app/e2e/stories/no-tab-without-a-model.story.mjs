// SPDX-License-Identifier: Apache-2.0
export const title = 'A component that serves no model has no Inference tab';

export async function run({ page, signIn, tab }) {
  await signIn('Guest');
  await page.goto('/catalog/default/component/chat-frontend');
  await page.getByText("The customer chat's web page").waitFor();
  await tab('Inference').waitFor({ state: 'detached' });
}
