// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { listTrackedFiles } from './listTrackedFiles.mjs';

const SOURCE = /\.(ts|tsx|js|mjs|cjs)$/;
const LINE = '// SPDX-License-Identifier: Apache-2.0';
// Node wants its own line first, and jest a comment that names an environment.
const BEFORE =
  /^(#!.*\n|\/\*\*(?:(?!\*\/)[\s\S])*@jest-environment[\s\S]*?\*\/\n)/;

/** Source files that do not begin with their licence. */
export function checkLicenceLines(root) {
  return listTrackedFiles(root)
    .filter(file => SOURCE.test(file) && !file.includes('/samples/'))
    .filter(file => !beginsWithLicence(readFileSync(join(root, file), 'utf8')))
    .map(file => `${file}: the first line is not "${LINE}"`);
}

export function beginsWithLicence(text) {
  return text.replace(BEFORE, '').startsWith(`${LINE}\n`);
}
