// SPDX-License-Identifier: Apache-2.0
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = 'docs/findings';

/** Where the frontend plugin has them. */
export const FINDING_PAGES = 'plugins/inference/src/findingPages.json';

/** The page of each finding as Markdown, by its code, in one JSON document. */
export function joinFindingPages(root) {
  const pages = readdirSync(join(root, FOLDER))
    .filter(file => file.endsWith('.md') && file !== 'README.md')
    .sort()
    .map(file => [
      file.slice(0, -'.md'.length),
      readFileSync(join(root, FOLDER, file), 'utf8'),
    ]);
  return `${JSON.stringify(Object.fromEntries(pages), undefined, 2)}\n`;
}
