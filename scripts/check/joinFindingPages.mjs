// SPDX-License-Identifier: Apache-2.0
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = 'docs/findings';
/** Whose sections tell what the upgrade check alone finds, by code. */
const UPGRADE_PAGE = 'docs/upgrade-check.md';

/** Where the frontend plugin has them. */
export const FINDING_PAGES = 'plugins/inference/src/findingPages.json';

/** The page of each finding and each issue of an upgrade as Markdown, by its code, in one JSON document. */
export function joinFindingPages(root) {
  const pages = readdirSync(join(root, FOLDER))
    .filter(file => file.endsWith('.md') && file !== 'README.md')
    .sort()
    .map(file => [
      file.slice(0, -'.md'.length),
      readFileSync(join(root, FOLDER, file), 'utf8'),
    ]);
  const all = Object.fromEntries([...pages, ...listSections(root)]);
  return `${JSON.stringify(all, undefined, 2)}\n`;
}

function listSections(root) {
  return readFileSync(join(root, UPGRADE_PAGE), 'utf8')
    .split(/^(?=##? )|^###(?= )/m)
    .map(section => /^ ([a-z]+(?:-[a-z]+)+)\n([^]*)/.exec(section))
    .filter(Boolean)
    .map(([, code, text]) => [code, `# ${code}\n${text.trimEnd()}\n`]);
}
