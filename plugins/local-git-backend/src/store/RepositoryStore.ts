// SPDX-License-Identifier: Apache-2.0
import * as fs from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import git from 'isomorphic-git';
import { hasCode } from './hasCode';
import { Repository } from './Repository';
import { DEFAULT_BRANCH, RepositoryId } from './RepositoryId';
import { Turns } from './Turns';

/** Bare repositories below one folder: `<owner>/<name>.git`, as Git itself would keep them. */
export class RepositoryStore {
  readonly #turns = new Turns();

  constructor(
    private readonly directory: string,
    private readonly now: () => number,
  ) {}

  /** Undefined where there is none. */
  async find(id: RepositoryId): Promise<Repository | undefined> {
    const repository = this.at(id);
    return (await repository.exists()) ? repository : undefined;
  }

  /** The repository, made where there is none. */
  async ensure(id: RepositoryId): Promise<Repository> {
    const repository = this.at(id);
    if (!(await repository.exists())) {
      await git.init({
        fs,
        gitdir: repository.gitdir,
        bare: true,
        defaultBranch: DEFAULT_BRANCH,
      });
    }
    return repository;
  }

  /** One at a time for each repository, so that what was read still holds when it is written. */
  inTurn<Result>(
    { owner, name }: RepositoryId,
    task: () => Promise<Result>,
  ): Promise<Result> {
    return this.#turns.take(`${owner}/${name}`, task);
  }

  /** Those that hold a commit, by owner and name. */
  async list(): Promise<RepositoryId[]> {
    const ids: RepositoryId[] = [];
    for (const owner of await foldersIn(this.directory)) {
      for (const folder of await foldersIn(join(this.directory, owner))) {
        const id = RepositoryId.safeParse({
          owner,
          name: folder.replace(/\.git$/, ''),
        });
        const found = id.success && (await this.find(id.data));
        if (found && (await found.head(DEFAULT_BRANCH))) {
          ids.push(found.id);
        }
      }
    }
    return ids;
  }

  private at(id: RepositoryId): Repository {
    const gitdir = join(this.directory, id.owner, `${id.name}.git`);
    return new Repository(id, gitdir, this.now);
  }
}

async function foldersIn(folder: string): Promise<string[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries
      .filter(entry => entry.isDirectory())
      .map(({ name }) => name)
      .sort();
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return [];
    throw error;
  }
}
