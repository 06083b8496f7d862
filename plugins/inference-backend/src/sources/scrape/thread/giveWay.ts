// SPDX-License-Identifier: Apache-2.0
import { execFile } from 'node:child_process';
import { readlinkSync } from 'node:fs';
import { getPriority, setPriority } from 'node:os';
import { basename } from 'node:path';

/** Of what is nice: a tenth of the others' share, where they want all. */
const YIELDS_BY = 10;
const LEAST_PRIORITY = 19;

/**
 * Has the others of this process go before the thread that calls it. Linux has a
 * priority for each thread; elsewhere it would be that of the whole process, and
 * stays as it is.
 *
 * @param waitsForIdle - whether it runs only where nothing else wants the core:
 *   what is just nice ends its turn of some milliseconds first. Node can't ask for
 *   that, and where `chrt` is not to be had it stays nice. There is no way back.
 */
export function giveWay(waitsForIdle: boolean): void {
  if (process.platform !== 'linux') {
    return;
  }
  setPriority(Math.min(LEAST_PRIORITY, getPriority() + YIELDS_BY));
  if (waitsForIdle) {
    waitForIdle();
  }
}

function waitForIdle(): void {
  let thread: string;
  try {
    thread = basename(readlinkSync('/proc/thread-self'));
  } catch {
    return; // There is no such file system here.
  }
  execFile('chrt', ['-i', '-p', '0', thread], () => {});
}
