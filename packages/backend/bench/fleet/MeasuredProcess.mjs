// SPDX-License-Identifier: Apache-2.0
import { spawn, spawnSync } from 'node:child_process';
import {
  closeSync,
  existsSync,
  openSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { once } from 'node:events';
import { getPriority } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ROOT } from '../../../../scripts/portal/paths.mjs';

const PROBE = fileURLToPath(new URL('probe.cjs', import.meta.url));
const END_WITH_PARENT = join(ROOT, 'scripts/portal/endWithParent.cjs');
const TASKSET = '/usr/bin/taskset';
/** Of what is nice. */
const YIELDS_BY = 5;
const GRACE_MS = 20_000;

/** What Node takes to be asked by its parent, and to end with it. */
const NODE = [
  process.execPath,
  ...['--expose-gc', '--require', END_WITH_PARENT, '--require', PROBE],
];

/** A program, of Node unless another is named, in a process of its own, on one core where that can be had. */
export class MeasuredProcess {
  #child;
  #log;

  /**
   * @param command what runs the arguments
   * @param core number of the core that it is to have
   * @param yields whether it shares the core with what is in more of a hurry
   */
  constructor({ name, command = NODE, args, cwd, env, core, folder, yields }) {
    this.#log = `${folder}/${name}.log`;
    const [program, ...rest] = [
      ...(existsSync(TASKSET) ? [TASKSET, '-c', String(core)] : []),
      ...command,
      ...args,
    ];
    const log = openSync(this.#log, 'a');
    this.#child = spawn(program, rest, {
      cwd,
      env: { ...process.env, ...env },
      // A file of its own: a pipe would break before the program ends.
      stdio: ['ignore', log, log, 'ipc'],
      // Ends with this process, with all that it started.
      detached: true,
    });
    closeSync(log);
    weighSession(this.#child.pid, getPriority() + (yields ? YIELDS_BY : 0));
  }

  /** User and system time so far. */
  async cpuMs() {
    return (await this.#ask('cpu')).cpuMs;
  }

  /** What is reachable, after garbage was collected. */
  async bytes() {
    return (await this.#ask('memory')).bytes;
  }

  /** Begins to time requests, the event loop and garbage collection. */
  startTiming() {
    this.#child.send('time');
  }

  /**
   * Since this was last asked: times of requests from when they were read to when
   * the answer was written, of collecting garbage, and how late timers came.
   */
  async delays() {
    return this.#ask('delays');
  }

  /** Asks until the check gives something, and gives that. */
  async until(what, check, patienceMs = 600_000) {
    const end = Date.now() + patienceMs;
    for (;;) {
      const result = await check().catch(() => undefined);
      if (result) {
        return result;
      }
      if (this.#child.exitCode !== null || Date.now() > end) {
        const tail = readFileSync(this.#log, 'utf8').slice(-4000);
        throw new Error(`It did not come to this: ${what}\n${tail}`);
      }
      await new Promise(wake => setTimeout(wake, 250));
    }
  }

  async stop() {
    if (this.#child.exitCode !== null) {
      return;
    }
    const ended = once(this.#child, 'exit');
    this.#child.kill('SIGTERM');
    const timer = setTimeout(() => this.#child.kill('SIGKILL'), GRACE_MS);
    await ended;
    clearTimeout(timer);
  }

  /** Backstage sends messages of its own. */
  #ask(question) {
    return new Promise(resolve => {
      const onMessage = ({ probed, ...answer }) => {
        if (probed === question) {
          this.#child.off('message', onMessage);
          resolve(answer);
        }
      };
      this.#child.on('message', onMessage);
      this.#child.send(question);
    });
  }
}

/** Linux weighs sessions against each other, and what is nice only within one. */
function weighSession(pid, nice) {
  try {
    writeFileSync(`/proc/${pid}/autogroup`, String(Math.min(19, nice)));
  } catch {
    // Not Linux, or not allowed to be in more of a hurry than others.
  }
}

/** Leaves a core to what is measured. */
export function keepToCore(core) {
  if (existsSync(TASKSET)) {
    spawnSync(TASKSET, ['-a', '-c', '-p', String(core), String(process.pid)]);
  }
}
