// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';

export const title =
  'While the backend restarts the page keeps what it knows, then goes on by itself';

export async function run({
  page,
  signIn,
  within,
  portal,
  simulator,
  expectComplaints,
}) {
  expectComplaints(
    /ERR_CONNECTION_(REFUSED|RESET)|ERR_INCOMPLETE_CHUNKED|ERR_EMPTY|ERR_SOCKET_NOT_CONNECTED/,
  );
  // A backend that has just started has not read every route yet.
  expectComplaints(/404.*\/forecast\?/);
  // Backstage's answer while a plugin stops, and to what waited long for one that starts.
  expectComplaints(/\b503\b/);
  await signIn('Chloe');
  await page.goto('/catalog/default/component/qwen-chat/inference');
  const pool = page.getByRole('article', {
    name: 'Pool prod-us/chat/qwen-chat',
  });
  await within(60_000, pool.getByText('Healthy').first());
  const opened = await page.evaluate(() => performance.timeOrigin);

  await portal.stopBackend();
  await within(60_000, page.getByText(/could not be refreshed|as of/i).first());
  await pool.getByText('Healthy').first().waitFor();

  await portal.startBackend();
  await simulator.startFault('epp-unschedulable');
  await within(90_000, pool.getByText('Failing').first());
  assert.equal(
    await page.evaluate(() => performance.timeOrigin),
    opened,
    'the page was loaded anew',
  );
}
