// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod';
import { FilePath } from '../store/RepositoryId';

/** A file with its content in base64. */
export const fileInput = z.object({
  path: FilePath,
  content: z.base64().transform(text => Buffer.from(text, 'base64')),
  executable: z.boolean().optional(),
});

export const messageInput = z.string().trim().min(1).max(2_000);

/** `user:default/chloe`: of someone or something in the catalog, and one line of Git's. */
export const entityRefInput = z
  .string()
  .max(200)
  .regex(/^[a-z][a-z0-9]*:[\w.-]+\/[\w.-]+$/i, 'no reference of an entity');
