// SPDX-License-Identifier: Apache-2.0
import { ConflictError, InputError, NotFoundError } from '@backstage/errors';
import { FileTree, isSameFile, StoredFile } from '../store/FileTree';
import { findMergeBase, isReachable, readCommit } from '../store/history';
import {
  readReference,
  removeReference,
  replaceReference,
} from '../store/references';
import { Author, Repository } from '../store/Repository';
import { DEFAULT_BRANCH } from '../store/RepositoryId';
import { CommittedFile, storeFiles } from '../store/writeTree';
import { checkBase } from './checkBase';
import { compareTrees, MergedTree, mergeTrees } from './mergeTrees';
import { PullRequestFolder } from './PullRequestFolder';
import { PullRequestRecord } from './PullRequestRecord';

/** Who does it: a user's reference, and as whom Git knows them. */
export interface Person {
  ref: string;
  author: Author;
}

export interface Proposal {
  branch: string;
  title: string;
  description?: string;
  message: string;
  base: string;
  expectedHead?: string | null;
  files: CommittedFile[];
  deletedFiles: string[];
  /** The files are all that there is to be. */
  complete: boolean;
  entityRef?: string;
}

/**
 * Pull requests of one repository. Whoever calls has the repository's turn.
 *
 * A record is written before branches are moved, and says where they belong:
 * a process that dies in between leaves something that the next call finishes.
 */
export class PullRequests {
  constructor(
    private readonly repository: Repository,
    private readonly folder: PullRequestFolder,
    private readonly now: () => number,
  ) {}

  /** Newest first. */
  async list(): Promise<PullRequestRecord[]> {
    const settled: PullRequestRecord[] = [];
    for (const record of await this.folder.list()) {
      settled.push(await this.settle(record));
    }
    return settled;
  }

  async get(number: number): Promise<PullRequestRecord> {
    const record = (await this.list()).find(each => each.number === number);
    if (!record) {
      throw new NotFoundError(`${this.name} has no pull request ${number}`);
    }
    return record;
  }

  /** Opens a pull request, or puts one more commit on the open one of the branch. */
  async propose(
    proposal: Proposal,
    person: Person,
  ): Promise<{ changed: boolean; record?: PullRequestRecord }> {
    const main = await this.main();
    const records = await this.list();
    const open = records.find(
      ({ state, branch }) => state === 'open' && branch === proposal.branch,
    );
    const wanted = await this.wantedFiles(proposal);
    const { files, parents, conflicts } = await this.combine(
      { main, head: open?.head },
      wanted,
    );
    const tip = await this.repository.files(open?.head ?? main);
    const isThere = [...wanted].every(([path, file]) =>
      isSameFile(tip.get(path), file),
    );
    if (isThere && conflicts.length === 0) {
      return {
        changed: false,
        ...(open && { record: await this.retell(open, proposal) }),
      };
    }
    await checkBase(this.repository, {
      base: proposal.base,
      main,
      head: open?.head,
      wanted,
    });
    checkExpectedHead(proposal, open);
    if (!open) await this.freeBranch(proposal.branch, records);
    const head = await this.repository.writeCommit({
      files,
      parents,
      message: proposal.message,
      author: person.author,
    });
    const at = this.time();
    const told = {
      title: proposal.title,
      description: proposal.description,
      entityRef: proposal.entityRef ?? open?.entityRef,
      head,
      updatedAt: at,
    };
    const record = open
      ? { ...open, ...told }
      : await this.folder.add({
          ...told,
          author: person.ref,
          branch: proposal.branch,
          state: 'open',
          createdAt: at,
        });
    if (open) await this.folder.replace(record);
    await this.moveBranch(record);
    return { changed: true, record };
  }

