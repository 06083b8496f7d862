// SPDX-License-Identifier: Apache-2.0
import * as fs from 'node:fs';
import git from 'isomorphic-git';
import { UploadRequest } from './parseUploadRequest';

export interface PackPlan {
  /** Every object that the client lacks. */
  objects: string[];
  /** Commits whose parents the client is not to expect any more. */
  shallow: string[];
  /** Commits that were shallow to the client and get their parents now. */
  unshallow: string[];
}

/** What to send for a request, given which of the client's commits are known here. */
export async function planPack(
  gitdir: string,
  request: UploadRequest,
  common: string[],
): Promise<PackPlan> {
  const cache = {};
  const read = async (oid: string) =>
    (await git.readCommit({ fs, gitdir, oid, cache })).commit;
  const hadShallow = new Set(request.shallow);
  const had = await walk(read, common, oid => hadShallow.has(oid));
  const wanted = await walk(
    read,
    request.wants,
    (_, at) => request.depth !== undefined && at >= request.depth,
  );
  const boundary = [...wanted].filter(([, { cut }]) => cut);
  const complete = [...wanted].filter(([, { cut }]) => !cut);

  const hadObjects = new Set<string>();
  for (const { tree } of had.values()) {
    await collect({ gitdir, cache, oid: tree, seen: hadObjects });
  }
  const seen = new Set(hadObjects);
  const objects: string[] = [];
  for (const [oid, { tree }] of wanted) {
    if (!had.has(oid)) objects.push(oid);
    await collect({ gitdir, cache, oid: tree, seen, objects });
  }
  return {
    objects,
    shallow: boundary.map(([oid]) => oid).filter(oid => !hadShallow.has(oid)),
    unshallow: complete.map(([oid]) => oid).filter(oid => hadShallow.has(oid)),
  };
}

interface Visited {
  tree: string;
  /** Its parents are left out. */
  cut: boolean;
}

/** Commits from `tips` on, breadth first, so each is met on its shortest way. */
async function walk(
  read: (oid: string) => Promise<{ tree: string; parent: string[] }>,
  tips: string[],
  endsAt: (oid: string, depth: number) => boolean,
): Promise<Map<string, Visited>> {
  const visited = new Map<string, Visited>();
  let generation = [...new Set(tips)];
  for (let depth = 1; generation.length > 0; depth++) {
    const next = new Set<string>();
    for (const oid of generation) {
      const { tree, parent } = await read(oid);
      const ends = endsAt(oid, depth);
      visited.set(oid, { tree, cut: ends && parent.length > 0 });
      for (const one of ends ? [] : parent) next.add(one);
    }
    generation = [...next].filter(oid => !visited.has(oid));
  }
  return visited;
}

/** A tree and everything below it that wasn't seen before. */
async function collect(options: {
  gitdir: string;
  cache: object;
  oid: string;
  seen: Set<string>;
  objects?: string[];
}): Promise<void> {
  const { gitdir, cache, oid, seen, objects } = options;
  if (seen.has(oid)) return;
  seen.add(oid);
  objects?.push(oid);
  const { tree } = await git.readTree({ fs, gitdir, oid, cache });
  for (const entry of tree) {
    if (entry.type === 'tree') {
      await collect({ ...options, oid: entry.oid });
    } else if (!seen.has(entry.oid)) {
      seen.add(entry.oid);
      objects?.push(entry.oid);
    }
  }
}
