// SPDX-License-Identifier: Apache-2.0
import * as fs from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import git from 'isomorphic-git';
import http from 'isomorphic-git/http/node';
import { GitSource } from './GitSource';

/** More than any repository of manifests has. */
const MOST_FILES = 2_000;

/** Clones over smart HTTP, as deep as one commit. No `git` has to be installed. */
export function createGitSource(): GitSource {
  return {
    async head(url, branch) {
      const reference = `refs/heads/${branch}`;
      const found = await git.listServerRefs({
        http,
        url,
        prefix: reference,
        protocolVersion: 1,
      });
      const head = found.find(({ ref }) => ref === reference);
      if (!head) {
        throw new Error(`couldn't find remote ref "${reference}"`);
      }
      return head.oid;
    },
    async checkout(url, branch) {
      const dir = await mkdtemp(join(tmpdir(), 'simulator-git-'));
      const options = { fs, dir, gitdir: join(dir, '.git') };
      try {
        await git.clone({
          ...options,
          http,
          url,
          ref: branch,
          depth: 1,
          singleBranch: true,
          noTags: true,
          noCheckout: true,
        });
        const commit = await git.resolveRef({ ...options, ref: branch });
        const paths = await git.listFiles({ ...options, ref: commit });
        if (paths.length > MOST_FILES) {
          throw new Error(`more than ${MOST_FILES} files`);
        }
        const files = new Map<string, string>();
        for (const filepath of paths) {
          const { blob } = await git.readBlob({
            ...options,
            oid: commit,
            filepath,
          });
          files.set(filepath, Buffer.from(blob).toString('utf8'));
        }
        return { commit, files };
      } finally {
        await rm(dir, { recursive: true, force: true });
      }
    },
  };
}
