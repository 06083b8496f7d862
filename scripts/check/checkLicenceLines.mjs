// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { listTrackedFiles } from './listTrackedFiles.mjs';

const SOURCE = /\.(ts|tsx|js|mjs|cjs)$/;
const LINE = 'SPDX-License-Identifier: Apache-2.0';

/** Source files whose first lines do not name the licence. */
export function checkLicenceLines(root) {
  return listTrackedFiles(root)
    .filter(file => SOURCE.test(file) && !file.includes('/samples/'))
    .filter(file => {
      const [first, second] = readFileSync(join(root, file), 'utf8').split(
        '\n',
        2,
      );
      const line = first.startsWith('#!') ? second : first;
      return line !== `// ${LINE}`;
    })
    .map(file => `${file}: the first line is not "// ${LINE}"`);
}
