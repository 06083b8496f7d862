// SPDX-License-Identifier: Apache-2.0
import * as fs from 'node:fs';
import git from 'isomorphic-git';
import { hasCode } from '../store/hasCode';
import { Repository } from '../store/Repository';
import { parseUploadRequest, UploadRequest } from './parseUploadRequest';
import { FLUSH, pktLine, sideBand } from './pktLine';
import { planPack } from './planPack';

/**
 * The answer to `git-upload-pack`: what a clone or a fetch gets. Stateless, as
 * HTTP wants it: a client that has commits first asks which of them are known
 * here, and then for the pack.
 */
export async function uploadPack(
  repository: Repository,
  body: Buffer,
): Promise<Buffer> {
  const request = parseUploadRequest(body);
  const { gitdir } = repository;
  // Any commit, not only a branch's: it may have moved since it was told.
  const offered = await known(gitdir, request.wants);
  const missing = request.wants.find(oid => !offered.includes(oid));
  if (missing !== undefined || offered.length === 0) {
    // As Git itself says it; the client prints it.
    return pktLine(`ERR upload-pack: not our ref ${missing ?? ''}`);
  }
  const common = await known(gitdir, request.haves);
  const plan = await planPack(gitdir, request, common);
  const boundaries =
    request.depth === undefined
      ? []
      : [
          ...plan.shallow.map(oid => pktLine(`shallow ${oid}`)),
          ...plan.unshallow.map(oid => pktLine(`unshallow ${oid}`)),
          FLUSH,
        ];
  if (!request.done) {
    return Buffer.concat([...boundaries, ...negotiate(request, common)]);
  }
  const last = common[common.length - 1];
  const { packfile = new Uint8Array() } = await git.packObjects({
    fs,
    gitdir,
    oids: plan.objects,
  });
  const pack = Buffer.from(packfile);
  return Buffer.concat([
    ...boundaries,
    pktLine(last === undefined ? 'NAK\n' : `ACK ${last}\n`),
    ...(request.sideBand ? [...sideBand(1, pack), FLUSH] : [pack]),
  ]);
}

/** A client that only asked for the boundaries gets no word on commits. */
function negotiate(request: UploadRequest, common: string[]): Buffer[] {
  if (request.haves.length === 0) return [];
  const last = common[common.length - 1];
  return [
    ...common.map(oid => pktLine(`ACK ${oid} common\n`)),
    // One is enough to begin with: what both have is small.
    ...(last === undefined ? [] : [pktLine(`ACK ${last} ready\n`)]),
    pktLine('NAK\n'),
  ];
}

async function known(gitdir: string, oids: string[]): Promise<string[]> {
  const found: string[] = [];
  for (const oid of oids) {
    try {
      await git.readCommit({ fs, gitdir, oid });
      found.push(oid);
    } catch (error) {
      // Commits that the client made itself are not here.
      if (!hasCode(error, 'NotFoundError')) throw error;
    }
  }
  return found;
}
