// SPDX-License-Identifier: Apache-2.0

const PLACEHOLDER = '{owner}';

/** Of the first entry by whose URL the repository's begins, part by part. */
export function ownerOfRepository(
  repository: string,
  entries: ReadonlyArray<{ url: string; owner: string }>,
): string | undefined {
  const parts = splitUrl(repository);
  for (const { url, owner } of entries) {
    const wanted = splitUrl(url);
    const named = parts[wanted.indexOf(PLACEHOLDER)];
    const matches = wanted.every((part, index) =>
      part === PLACEHOLDER ? parts[index] : part === parts[index],
    );
    if (matches && (named !== undefined || !owner.includes(PLACEHOLDER))) {
      return owner.replace(PLACEHOLDER, (named ?? '').toLowerCase());
    }
  }
  return undefined;
}

function splitUrl(url: string): string[] {
  return url
    .replace(/\.git\/?$/, '')
    .replace(/\/+$/, '')
    .split('/');
}
