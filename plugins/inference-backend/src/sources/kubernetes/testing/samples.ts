// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

// eslint-disable-next-line no-restricted-syntax -- only tests read it, from the source
const FOLDER = join(__dirname, '..', 'samples');

/** A recorded answer of a real API server, without managedFields. */
export function readSample(name: string): string {
  return readFileSync(join(FOLDER, name), 'utf8');
}

export function sampleItems(name: string): unknown[] {
  return JSON.parse(readSample(name)).items;
}

/** The lines of a recorded watch. */
export function sampleEvents(
  name: string,
): Array<{ type: string; object: unknown }> {
  return readSample(name)
    .trim()
    .split('\n')
    .map(line => JSON.parse(line));
}
