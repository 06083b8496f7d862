// SPDX-License-Identifier: Apache-2.0
import {
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { ROOT } from '../portal/paths.mjs';

const FILE = join(ROOT, 'test-results/failed-stories.json');

/** Names of the stories that failed in the last run; none where it did not come to its end. */
export function readFailedStories() {
  return existsSync(FILE) ? JSON.parse(readFileSync(FILE, 'utf8')) : [];
}

export function keepFailedStories(names) {
  mkdirSync(dirname(FILE), { recursive: true });
  writeFileSync(FILE, JSON.stringify(names));
}

export function forgetFailedStories() {
  rmSync(FILE, { force: true });
}
