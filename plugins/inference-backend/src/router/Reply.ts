// SPDX-License-Identifier: Apache-2.0
import { plainText } from '@inference-portal/backstage-plugin-inference-common';
import { Request, Response } from 'express';
import { Answer } from '../service/AnswerCache';
import { ReadAudit } from './ReadAudit';
import { zip } from './zip';

/** How a handler's result goes out. */
export type Reply = (
  request: Request,
  response: Response,
  audit: ReadAudit,
) => Promise<void> | void;

/** Shorter answers go out as they are. */
const MIN_ZIPPED_CHARACTERS = 1_024;

/** A client that says sentences in other languages asks for their marks. */
const WITH_MARKS = 'texts=marked';

/** An answer is the same object for all who ask until it changes: zipped once. */
const zippedMarked = new WeakMap<Answer, Promise<Buffer>>();
const zippedPlain = new WeakMap<Answer, Promise<Buffer>>();

/**
 * The answer as JSON, or 304 where the client has it already. Its texts have
 * marks (see `say`) for those who ask with `Prefer: texts=marked`.
 */
export function answer(given: Answer): Reply {
  const { etag, audited } = given;
  return async (request, response, audit) => {
    response.setHeader('ETag', etag);
    response.vary('Prefer');
    // Only for the one who asked, and to be checked with us each time.
    response.setHeader('Cache-Control', 'private, no-cache');
    if (isCurrent(request.headers['if-none-match'], etag)) {
      response.status(304).end();
      return;
    }
    if (audited) {
      await audit.byRequest(request, audited);
    }
    response.type('application/json');
    const isMarked = prefersMarks(request);
    if (
      given.json.length < MIN_ZIPPED_CHARACTERS ||
      !request.acceptsEncodings('gzip')
    ) {
      response.send(isMarked ? given.json : plainText(given.json));
      return;
    }
    const zipped = await zippedOf(given, isMarked);
    // Backstage's own compression leaves alone what says that it is zipped.
    response.vary('Accept-Encoding').setHeader('Content-Encoding', 'gzip');
    response.send(zipped);
  };
}

function prefersMarks(request: Request): boolean {
  const preferred = request.get('prefer')?.split(',') ?? [];
  return preferred.some(preference => preference.trim() === WITH_MARKS);
}

function zippedOf(given: Answer, isMarked: boolean): Promise<Buffer> {
  const known = isMarked ? zippedMarked : zippedPlain;
  let zipped = known.get(given);
  if (!zipped) {
    zipped = zip(isMarked ? given.json : plainText(given.json));
    known.set(given, zipped);
  }
  return zipped;
}

/**
 * Compared here and not by express, which ignores If-None-Match beside
 * `Cache-Control: no-cache`: browsers add that to every fetch with a condition
 * of its own.
 */
function isCurrent(ifNoneMatch: string | undefined, etag: string): boolean {
  return (ifNoneMatch ?? '')
    .split(',')
    .map(tag => tag.trim().replace(/^W\//, ''))
    .some(tag => tag === '*' || tag === etag.replace(/^W\//, ''));
}
