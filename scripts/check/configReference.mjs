// SPDX-License-Identifier: Apache-2.0
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadConfigSchema } from '@backstage/config-loader';
import { describeConfig } from './describeConfig.mjs';

export const CONFIG_REFERENCE = 'docs/config-reference.md';

const SCOPE = '@inference-portal/';
const BEGIN = '<!-- prettier-ignore-start -->\n\n';
const END = '\n<!-- prettier-ignore-end -->\n';

/** The page as it should be: what is written by hand, and every key anew. */
export async function renderConfigReference(root) {
  const page = readFileSync(join(root, CONFIG_REFERENCE), 'utf8');
  const head = page.slice(0, page.indexOf(BEGIN) + BEGIN.length);
  return `${head}${describeConfig(await loadSchemas(root))}${END}`;
}

/** @returns what is wrong with the page, in sentences */
export async function compareConfigReference(root) {
  const page = readFileSync(join(root, CONFIG_REFERENCE), 'utf8');
  return page === (await renderConfigReference(root))
    ? []
    : [
        `${CONFIG_REFERENCE} is not what the packages' config.d.ts say: run yarn config-reference`,
      ];
}

async function loadSchemas(root) {
  const schema = await loadConfigSchema({
    dependencies: [],
    packagePaths: readdirSync(join(root, 'plugins')).map(folder =>
      join(root, 'plugins', folder, 'package.json'),
    ),
  });
  return schema
    .serialize()
    .schemas.filter(({ packageName }) => packageName.startsWith(SCOPE))
    .sort((a, b) => (a.packageName < b.packageName ? -1 : 1));
}
