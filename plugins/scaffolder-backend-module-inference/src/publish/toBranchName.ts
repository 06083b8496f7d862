// SPDX-License-Identifier: Apache-2.0

/** What a name of a model may hold and a branch may not becomes a hyphen. */
export function toBranchName(prefix: string, name: string): string {
  const plain = name
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60);
  return `${prefix}-${plain || 'new'}`;
}
