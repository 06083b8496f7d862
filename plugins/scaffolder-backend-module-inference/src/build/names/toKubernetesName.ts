// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto';

/** Helm charts cut a release's name here before they append `-epp`. */
export const MAX_POOL_NAME = 40;
/** Labels, Services, and most names of Kubernetes. */
export const MAX_LABEL = 63;

const HASH_LENGTH = 8;

/**
 * A DNS label that stands for the text: `Qwen/Qwen2.5-1.5B-Instruct` becomes
 * `qwen2-5-1-5b-instruct`, `/models/Llama-3.Q4_K_M.gguf` `llama-3-q4-k-m`. What has to be
 * shortened ends with a hash of the whole text, so that two texts which differ
 * only in what is cut off get two names. Undefined where nothing is left to make a name of.
 */
export function toKubernetesName(
  text: string,
  maxLength: number = MAX_POOL_NAME,
): string | undefined {
  const base = text.split(/[\\/]/).filter(Boolean).pop() ?? '';
  const plain = base
    .replace(/\.gguf$/i, '')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  if (plain === '') {
    return undefined;
  }
  // Names of Services start with a letter.
  const name = /^[a-z]/.test(plain) ? plain : `m-${plain}`;
  return name.length <= maxLength ? name : shorten(name, text, maxLength);
}

/** Appends to a name, within the limit; what is cut off still counts, by its hash. */
export function withSuffix(
  name: string,
  suffix: string,
  maxLength: number = MAX_LABEL,
): string {
  const whole = `${name}${suffix}`;
  return whole.length <= maxLength
    ? whole
    : `${shorten(name, name, maxLength - suffix.length)}${suffix}`;
}

function shorten(name: string, text: string, maxLength: number): string {
  const hash = createHash('sha256')
    .update(text)
    .digest('hex')
    .slice(0, HASH_LENGTH);
  const kept = name.slice(0, maxLength - HASH_LENGTH - 1).replace(/-+$/, '');
  return `${kept}-${hash}`;
}
