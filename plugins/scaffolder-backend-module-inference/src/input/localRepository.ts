// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod/v3';

const SEGMENT = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;

/** Which repository on the portal's own Git, and what of the workspace goes there. */
export const localRepositoryFields = {
  owner: z
    .string()
    .regex(
      /^group:default\/[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/,
      'is no group: write it as group:default/team-chat',
    )
    .describe(
      'Group that owns the repository; whoever runs the task must be allowed to write for it',
    ),
  name: z
    .string()
    .regex(
      SEGMENT,
      'is no name of a repository: write small letters, digits and hyphens, such as qwen-chat',
    )
    .describe('Name of the repository'),
  sourcePath: z
    .string()
    .max(512)
    .default('.')
    .describe('Folder below the workspace that the repository is to hold'),
};

/** `team-chat` of `group:default/team-chat` */
export function nameOfGroup(owner: string): string {
  return owner.slice(owner.indexOf('/') + 1);
}
