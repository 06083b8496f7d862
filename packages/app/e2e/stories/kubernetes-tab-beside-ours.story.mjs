// SPDX-License-Identifier: Apache-2.0
export const title = "Backstage's own Kubernetes tab shows the same clusters";

export async function run({ page, signIn, tab }) {
  await signIn('Guest');
  await page.goto('/catalog/default/component/llama-support');
  await tab('Kubernetes').click();
  await page.getByText('Production, Europe').click();
  // The deployment within the cluster, not only the cluster's own sum.
  await page.getByText('4 pods').nth(1).waitFor();
}
