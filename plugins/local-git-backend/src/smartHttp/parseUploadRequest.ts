// SPDX-License-Identifier: Apache-2.0
import { InputError } from '@backstage/errors';
import { CommitId } from '../store/RepositoryId';
import { parsePktLines } from './pktLine';

/** What a client wants, and what it has: the request of gitprotocol-pack(5). */
export interface UploadRequest {
  wants: string[];
  haves: string[];
  /** Commits that the client has without their parents. */
  shallow: string[];
  /** How many commits from each want on; all when left out. */
  depth?: number;
  sideBand: boolean;
  /** The client asks for the pack now, not for what both have. */
  done: boolean;
}

export function parseUploadRequest(body: Buffer): UploadRequest {
  const request: UploadRequest = {
    wants: [],
    haves: [],
    shallow: [],
    sideBand: false,
    done: false,
  };
  for (const line of parsePktLines(body)) {
    if (line !== undefined) read(line, request);
  }
  return request;
}

function read(line: string, request: UploadRequest) {
  const [word, value = '', ...capabilities] = line.split(' ');
  switch (word) {
    case 'want':
      request.wants.push(commitId(value));
      if (capabilities.includes('side-band-64k')) request.sideBand = true;
      break;
    case 'have':
      request.haves.push(commitId(value));
      break;
    case 'shallow':
      request.shallow.push(commitId(value));
      break;
    case 'deepen':
      request.depth = depth(value);
      break;
    case 'done':
      request.done = true;
      break;
    default:
      throw new InputError(`This server does not know "${word}"`);
  }
}

function commitId(text: string): string {
  const id = CommitId.safeParse(text);
  if (!id.success) throw new InputError(`"${text}" is not a commit`);
  return id.data;
}

/** 0 is no limit, and so is what Git sends for `--unshallow`, 2^31 - 1. */
function depth(text: string): number | undefined {
  if (!/^\d{1,10}$/.test(text)) {
    throw new InputError(`"${text}" is not a depth`);
  }
  return Number(text) || undefined;
}
