// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const AXE = readFileSync(
  createRequire(import.meta.url).resolve('axe-core/axe.min.js'),
  'utf8',
);

/**
 * What axe finds wrong with the open dialog, or else with the page's content,
 * contrast among it, one line each. The portal's sidebar is not ours to mend.
 *
 * @param within - selects what is ours on a page of another plugin
 */
export async function findViolations(page, within) {
  await page.evaluate(AXE);
  const { violations } = await page.evaluate(
    selector =>
      window.axe.run(
        selector ??
          document.querySelector('[role=dialog]') ??
          document.querySelector('main') ??
          document.body,
        {
          resultTypes: ['violations'],
          // Landmarks are the portal's frame.
          rules: { region: { enabled: false } },
        },
      ),
    within,
  );
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(node => `${id}: ${node.target.join(' ')} ${node.failureSummary}`),
  );
}
