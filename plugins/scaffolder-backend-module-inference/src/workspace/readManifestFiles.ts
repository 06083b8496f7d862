// SPDX-License-Identifier: Apache-2.0
import { InputError, isError } from '@backstage/errors';
import { ManifestFile } from '@inference-portal/backstage-plugin-inference-common';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { resolveInside } from './writeFiles';

/** Folders whose YAML is for Git hosts and tools, not for clusters. */
const NOT_MANIFESTS = /(^|\/)(\.git|\.github|\.gitea|node_modules)\//;

/** Every file of YAML below a folder of the workspace; links are not followed. */
export async function readManifestFiles(
  workspacePath: string,
  targetPath: string,
): Promise<ManifestFile[]> {
  const root = resolveInside(workspacePath, targetPath);
  const entries = await listFolder(root, targetPath);
  const paths = entries
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name))
    .map(path => relative(root, path).split(sep).join('/'))
    .filter(path => /\.ya?ml$/.test(path) && !NOT_MANIFESTS.test(path))
    .filter(path => !path.startsWith('.gitlab-ci'))
    .sort();
  if (paths.length === 0) {
    throw new InputError(
      `targetPath: ${targetPath} has no files of YAML: name the folder that the manifests were written to`,
    );
  }
  return Promise.all(
    paths.map(async path => ({
      path,
      content: await readFile(join(root, path), 'utf8'),
    })),
  );
}

async function listFolder(root: string, targetPath: string) {
  try {
    return await readdir(root, { recursive: true, withFileTypes: true });
  } catch (error) {
    if (isError(error) && error.code === 'ENOENT') {
      throw new InputError(`targetPath: ${targetPath} does not exist`);
    }
    throw error;
  }
}
