// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';

export const title =
  'axe finds nothing wrong with any page or drawer, light or dark';

const ENTITY = '/catalog/default/component/qwen-chat/inference';
const DRAWER = 'show=gateway+prod-us%2Finference-system%2Finference-gateway';
const PAGES = [
  [ENTITY, page => page.getByRole('article').first()],
  [
    `${ENTITY}?path=table&load=numbers`,
    page => page.getByRole('article').first(),
  ],
  [`${ENTITY}?${DRAWER}`, page => page.getByRole('dialog')],
  [
    '/catalog/default/component/qwen-chat',
    page => page.getByText('Inference').first(),
  ],
  ['/inference', page => page.getByRole('row').nth(3)],
  [
    '/inference?tab=clusters&open=prod-us',
    page => page.getByText('edge').first(),
  ],
  ['/inference?tab=models', page => page.getByText('Qwen').first()],
];

export async function run({ page, signIn, simulator, findViolations }) {
  // Something loud is to be seen, too.
  await simulator.startFault('epp-unschedulable');
  await signIn('Petra');
  const found = [];
  for (const theme of ['light', 'dark']) {
    await page.evaluate(name => localStorage.setItem('theme', name), theme);
    for (const [path, whatShows] of PAGES) {
      await page.goto(path);
      await whatShows(page).waitFor();
      // Charts and diagrams come a moment later, lazily, and so do Backstage's own
      // cards, behind circles that have no name.
      await page.waitForTimeout(1_500);
      await page
        .locator('.MuiCircularProgress-root')
        .first()
        .waitFor({ state: 'detached' });
      const violations = await findViolations();
      found.push(...violations.map(text => `${theme} ${path}: ${text}`));
    }
  }
  assert.equal(found.join('\n'), '');
}
