// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';

export const title =
  'From 900 to 2,000 pixels nothing is cut off or scrolls sideways';

const PAGES = [
  '/catalog/default/component/qwen-chat',
  '/catalog/default/component/qwen-chat/inference',
  '/inference',
  '/inference?tab=clusters&open=prod-us',
  '/inference?tab=models',
];

export async function run({ page, signIn, simulator }) {
  await simulator.startFault('epp-unschedulable');
  await signIn('Petra');
  const tooWide = [];
  for (const width of [900, 1400, 2000]) {
    await page.setViewportSize({ width, height: 1000 });
    for (const path of PAGES) {
      await page.goto(path);
      await page
        .getByText(/qwen-chat|prod-us/)
        .first()
        .waitFor();
      await page.waitForTimeout(1_000);
      const over = await page.evaluate(overflow);
      tooWide.push(...over.map(what => `${path} at ${width} px: ${what}`));
    }
  }
  assert.deepEqual(tooWide, []);
}

/** The page where it is too wide, and what scrolls sideways without being made for it. */
function overflow() {
  const root = document.documentElement;
  return [...document.querySelectorAll('body *')]
    .filter(
      element =>
        element.scrollWidth > element.clientWidth + 1 &&
        ['auto', 'scroll'].includes(getComputedStyle(element).overflowX) &&
        !element.hasAttribute('tabindex'),
    )
    .map(element => `${element.tagName} ${element.className}`)
    .concat(root.scrollWidth > root.clientWidth ? ['the page'] : []);
}
