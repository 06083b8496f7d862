// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';

export const title =
  'A team starts a canary, sees what it gets, shifts and aborts it by pull requests of its own; other teams may not';

const MODEL = '/catalog/default/component/gemma-summary/inference';
const COMES_UP_MS = 60_000;
const COUNTED_MS = 90_000;

export async function run({ page, portal, signIn, within, expectComplaints }) {
  await untilKnown(portal.url);
  await signIn('Chloe');
  // The catalog reads the model when it gets to it.
  expectComplaints(/404/);
  const start = page.getByRole('button', { name: /^Start a canary/ });
  await untilThere(page, start);
  await start.click();
  await page.getByLabel(/^Canary/).fill('gemma-summary-v2');
  await page.getByLabel(/^Share of the new version/).fill('10');
  await page.getByRole('button', { name: 'Next' }).click();
  await page.getByLabel(/^Image/).fill('vllm/vllm-openai:v0.12.0');
  await page.getByRole('button', { name: 'Next' }).click();
  await page.getByRole('button', { name: 'Review' }).click();
  await page.getByRole('button', { name: 'Create' }).click();
  await within(60_000, page.getByRole('link', { name: 'The rollout' }));

  await page.goto(MODEL);
  await merge(page);
  const rollout = page.getByRole('region', { name: 'Rollout', exact: true });
  await within(COMES_UP_MS, rollout.getByText(/Configured 10 %/));
  await within(COUNTED_MS, rollout.getByText(/observed [0-9.]+ %/));

  await change(page, 'Shift', 50);
  await within(COMES_UP_MS, rollout.getByText('has 50 %', { exact: true }));
  await change(page, 'Abort');
  await within(COMES_UP_MS, rollout.getByText(/Configured 0 %/));
  const steps = page.getByRole('table', { name: 'Steps' });
  assert.match(await steps.innerText(), /0 %\s+chloe/);

  await page.goto('/settings');
  await page.getByTestId('user-settings-menu').click();
  await page.getByTestId('sign-out').click();
  await signIn('Samir');
  await page.goto(MODEL);
  await rollout.getByText(/Ask its owner, group:default\/team-chat/).waitFor();
  assert.ok(await page.getByRole('button', { name: 'Shift' }).isDisabled());
}

/** The catalog reads its users only after the portal is up. */
async function untilKnown(portalUrl) {
  for (let tries = 60; ; tries--) {
    const { ok } = await fetch(`${portalUrl}/api/auth/demo/refresh`, {
      headers: {
        'x-demo-user': 'user:default/chloe',
        'x-requested-with': 'XMLHttpRequest',
      },
    });
    if (ok) return;
    assert.ok(tries > 0, 'Chloe was not there in time');
    await new Promise(resolve => setTimeout(resolve, 500));
  }
}

async function untilThere(page, locator) {
  for (let tries = 10; ; tries--) {
    await page.goto(MODEL);
    const found = await locator.waitFor({ timeout: 6_000 }).then(
      () => true,
      () => false,
    );
    if (found) return;
    assert.ok(tries > 0, 'The model was not there in time');
  }
}

async function merge(page) {
  await page.getByRole('button', { name: 'Merge' }).click();
}

async function change(page, name, percent) {
  await page.getByRole('button', { name, exact: true }).click();
  const confirm = page.getByRole('button', { name: 'Open the pull request' });
  await confirm.waitFor();
  if (percent !== undefined) {
    await page.getByLabel("Canary's share in per cent").fill(String(percent));
  }
  const reason = page.getByLabel(/^Reason/);
  if ((await reason.count()) > 0) {
    await reason.fill('Tried by testers');
  }
  await confirm.click();
  await merge(page);
}
