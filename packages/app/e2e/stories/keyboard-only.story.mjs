// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';

export const title =
  'With the keyboard alone one finds the fault, its fix and what a request meets';

const MOST_TABS = 150;

export async function run({ page, signIn, within, simulator }) {
  await simulator.startFault('epp-unschedulable');
  await signIn('Chloe');
  await page.goto('/catalog/default/component/qwen-chat/inference');
  await within(60_000, page.getByText('picker-unschedulable').first());

  // The ill part of the path opens, closes, and the focus is back where it was.
  await tabTo(page, /^endpoint picker qwen-chat-epp/i);
  await page.keyboard.press('Enter');
  const drawer = page.getByRole('dialog');
  await drawer.getByText('picker-unschedulable').first().waitFor();
  await page.keyboard.press('Escape');
  await drawer.waitFor({ state: 'detached' });
  assert.match(await nameOfFocused(page), /qwen-chat-epp/i);

  // The crosshair of a chart is moved, and tells what is under it.
  await tabTo(page, /^Requests per second\. /);
  const crosshair = page.locator(':focus');
  const newest = await crosshair.getAttribute('aria-valuetext');
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowRight');
  await page.waitForFunction(
    text => document.activeElement.getAttribute('aria-valuetext') !== text,
    newest,
  );
  assert.match(await crosshair.getAttribute('aria-valuetext'), /^[\d:., ]+/);
  const place = await crosshair.getAttribute('aria-valuenow');
  const others = await page
    .getByRole('slider')
    .evaluateAll(sliders => sliders.map(each => each.ariaValueNow));
  assert.ok(others.filter(at => at === place).length > 1, others.join());

  // A request is explained, and the focus stays with the form.
  await tabTo(page, /^Model$/);
  await page.keyboard.press('Control+A');
  await page.keyboard.type('nobody/knows-me');
  await page.keyboard.press('Enter');
  await page.getByText('404').first().waitFor();
  assert.match(await nameOfFocused(page), /^Model$/);
}

async function tabTo(page, name) {
  for (let i = 0; i < MOST_TABS; i++) {
    await page.keyboard.press('Tab');
    if (name.test(await nameOfFocused(page))) {
      return;
    }
  }
  throw new Error(`${MOST_TABS} times Tab does not lead to ${name}`);
}

/** What a screen reader would call it, as far as our own elements need. */
function nameOfFocused(page) {
  return page.evaluate(() => {
    const element = document.activeElement;
    return (
      element?.getAttribute('aria-label') ??
      element?.labels?.[0]?.innerText ??
      (element === document.body ? 'nothing' : element?.innerText) ??
      ''
    );
  });
}
