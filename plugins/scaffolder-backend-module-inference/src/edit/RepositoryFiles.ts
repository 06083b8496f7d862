// SPDX-License-Identifier: Apache-2.0
/**
 * Edits of a repository's manifests: text in, text out. An edit finds its
 * object by kind, namespace and name, in whichever file, document, list or
 * overlay's patch holds it, and touches only the source range of what it changes:
 * comments, order, quotes and line ends of everything else stay byte by byte.
 *
 * Every edit takes the files and answers with files, so that edits compose:
 *
 * ```ts
 * const before = readRepository(files);
 * const after = setWeights(before, {
 *   route: { namespace: 'chat', name: 'qwen' },
 *   rule: 0,
 *   weights: { 'qwen-v1': 90, 'qwen-v2': 10 },
 * });
 * const { written, deleted } = compareFiles(before, after);
 * ```
 *
 * What can't be edited so that it reads back as what was asked for is refused
 * with an `InputError` that names the file and the line; nothing is guessed. Each
 * edit reads its own result again before it answers.
 */
export type RepositoryFiles = ReadonlyMap<string, string>;

/** A file by its path in the repository, with slashes. */
export interface RepositoryFile {
  path: string;
  content: string;
}

export function readRepository(
  files: readonly RepositoryFile[],
): RepositoryFiles {
  return new Map(files.map(({ path, content }) => [path, content]));
}

export interface FileChanges {
  /** Files that are new or hold something else now. */
  written: RepositoryFile[];
  /** Paths of files that are gone. */
  deleted: string[];
}

/** What an edit changed, sorted by path. */
export function compareFiles(
  before: RepositoryFiles,
  after: RepositoryFiles,
): FileChanges {
  return {
    written: [...after]
      .filter(([path, content]) => before.get(path) !== content)
      .map(([path, content]) => ({ path, content }))
      .sort((a, b) => (a.path < b.path ? -1 : 1)),
    deleted: [...before.keys()].filter(path => !after.has(path)).sort(),
  };
}
