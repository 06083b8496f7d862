// SPDX-License-Identifier: Apache-2.0
// `yarn finding-pages`: writes the pages of the findings into the frontend plugin,
// which shows them wherever it is installed. `yarn check docs` says when to.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { FINDING_PAGES, joinFindingPages } from './check/joinFindingPages.mjs';
import { ROOT } from './portal/paths.mjs';

writeFileSync(join(ROOT, FINDING_PAGES), joinFindingPages(ROOT));
