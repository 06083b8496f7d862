// SPDX-License-Identifier: Apache-2.0
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Messages of the default branch's commits without merges, oldest first, with author. */
export async function readGitLog(portalUrl, repository) {
  const folder = await mkdtemp(join(tmpdir(), 'story-'));
  try {
    const url = `${portalUrl}/api/local-git/git/${repository}.git`;
    await run('git', ['clone', '--quiet', '--bare', url, folder]);
    const { stdout } = await run('git', [
      ...['-C', folder, 'log', '--no-merges', '--reverse'],
      '--format=%an%n%B%x00',
    ]);
    return stdout
      .split('\0')
      .map(commit => commit.trim())
      .filter(commit => commit !== '');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
