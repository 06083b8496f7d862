// SPDX-License-Identifier: Apache-2.0
import { FileTree, findClash, isSameFile, StoredFile } from '../store/FileTree';

export interface MergedTree {
  /** With `ours` where both sides changed a file. */
  files: FileTree;
  /** Files that both sides changed, each in its own way. */
  conflicts: string[];
}

/**
 * Three-way, by whole files: what is read and judged before a merge is what is
 * there after it, which a merge inside of YAML could not promise.
 */
export function mergeTrees(sides: {
  base: FileTree;
  ours: FileTree;
  theirs: FileTree;
}): MergedTree {
  const { base, ours, theirs } = sides;
  const files = new Map<string, StoredFile>();
  const conflicts: string[] = [];
  for (const path of new Set([...ours.keys(), ...theirs.keys()])) {
    const our = ours.get(path);
    const their = theirs.get(path);
    const ourChange = !isSameFile(our, base.get(path));
    const theirChange = !isSameFile(their, base.get(path));
    if (ourChange && theirChange && !isSameFile(our, their)) {
      conflicts.push(path);
    }
    const file = ourChange ? our : their;
    if (file) files.set(path, file);
  }
  const clash = conflicts.length === 0 ? findClash(files) : undefined;
  return {
    files,
    conflicts: [...conflicts, ...(clash === undefined ? [] : [clash])].sort(),
  };
}

export interface FileChange {
  path: string;
  before: StoredFile | undefined;
  after: StoredFile | undefined;
}

/** What differs between two commits, by path. */
export function compareTrees(before: FileTree, after: FileTree): FileChange[] {
  return [...new Set([...before.keys(), ...after.keys()])]
    .sort()
    .map(path => ({
      path,
      before: before.get(path),
      after: after.get(path),
    }))
    .filter(change => !isSameFile(change.before, change.after));
}
