// SPDX-License-Identifier: Apache-2.0
import { LoggerService } from '@backstage/backend-plugin-api';
import { ForwardedError } from '@backstage/errors';
import { cloneRepo } from '@backstage/plugin-scaffolder-node';
import * as fs from 'node:fs';
import { cp, readdir, readlink, realpath } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { InputError, NotAllowedError, NotFoundError } from '@backstage/errors';
import git from 'isomorphic-git';

const TIMEOUT_MS = 60_000;

export type CloneAuth =
  | { token: string }
  | { username: string; password: string };

/** Clones the newest commit of the default branch into an empty folder. */
export async function cloneRepository(options: {
  url: string;
  auth: CloneAuth;
  dir: string;
  logger: LoggerService;
  signal?: AbortSignal;
}): Promise<{ commit: string; branch: string }> {
  const { url, auth, dir, logger, signal } = options;
  const timeout = AbortSignal.timeout(TIMEOUT_MS);
  try {
    await until(
      cloneRepo({ url, auth, dir, logger }),
      signal ? AbortSignal.any([signal, timeout]) : timeout,
    );
  } catch (error) {
    throw explain(url, error, auth);
  }
  const branch = await git.currentBranch({ fs, dir });
  return {
    commit: await git.resolveRef({ fs, dir, ref: 'HEAD' }),
    branch: branch ?? 'main',
  };
}

/** Copies a clone without what Git keeps of it; links that lead out of it are refused. */
export async function copyFiles(from: string, to: string): Promise<number> {
  const root = await realpath(from);
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  const own = entries
    .map(entry => ({ entry, path: join(entry.parentPath, entry.name) }))
    .filter(({ path }) => !isGits(relative(root, path)));
  for (const { entry, path } of own) {
    if (!entry.isSymbolicLink()) continue;
    const target = resolve(dirname(path), await readlink(path));
    if (target !== root && !target.startsWith(`${root}${sep}`)) {
      throw new InputError(
        `${relative(
          root,
          path,
        )} is a link that leads out of the repository. Nothing was written`,
      );
    }
  }
  await cp(root, to, {
    recursive: true,
    verbatimSymlinks: true,
    filter: path => !isGits(relative(root, path)),
  });
  return own.filter(({ entry }) => !entry.isDirectory()).length;
}

function isGits(path: string): boolean {
  return path === '.git' || path.startsWith(`.git${sep}`);
}

/** The clone helper can’t be cut off; whoever waits for it can. */
function until<Result>(
  task: Promise<Result>,
  signal: AbortSignal,
): Promise<Result> {
  return new Promise((done, fail) => {
    const end = () => fail(signal.reason);
    if (signal.aborted) end();
    signal.addEventListener('abort', end, { once: true });
    task.then(done, fail).finally(() => {
      signal.removeEventListener('abort', end);
    });
  });
}

/** What a server answers may hold what it was asked with. */
function explain(url: string, error: unknown, auth: CloneAuth): Error {
  const text = error instanceof Error ? error.message : String(error);
  const status = /HTTP Error: (\d{3})/.exec(text)?.[1];
  if (status === '404') {
    return new NotFoundError(
      `There is no repository at ${url}, or it may not be seen`,
    );
  }
  if (status === '401' || status === '403') {
    return new NotAllowedError(
      `The repository at ${url} may not be read with these credentials (${status})`,
    );
  }
  const secrets = Object.values(auth).filter(Boolean);
  const [said] = text.split(' {data=');
  return new ForwardedError(
    `The repository at ${url} could not be fetched`,
    new Error(
      secrets.reduce((rest, secret) => rest.replaceAll(secret, '***'), said),
    ),
  );
}
