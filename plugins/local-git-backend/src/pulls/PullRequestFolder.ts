// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from 'node:crypto';
import {
  link,
  mkdir,
  open,
  readdir,
  readFile,
  rename,
  rm,
} from 'node:fs/promises';
import { join } from 'node:path';
import { hasCode } from '../store/hasCode';
import { PullRequestRecord } from './PullRequestRecord';

/** The pull requests of one repository on disk, a file each: `12.json`. */
export class PullRequestFolder {
  constructor(private readonly path: string) {}

  /** Newest first. */
  async list(): Promise<PullRequestRecord[]> {
    const numbers = await this.numbers();
    return Promise.all(
      numbers.reverse().map(async number => {
        const text = await readFile(this.file(number), 'utf8');
        return PullRequestRecord.parse(JSON.parse(text));
      }),
    );
  }

  /** Gives it the next number. */
  async add(
    record: Omit<PullRequestRecord, 'number'>,
  ): Promise<PullRequestRecord> {
    await mkdir(this.path, { recursive: true });
    let number = (await this.numbers()).at(-1) ?? 0;
    for (;;) {
      number += 1;
      const numbered = { ...record, number };
      const part = await this.writePart(numbered);
      try {
        // Unlike a rename, a link never takes the place of another's file.
        await link(part, this.file(number));
        return numbered;
      } catch (error) {
        if (!hasCode(error, 'EEXIST')) throw error;
      } finally {
        await rm(part, { force: true });
      }
    }
  }

  async replace(record: PullRequestRecord): Promise<void> {
    await rename(await this.writePart(record), this.file(record.number));
  }

  private async writePart(record: PullRequestRecord): Promise<string> {
    const part = join(this.path, `${randomUUID()}.part`);
    const file = await open(part, 'wx');
    try {
      await file.writeFile(`${JSON.stringify(record, undefined, 2)}\n`);
      await file.sync();
    } finally {
      await file.close();
    }
    return part;
  }

  private async numbers(): Promise<number[]> {
    try {
      const names = await readdir(this.path);
      return names
        .flatMap(name => /^([1-9]\d*)\.json$/.exec(name)?.slice(1) ?? [])
        .map(Number)
        .sort((a, b) => a - b);
    } catch (error) {
      if (hasCode(error, 'ENOENT')) return [];
      throw error;
    }
  }

  private file(number: number): string {
    return join(this.path, `${number}.json`);
  }
}
