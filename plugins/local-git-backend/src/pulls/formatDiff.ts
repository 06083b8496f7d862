// SPDX-License-Identifier: Apache-2.0
import { createTwoFilesPatch } from 'diff';
import { StoredFile } from '../store/FileTree';
import { FileChange } from './mergeTrees';

/** More than anybody reads; what is cut off is said. */
const MOST_CHARACTERS = 300_000;
/** Comparing two files that have little in common takes quadratic time. */
const MOST_EDITED_LINES = 5_000;
/** Git looks as far for a zero byte, to tell text from other files. */
const PROBED_BYTES = 8_000;

/** The changes as `git diff` writes them, and whether all of them are there. */
export async function formatDiff(
  changes: FileChange[],
  read: (oid: string) => Promise<Buffer>,
): Promise<{ diff: string; truncated: boolean }> {
  let diff = '';
  for (const change of changes) {
    const part = await formatChange(change, read);
    if (diff.length + part.length > MOST_CHARACTERS) {
      return { diff, truncated: true };
    }
    diff += part;
  }
  return { diff, truncated: false };
}

async function formatChange(
  { path, before, after }: FileChange,
  read: (oid: string) => Promise<Buffer>,
): Promise<string> {
  const header = [
    `diff --git a/${path} b/${path}`,
    ...describeModes(before, after),
    '',
  ].join('\n');
  if (before?.oid === after?.oid) return header;
  const [old, now] = await Promise.all(
    [before, after].map(file => (file ? read(file.oid) : Buffer.alloc(0))),
  );
  const names = [before ? `a/${path}` : '/dev/null'].concat(
    after ? `b/${path}` : '/dev/null',
  );
  const patch =
    isBinary(old) || isBinary(now)
      ? undefined
      : createTwoFilesPatch(
          names[0],
          names[1],
          old.toString('utf8'),
          now.toString('utf8'),
          undefined,
          undefined,
          { context: 3, maxEditLength: MOST_EDITED_LINES },
        );
  if (patch === undefined) {
    return `${header}Binary files ${names[0]} and ${names[1]} differ\n`;
  }
  // The line of equal signs is of another tool's format.
  return header + patch.slice(patch.indexOf('--- '));
}

function describeModes(
  before: StoredFile | undefined,
  after: StoredFile | undefined,
): string[] {
  if (!before) return after ? [`new file mode ${after.mode}`] : [];
  if (!after) return [`deleted file mode ${before.mode}`];
  return before.mode === after.mode
    ? []
    : [`old mode ${before.mode}`, `new mode ${after.mode}`];
}

function isBinary(content: Buffer): boolean {
  return content.subarray(0, PROBED_BYTES).includes(0);
}