  /**
   * Puts the change on the default branch, always by a commit of two parents:
   * it says who merged and when, the first parents alone tell the story step by
   * step, and a merge that was cut off can be told from one that never was.
   */
  async merge(
    number: number,
    person: Person,
    expectedHead?: string,
  ): Promise<PullRequestRecord> {
    const record = await this.get(number);
    const { state, head, title } = record;
    if (state === 'merged') return record;
    if (state === 'closed') {
      throw new ConflictError(`${this.say(record)} was closed unmerged`);
    }
    if (expectedHead !== undefined && expectedHead !== head) {
      throw new ConflictError(
        `${this.say(
          record,
        )} is at ${head} now and not at ${expectedHead}: look at what it holds now`,
      );
    }
    const main = await this.main();
    const { files, conflicts } = await this.mergeWith(main, head);
    if (conflicts.length > 0) {
      throw new ConflictError(
        `${this.say(record)} can't be merged: ${conflicts.join(
          ', ',
        )} changed on ${DEFAULT_BRANCH}, which is at ${main}, and in the pull request, which is at ${head}. Nothing was merged`,
      );
    }
    const commit = await this.repository.writeCommit({
      files,
      parents: [main, head],
      message: `Merge pull request #${number}: ${title}`,
      author: person.author,
    });
    const merging = {
      ...record,
      merge: { at: this.time(), by: person.ref, commit, onto: main },
    };
    await this.folder.replace(merging);
    const actual = await replaceReference(this.repository.gitdir, {
      reference: MAIN,
      from: main,
      to: commit,
    });
    if (actual !== main) {
      throw new ConflictError(
        `${this.name}, branch ${DEFAULT_BRANCH}, moved to ${actual} meanwhile: try again`,
      );
    }
    return this.end({
      ...merging,
      state: 'merged',
      updatedAt: merging.merge.at,
    });
  }

  /** Ends it without a merge; its commits stay. */
  async close(number: number, person: Person): Promise<PullRequestRecord> {
    const record = await this.get(number);
    if (record.state === 'closed') return record;
    if (record.state === 'merged') {
      throw new ConflictError(`${this.say(record)} is merged already`);
    }
    const at = this.time();
    return this.end({
      ...record,
      state: 'closed',
      updatedAt: at,
      closed: { at, by: person.ref },
    });
  }

  /** What a merge of the two commits would give. */
  async mergeWith(main: string, head: string): Promise<MergedTree> {
    const { gitdir } = this.repository;
    const base = await findMergeBase(gitdir, main, head);
    return mergeTrees({
      base: base ? await this.repository.files(base) : new Map(),
      ours: await this.repository.files(main),
      theirs: await this.repository.files(head),
    });
  }

  /** The commit of the default branch. */
  async main(): Promise<string> {
    const main = await this.repository.head(DEFAULT_BRANCH);
    if (main === undefined) {
      throw new NotFoundError(`${this.name} has no commit yet`);
    }
    return main;
  }

  /**
   * What the branch is to hold. Where the default branch was changed as well,
   * in files that this edit was made on top of, it is merged in, so that an
   * edit of what is there now settles the conflict.
   */
  private async combine(
    { main, head }: { main: string; head: string | undefined },
    wanted: WantedFiles,
  ): Promise<{ files: FileTree; parents: string[]; conflicts: string[] }> {
    if (head !== undefined) {
      const merged = await this.mergeWith(main, head);
      const { conflicts } = merged;
      if (conflicts.length > 0 && conflicts.every(path => wanted.has(path))) {
        const files = change(merged.files, wanted);
        return { files, parents: [head, main], conflicts };
      }
    }
    const tip = head ?? main;
    const files = change(await this.repository.files(tip), wanted);
    return { files, parents: [tip], conflicts: [] };
  }

