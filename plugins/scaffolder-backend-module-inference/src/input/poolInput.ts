// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod/v3';
import { targetFolder } from './targetFile';
import { kubernetesName } from './texts';

/** A pool whose repository lies in the workspace. */
export const poolFields = {
  namespace: kubernetesName().describe(
    'Namespace of the pool; one of those of a team of whoever runs the task',
  ),
  pool: kubernetesName().describe('Name of the pool'),
  targetPath: targetFolder(),
  deletesFiles: z
    .boolean()
    .default(true)
    .describe(
      'False where what publishes can’t delete files: then one line of comment is left of each, of which nothing is applied',
    ),
};

/** What every action that edits a repository puts out. */
export const editOutput = {
  changed: z.boolean().describe('False where there was nothing to do'),
  files: z.array(z.string()).describe('Files that are new or different'),
  deleted: z.array(z.string()).describe('Files that are gone'),
  branch: z.string().describe('Branch for the pull request'),
  title: z.string().describe('Title for the pull request'),
  description: z.string().describe('What reviewers are told'),
  cluster: z
    .string()
    .describe(
      'Cluster of the pool by the catalog entry in the repository, to check the manifests for; empty where it names none',
    ),
};
