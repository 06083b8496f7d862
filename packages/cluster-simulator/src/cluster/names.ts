// SPDX-License-Identifier: Apache-2.0
import { Random } from '../time/Random';

/** The letters that Kubernetes makes names of: no vowels, so no words. */
const ALPHABET = 'bcdfghjklmnpqrstvwxz2456789';

/** `5m2qm`: what `generateName` adds. */
export function randomSuffix(random: Random, length = 5): string {
  let suffix = '';
  for (let index = 0; index < length; index++) {
    suffix += ALPHABET[random.integer(0, ALPHABET.length - 1)];
  }
  return suffix;
}

/** `6458994d77`: the same template always gives the same hash. */
export function templateHash(template: unknown): string {
  const text = canonicalJson(template);
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193) >>> 0;
  }
  return String(hash)
    .split('')
    .map(digit => ALPHABET[digit.charCodeAt(0) % ALPHABET.length])
    .join('');
}

/** JSON with sorted keys, so that equal objects have equal texts. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, inner) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(
          Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)),
        )
      : inner,
  );
}
