// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod';

/** As many as a large repository has. */
const MAX_FILES = 500;
const MAX_CHARACTERS = 512 * 1024;

/** Manifests to be checked; `schema/openapi.ts` describes the same. */
export const manifestInput = z.object({
  files: z
    .array(
      z.object({
        path: z.string().min(1).max(1024),
        content: z
          .string()
          .max(MAX_CHARACTERS, `is longer than ${MAX_CHARACTERS} characters`),
      }),
    )
    .min(1, 'is empty: give at least one file')
    .max(MAX_FILES, `are more than ${MAX_FILES}`),
  cluster: z.string().min(1).max(256).optional(),
  gateways: z
    .array(
      z.object({
        namespace: z.string().min(1).max(253),
        name: z.string().min(1).max(253),
        controller: z.string().min(1).max(253),
      }),
    )
    .max(64)
    .optional(),
});
