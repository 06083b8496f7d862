// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod';
import { BranchName, CommitId } from '../store/RepositoryId';

const Deed = z.object({ at: z.iso.datetime(), by: z.string() });

/**
 * A pull request as it is kept on disk. It is the truth of where the pull
 * request is: branches are moved after it is written, and moved again where a
 * process died in between.
 */
export const PullRequestRecord = z.object({
  number: z.number().int().positive(),
  title: z.string(),
  description: z.string().optional(),
  /** Reference of the user who opened it. */
  author: z.string(),
  branch: BranchName,
  /** Newest commit of the branch. */
  head: CommitId,
  /** Reference of the entity that it is about. */
  entityRef: z.string().optional(),
  state: z.enum(['open', 'merged', 'closed']),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  /** Set before the merge while it is open: whether it happened is seen by the branch. */
  merge: Deed.extend({
    commit: CommitId,
    /** Where the default branch was before. */
    onto: CommitId,
  }).optional(),
  closed: Deed.optional(),
});
export type PullRequestRecord = z.output<typeof PullRequestRecord>;
