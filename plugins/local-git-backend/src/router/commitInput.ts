// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod';
import { BranchName, CommitId, DEFAULT_BRANCH } from '../store/RepositoryId';
import { entityRefInput, fileInput, messageInput } from './fileInput';

/** Body of a commit: all files that the branch is to hold. */
export const commitInput = z.object({
  branch: BranchName.default(DEFAULT_BRANCH),
  message: messageInput,
  expected: CommitId.nullish(),
  files: z.array(fileInput).min(1, 'a commit without files').max(1_000),
  onBehalfOf: entityRefInput.optional(),
});
