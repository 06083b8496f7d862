// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod/v3';

/** Where an action writes, below the workspace. */
export function targetFile(usual: string) {
  return z
    .string()
    .min(1, 'is empty: write a path such as manifests/route.yaml')
    .max(512)
    .default(usual)
    .describe('File below the workspace that is written');
}

export function targetFolder() {
  return z
    .string()
    .max(512)
    .default('.')
    .describe('Folder below the workspace that is written to');
}
