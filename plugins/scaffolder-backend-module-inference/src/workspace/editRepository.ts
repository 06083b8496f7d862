// SPDX-License-Identifier: Apache-2.0
import { rm } from 'node:fs/promises';
import {
  compareFiles,
  FileChanges,
  readRepository,
  RepositoryFiles,
} from '../edit/RepositoryFiles';
import { readFolder } from './readFolder';
import { resolveInside, writeFiles } from './writeFiles';

/** What manifests and the catalog are written in. */
const EDITABLE = /\.(ya?ml|json)$/;
/** Stands where a file can't be deleted by what publishes; nothing is applied from it. */
const EMPTIED = '# Taken away.\n';

/** The files of a workspace that an edit can be about. Links are refused. */
export async function readEditable(
  workspacePath: string,
  folder: string,
): Promise<RepositoryFiles> {
  const files = await readFolder(workspacePath, folder);
  return readRepository(
    files
      .filter(({ path }) => EDITABLE.test(path))
      .map(({ path, content }) => ({
        path,
        content: content.toString('utf8'),
      })),
  );
}

/** Writes what an edit changed, and nothing else. */
export async function writeEdited(
  workspacePath: string,
  folder: string,
  {
    before,
    after,
    canDelete = true,
  }: { before: RepositoryFiles; after: RepositoryFiles; canDelete?: boolean },
): Promise<FileChanges> {
  const { written, deleted } = compareFiles(before, after);
  const emptied = canDelete
    ? []
    : deleted.map(path => ({ path, content: EMPTIED }));
  await writeFiles(workspacePath, folder, [...written, ...emptied]);
  for (const path of canDelete ? deleted : []) {
    await rm(resolveInside(workspacePath, folder, path));
  }
  return {
    written: [...written, ...emptied],
    deleted: canDelete ? deleted : [],
  };
}
