// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';

export const title = 'The page of all pools lists them, worst first';

export async function run({ page, signIn, within, simulator }) {
  await simulator.startFault('scaled-to-zero');
  await signIn('Petra');
  await page.getByRole('link', { name: 'Inference', exact: true }).click();
  const rows = page.getByRole('row');
  await within(60_000, rows.filter({ hasText: 'Idle' }).first());
  for (const pool of [
    'qwen-chat-v1',
    'llama-support',
    'mistral-search',
    'gemma-summary',
    'ticket-triage',
  ]) {
    await rows.filter({ hasText: pool }).first().waitFor();
  }
  // What was looked at before may still be mending.
  await rows
    .filter({ hasText: 'Failing' })
    .first()
    .waitFor({ state: 'detached', timeout: 60_000 });
  const health = await page.locator('tbody td:first-child').allInnerTexts();
  assert.deepEqual(
    // Rows above and below those in sight are one empty row each.
    health.filter(text => text !== ''),
    ['Idle', ...Array(8).fill('Healthy')],
  );
}
