// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';

export const title = 'One can change who one is, and a reload keeps it so';

export async function run({ page, signIn }) {
  await signIn('Samir');
  assert.equal(await whoIsIt(page), 'user:default/samir');
  await page.reload();
  assert.equal(await whoIsIt(page), 'user:default/samir');

  await page.getByTestId('user-settings-menu').click();
  await page.getByTestId('sign-out').click();
  await signIn('Sofia');
  assert.equal(await whoIsIt(page), 'user:default/sofia');
}

async function whoIsIt(page) {
  await page.goto('/settings');
  const name = page.getByText(/^user:default\//).first();
  return name.innerText();
}
