// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const AXE = readFileSync(
  createRequire(import.meta.url).resolve('axe-core/axe.min.js'),
  'utf8',
);

/**
 * What axe finds wrong with what the page shows of ours, contrast among it, one
 * line each. Backstage's own frame around it (sidebar, header) is not ours to mend.
 */
export async function findViolations(page) {
  await page.evaluate(AXE);
  const { violations } = await page.evaluate(() =>
    window.axe.run(
      {
        include: [['main article'], ['[role=dialog]'], ['[role=presentation]']],
      },
      { resultTypes: ['violations'] },
    ),
  );
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(node => `${id}: ${node.target.join(' ')} ${node.failureSummary}`),
  );
}
