// SPDX-License-Identifier: Apache-2.0
import { PoolPattern } from './ProviderConfig';

/** `*` stands for any characters, everything else for itself. */
export function matchesPattern(
  pattern: string | undefined,
  text: string,
): boolean {
  if (pattern === undefined) {
    return true;
  }
  const parts = pattern.split('*');
  const [first] = parts;
  const last = parts[parts.length - 1];
  if (parts.length === 1) {
    return text === pattern;
  }
  if (
    text.length < first.length + last.length ||
    !text.startsWith(first) ||
    !text.endsWith(last)
  ) {
    return false;
  }
  let from = first.length;
  const end = text.length - last.length;
  return parts.slice(1, -1).every(part => {
    const at = text.indexOf(part, from);
    from = at + part.length;
    return at >= 0 && from <= end;
  });
}

/** Whether the provider makes entities of the pool. */
export function isWanted(
  pool: Required<PoolPattern>,
  config: { include: readonly PoolPattern[]; exclude: readonly PoolPattern[] },
): boolean {
  const matches = (pattern: PoolPattern) =>
    matchesPattern(pattern.cluster, pool.cluster) &&
    matchesPattern(pattern.namespace, pool.namespace) &&
    matchesPattern(pattern.name, pool.name);
  return (
    (config.include.length === 0 || config.include.some(matches)) &&
    !config.exclude.some(matches)
  );
}
