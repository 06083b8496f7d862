// SPDX-License-Identifier: Apache-2.0
export const title =
  'A fault shows as a finding while it lasts, without a reload';

const APPEARS_MS = 60_000;

export async function run({ page, signIn, within, simulator }) {
  await signIn('Chloe');
  await page.goto('/catalog/default/component/qwen-chat/inference');
  const pool = page.getByRole('article', {
    name: 'Pool prod-us/chat/qwen-chat',
  });
  await within(60_000, pool.getByText('Healthy').first());

  await simulator.startFault('epp-unschedulable');
  await within(APPEARS_MS, page.getByText('picker-unschedulable').first());
  await within(APPEARS_MS, pool.getByText('Failing').first());

  await simulator.endFault('epp-unschedulable');
  await within(60_000, pool.getByText('Healthy').first());
  await page
    .getByText('picker-unschedulable')
    .first()
    .waitFor({ state: 'detached', timeout: APPEARS_MS });
}
