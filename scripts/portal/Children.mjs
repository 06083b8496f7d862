// SPDX-License-Identifier: Apache-2.0
import { execFileSync, spawn } from 'node:child_process';
import { createWriteStream, mkdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

const END_WITH_PARENT = fileURLToPath(
  new URL('endWithParent.cjs', import.meta.url),
);
const GRACE_MS = 8_000;

/** Node programs in processes of their own that live and die together. */
export class Children {
  #running = new Map();
  #toEnd = new Set();
  #failed;

  /** Rejects when a child that was to go on has ended. */
  failure = new Promise((_, reject) => {
    this.#failed = reject;
  });

  /** Starts a program that goes on until `stop`. */
  start(name, program) {
    this.#spawn(name, program).then(how => {
      if (!this.#toEnd.delete(name)) {
        this.#failed(new ChildEnded(name, how, program.log));
      }
    });
  }

  /** Runs a program to its end. */
  async run(name, program) {
    const how = await this.#spawn(name, program);
    if (how !== 'exit code 0') {
      throw new ChildEnded(name, how, program.log);
    }
  }

  /**
   * Output goes to the file `log`, or to this terminal without one. Resolves to
   * how the program ended, in words.
   */
  #spawn(name, { args, cwd, env, log }) {
    const output = log ? 'pipe' : 'inherit';
    const child = spawn(
      process.execPath,
      ['--require', END_WITH_PARENT, ...args],
      {
        cwd,
        env: { ...process.env, ...env },
        // The channel tells the child when this process is gone.
        stdio: ['ignore', output, output, 'ipc'],
        // A process group of its own: Ctrl-C reaches only this process, which
        // ends the groups in order.
        detached: true,
      },
    );
    if (log) {
      mkdirSync(dirname(log), { recursive: true });
      const file = createWriteStream(log);
      child.stdout.pipe(file, { end: false });
      child.stderr.pipe(file, { end: false });
    }
    const ended = new Promise(resolve => {
      child.once('error', error => resolve(error.message));
      child.once('exit', (code, signal) =>
        resolve(signal ?? `exit code ${code}`),
      );
    }).then(how => {
      this.#running.delete(name);
      return how;
    });
    this.#running.set(name, { child, ended });
    return ended;
  }

  /** Resident memory of each in bytes, with all that it started. */
  memory() {
    const rows = execFileSync('ps', ['-eo', 'pgid=,rss='], { encoding: 'utf8' })
      .trim()
      .split('\n')
      .map(row => row.trim().split(/\s+/).map(Number));
    return new Map(
      [...this.#running].map(([name, { child }]) => [
        name,
        rows
          .filter(([group]) => group === child.pid)
          .reduce((sum, [, kibibytes]) => sum + kibibytes * 1024, 0),
      ]),
    );
  }

  /** Ends all of them, the last one started first. */
  async stop() {
    for (const name of [...this.#running.keys()].reverse()) {
      await this.end(name);
    }
  }

  /** Ends one of them, unless it has ended already. */
  async end(name) {
    const running = this.#running.get(name);
    if (!running) {
      return;
    }
    const { child, ended } = running;
    this.#toEnd.add(name);
    process.kill(-child.pid, 'SIGTERM');
    const timer = setTimeout(
      () => process.kill(-child.pid, 'SIGKILL'),
      GRACE_MS,
    );
    await ended;
    clearTimeout(timer);
  }
}

export class ChildEnded extends Error {
  constructor(name, how, log) {
    const tail = log ? `\n\n${lastLines(log, 30)}\n\nAll of it: ${log}` : '';
    super(`${name} ended (${how}).${tail}`);
  }
}

function lastLines(file, count) {
  return readFileSync(file, 'utf8')
    .trimEnd()
    .split('\n')
    .slice(-count)
    .join('\n');
}
