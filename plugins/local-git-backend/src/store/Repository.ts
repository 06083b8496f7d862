// SPDX-License-Identifier: Apache-2.0
import * as fs from 'node:fs';
import { join } from 'node:path';
import { ConflictError } from '@backstage/errors';
import git from 'isomorphic-git';
import { RepositoryId } from './RepositoryId';
import { FileTree } from './FileTree';
import { readTree } from './readTree';
import { readReference, replaceReference } from './references';
import { CommittedFile, storeFiles, writeTree } from './writeTree';

export interface Author {
  name: string;
  email: string;
}

export interface CommitRequest {
  branch: string;
  message: string;
  author: Author;
  /** Everything the new commit holds. */
  files: CommittedFile[];
  /**
   * The commit that the branch must be at; `null`: the branch must not exist
   * yet. Left out, whatever it is at now.
   */
  expected?: string | null;
}

export interface TreeEntry {
  name: string;
  kind: 'file' | 'folder';
}

/** One bare repository on disk. */
export class Repository {
  constructor(
    readonly id: RepositoryId,
    readonly gitdir: string,
    private readonly now: () => number,
  ) {}

  exists(): Promise<boolean> {
    return fs.promises.access(join(this.gitdir, 'HEAD')).then(
      () => true,
      () => false,
    );
  }

  /** The commit a branch is at. */
  head(branch: string): Promise<string | undefined> {
    return readReference(this.gitdir, `refs/heads/${branch}`);
  }

  async branches(): Promise<Array<{ name: string; commit: string }>> {
    const { gitdir } = this;
    const names = await git.listBranches({ fs, gitdir });
    const heads = await Promise.all(
      names
        .filter(name => !name.endsWith('.lock'))
        .sort()
        .map(async name => ({ name, commit: await this.head(name) })),
    );
    return heads.flatMap(({ name, commit }) =>
      commit === undefined ? [] : [{ name, commit }],
    );
  }

  /**
   * Puts a commit on a branch. Nothing is written where the branch already
   * holds exactly these files.
   *
   * @throws ConflictError where the branch isn't at the expected commit
   */
  async commit(
    request: CommitRequest,
  ): Promise<{ commit: string; changed: boolean }> {
    const { gitdir } = this;
    const before = await this.head(request.branch);
    const { expected = before ?? null } = request;
    const files = await storeFiles(gitdir, request.files);
    const tree = await writeTree(gitdir, files);
    if (before !== undefined && (await this.treeOf(before)) === tree) {
      return { commit: before, changed: false };
    }
    if (expected !== (before ?? null)) {
      throw new ConflictError(this.conflict(request.branch, expected, before));
    }
    const commit = await this.writeCommit({
      ...request,
      files,
      parents: before === undefined ? [] : [before],
    });
    const actual = await replaceReference(gitdir, {
      reference: `refs/heads/${request.branch}`,
      from: before,
      to: commit,
    });
    if (actual !== before) {
      throw new ConflictError(this.conflict(request.branch, expected, actual));
    }
    return { commit, changed: true };
  }

  /** A commit that no branch is at yet. */
  async writeCommit(commit: {
    files: FileTree;
    message: string;
    author: Author;
    parents: string[];
  }): Promise<string> {
    const { gitdir } = this;
    const signature = {
      ...commit.author,
      timestamp: Math.floor(this.now() / 1000),
      timezoneOffset: 0,
    };
    return git.writeCommit({
      fs,
      gitdir,
      commit: {
        message: `${commit.message.trimEnd()}\n`,
        tree: await writeTree(gitdir, commit.files),
        parent: commit.parents,
        author: signature,
        committer: signature,
      },
    });
  }

  /** Every file at a commit. */
  async files(commit: string): Promise<FileTree> {
    return readTree(this.gitdir, await this.treeOf(commit));
  }

  async content(oid: string): Promise<Buffer> {
    const { blob } = await git.readBlob({ fs, gitdir: this.gitdir, oid });
    return Buffer.from(blob);
  }

  /** The content of a file, or what a folder holds; undefined where there is neither. */
  async read(
    commit: string,
    path: string,
  ): Promise<Buffer | TreeEntry[] | undefined> {
    const { gitdir } = this;
    let oid = await this.treeOf(commit);
    let kind = 'tree';
    for (const part of path.split('/').filter(Boolean)) {
      if (kind !== 'tree') return undefined;
      const { tree } = await git.readTree({ fs, gitdir, oid });
      const entry = tree.find(candidate => candidate.path === part);
      if (!entry) return undefined;
      oid = entry.oid;
      kind = entry.type;
    }
    if (kind !== 'tree') {
      const { blob } = await git.readBlob({ fs, gitdir, oid });
      return Buffer.from(blob);
    }
    const { tree } = await git.readTree({ fs, gitdir, oid });
    return tree.map(({ path: name, type }) => ({
      name,
      kind: type === 'tree' ? 'folder' : 'file',
    }));
  }

  private async treeOf(commit: string): Promise<string> {
    const { gitdir } = this;
    return (await git.readCommit({ fs, gitdir, oid: commit })).commit.tree;
  }

  private conflict(
    branch: string,
    expected: string | null,
    actual: string | undefined,
  ): string {
    const { owner, name } = this.id;
    const where = `${owner}/${name}, branch ${branch},`;
    if (expected === null) return `${where} exists already`;
    return actual === undefined
      ? `${where} does not exist, so it is not at ${expected}`
      : `${where} is at ${actual} now and not at ${expected}: somebody else changed it`;
  }
}
