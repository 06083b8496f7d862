// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod';
import { BranchName, CommitId, FilePath } from '../store/RepositoryId';
import { DEFAULT_BRANCH } from '../store/RepositoryStore';

/** Body of a commit: all files that the branch is to hold. */
export const commitInput = z.object({
  branch: BranchName.default(DEFAULT_BRANCH),
  message: z.string().trim().min(1).max(2_000),
  expected: CommitId.nullish(),
  files: z
    .array(
      z.object({
        path: FilePath,
        content: z.base64().transform(text => Buffer.from(text, 'base64')),
        executable: z.boolean().optional(),
      }),
    )
    .min(1, 'a commit without files')
    .max(1_000),
});
