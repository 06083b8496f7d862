// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod';
import {
  BranchName,
  CommitId,
  DEFAULT_BRANCH,
  FilePath,
} from '../store/RepositoryId';
import { entityRefInput, fileInput, messageInput } from './fileInput';

const onBehalfOf = entityRefInput.optional();

/** Branches that mean something else already. */
const HeadBranch = BranchName.refine(
  name => ![DEFAULT_BRANCH, 'head'].includes(name.toLowerCase()),
  { message: 'is not for pull requests' },
).refine(name => !/^[0-9a-f]{40}$/i.test(name), {
  message: 'looks like a commit',
});

/** Body of a proposal. */
export const proposalInput = z
  .object({
    branch: HeadBranch,
    title: z
      .string()
      .trim()
      .min(1)
      .max(200)
      // eslint-disable-next-line no-control-regex
      .regex(/^[^\u0000-\u001f\u007f]*$/, 'more than one line'),
    description: z.string().trim().max(20_000).optional(),
    message: messageInput,
    base: CommitId,
    expectedHead: CommitId.nullish(),
    files: z.array(fileInput).max(1_000).default([]),
    deletedFiles: z.array(FilePath).max(200).default([]),
    complete: z.boolean().default(false),
    entityRef: entityRefInput.optional(),
    onBehalfOf,
  })
  .refine(({ files, deletedFiles }) => files.length + deletedFiles.length > 0, {
    message: 'a change of no file',
    path: ['files'],
  });

/** Body of a merge; `head` is the commit that was looked at. */
export const mergeInput = z.object({ head: CommitId.optional(), onBehalfOf });

export const closeInput = z.object({ onBehalfOf });

export const pullNumber = z.coerce.number().int().positive();

export const pullQuery = z.object({
  state: z.enum(['open', 'merged', 'closed']).optional(),
  head: BranchName.optional(),
  /** Number of the last one on the page before. */
  cursor: pullNumber.optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
});
