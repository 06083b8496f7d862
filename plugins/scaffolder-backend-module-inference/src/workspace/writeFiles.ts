// SPDX-License-Identifier: Apache-2.0
import { resolveSafeChildPath } from '@backstage/backend-plugin-api';
import { InputError, isError } from '@backstage/errors';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, isAbsolute, join } from 'node:path';
import { GeneratedFile } from '../build/repository/GeneratedFile';

/**
 * Writes files below a folder of the workspace, or none of them: every path is
 * looked at first, links followed. Files that are the same already are left alone.
 */
export async function writeFiles(
  workspacePath: string,
  targetPath: string,
  files: readonly GeneratedFile[],
): Promise<string[]> {
  const paths = files.map(({ path, content }) => ({
    content,
    path: join(targetPath, path),
    absolute: resolveInside(workspacePath, targetPath, path),
  }));
  for (const { absolute, content } of paths) {
    if ((await readIfThere(absolute)) !== content) {
      await mkdir(dirname(absolute), { recursive: true });
      // A task that is cut off leaves no half file behind.
      await writeFile(`${absolute}.part`, content, 'utf8');
      await rename(`${absolute}.part`, absolute);
    }
  }
  return paths.map(({ path }) => path);
}

/** The path in the workspace, which neither `..` nor a link may lead out of. */
export function resolveInside(
  workspacePath: string,
  ...parts: string[]
): string {
  const absolute = parts.find(part => isAbsolute(part));
  if (absolute !== undefined) {
    throw new InputError(
      `targetPath: ${absolute} is absolute: write it relative to the workspace`,
    );
  }
  const path = join(...parts);
  try {
    return resolveSafeChildPath(workspacePath, path);
  } catch (error) {
    throw new InputError(
      `targetPath: ${path} leads out of the workspace, by .. or by a link. Nothing was written`,
      error,
    );
  }
}

async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (isError(error) && error.code === 'ENOENT') {
      return undefined;
    }
    throw error;
  }
}
