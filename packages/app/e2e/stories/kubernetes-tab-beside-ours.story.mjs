// SPDX-License-Identifier: Apache-2.0
export const title = "Backstage's own Kubernetes tab shows the same clusters";

export async function run({ page, signIn }) {
  await signIn('Guest');
  await page.goto('/catalog/default/component/llama-support');
  await page.getByRole('tab', { name: 'Kubernetes' }).click();
  await page.getByText('Production, Europe').first().click();
  await page.getByText('llama-support', { exact: true }).nth(1).waitFor();
  await page
    .getByText(/[1-9]\d* pods/)
    .first()
    .waitFor();
}