  private async wantedFiles(proposal: Proposal): Promise<WantedFiles> {
    const { base, files, deletedFiles, complete } = proposal;
    const { gitdir } = this.repository;
    const stored = await storeFiles(gitdir, files);
    if (complete) {
      if (!(await readCommit(gitdir, base))) {
        throw new InputError(`base: there is no commit ${base} here`);
      }
      const before = await this.repository.files(base);
      const changes = compareTrees(before, stored);
      return new Map(changes.map(({ path, after }) => [path, after]));
    }
    const wanted = new Map<string, StoredFile | undefined>(stored);
    for (const path of deletedFiles) {
      if (wanted.has(path)) {
        throw new InputError(`${path} is to be written and to be deleted`);
      }
      wanted.set(path, undefined);
    }
    return wanted;
  }

  /** What was said of an open one, without a commit. */
  private async retell(
    record: PullRequestRecord,
    { title, description, entityRef = record.entityRef }: Proposal,
  ): Promise<PullRequestRecord> {
    if (
      record.title === title &&
      record.description === description &&
      record.entityRef === entityRef
    ) {
      return record;
    }
    const updatedAt = this.time();
    const told = { ...record, title, description, entityRef, updatedAt };
    await this.folder.replace(told);
    return told;
  }

  /** A branch that is no pull request's is somebody's work. */
  private async freeBranch(branch: string, records: PullRequestRecord[]) {
    const { gitdir } = this.repository;
    const reference = `refs/heads/${branch}`;
    const from = await readReference(gitdir, reference);
    if (from === undefined) return;
    if (!records.some(each => each.branch === branch && each.head === from)) {
      throw new ConflictError(
        `${this.name} has a branch ${branch} already, which is no pull request's: choose another name`,
      );
    }
    await removeReference(gitdir, { reference, from });
  }

  /** Finishes what was begun when a process died. */
  private async settle(record: PullRequestRecord): Promise<PullRequestRecord> {
    if (record.state !== 'open') return record;
    const { merge } = record;
    if (merge) {
      const { gitdir } = this.repository;
      const tip = await this.main();
      if (await isReachable(gitdir, { tip, commit: merge.commit })) {
        return this.end({ ...record, state: 'merged', updatedAt: merge.at });
      }
    }
    const { merge: _, ...open } = record;
    await this.moveBranch(open);
    return open;
  }

  private async moveBranch({ number, branch, head }: PullRequestRecord) {
    const { gitdir } = this.repository;
    // The second keeps the commits from being collected once the branch is gone.
    for (const reference of [
      `refs/heads/${branch}`,
      `refs/pull/${number}/head`,
    ]) {
      const from = await readReference(gitdir, reference);
      if (from !== head) {
        await replaceReference(gitdir, { reference, from, to: head });
      }
    }
  }

  private async end(record: PullRequestRecord): Promise<PullRequestRecord> {
    await this.folder.replace(record);
    await removeReference(this.repository.gitdir, {
      reference: `refs/heads/${record.branch}`,
      from: record.head,
    });
    return record;
  }

  private time(): string {
    return new Date(this.now()).toISOString();
  }

  private say({ number }: PullRequestRecord): string {
    return `Pull request ${number} of ${this.name}`;
  }

  private get name(): string {
    const { owner, name } = this.repository.id;
    return `${owner}/${name}`;
  }
}

const MAIN = `refs/heads/${DEFAULT_BRANCH}`;

/** Files by path; undefined: to be deleted. */
export type WantedFiles = ReadonlyMap<string, StoredFile | undefined>;

function change(tree: FileTree, wanted: WantedFiles): FileTree {
  const files = new Map(tree);
  for (const [path, file] of wanted) {
    if (file) files.set(path, file);
    else files.delete(path);
  }
  return files;
}

function checkExpectedHead(
  { branch, expectedHead }: Proposal,
  open: PullRequestRecord | undefined,
) {
  if (expectedHead === undefined || expectedHead === (open?.head ?? null)) {
    return;
  }
  throw new ConflictError(
    open
      ? `Pull request ${open.number} of branch ${branch} is at ${
          open.head
        } now and not at ${
          expectedHead ?? 'no commit'
        }: somebody else changed it. Nothing was written`
      : `No pull request of branch ${branch} is open any more, which was at ${expectedHead}. Nothing was written`,
  );
}
