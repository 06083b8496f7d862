// SPDX-License-Identifier: Apache-2.0
// `yarn config-reference`: writes every key that the packages' config.d.ts declare
// into docs/config-reference.md. `yarn check docs` says when to.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  CONFIG_REFERENCE,
  renderConfigReference,
} from './check/configReference.mjs';
import { ROOT } from './portal/paths.mjs';

writeFileSync(join(ROOT, CONFIG_REFERENCE), await renderConfigReference(ROOT));
