// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod';

export const DEFAULT_BRANCH = 'main';

/** A path segment that can't lead elsewhere, on any file system. */
const segment = z
  .string()
  .max(63, 'at most 63 characters')
  .regex(
    /^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/,
    'lower case letters, digits and dashes, a letter or digit at both ends',
  );

/** Which repository: `team-chat/qwen-chat`. */
export const RepositoryId = z.object({ owner: segment, name: segment });
export type RepositoryId = z.infer<typeof RepositoryId>;

/** A branch by a plain name, without Git's further ways to spell references. */
export const BranchName = z
  .string()
  .max(100, 'at most 100 characters')
  .regex(
    /^[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9_-])?$/,
    'letters, digits, dots, dashes and underscores',
  )
  .refine(name => !name.includes('..') && !name.endsWith('.lock'), {
    message: 'neither two dots in a row nor .lock at the end',
  });

/** Where a file is in a repository: relative, with slashes, and never out of it. */
export const FilePath = z
  .string()
  .min(1)
  .max(400)
  .refine(
    path =>
      path.split('/').every(
        part =>
          part !== '' &&
          part !== '.' &&
          part !== '..' &&
          part.toLowerCase() !== '.git' &&
          // eslint-disable-next-line no-control-regex
          !/[\\:\u0000-\u001f\u007f]/.test(part),
      ),
    { message: 'not a path inside the repository' },
  );

export const CommitId = z.string().regex(/^[0-9a-f]{40}$/, 'not a commit');
