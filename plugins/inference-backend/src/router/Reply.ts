// SPDX-License-Identifier: Apache-2.0
import { Request, Response } from 'express';
import { Answer } from '../service/AnswerCache';
import { ReadAudit } from './ReadAudit';

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
    const form = prefersMarks(request) ? 'marked' : 'plain';
    if (
      given.json.length < MIN_ZIPPED_CHARACTERS ||
      !request.acceptsEncodings('gzip')
    ) {
      response.send(await given.json.read(form));
      return;
    }
    const zipped = await given.json.zipped(form);
    // Backstage's own compression leaves alone what says that it is zipped.
    response.vary('Accept-Encoding').setHeader('Content-Encoding', 'gzip');
    response.send(zipped);
  };
}

function prefersMarks(request: Request): boolean {
  const preferred = request.get('prefer')?.split(',') ?? [];
  return preferred.some(preference => preference.trim() === WITH_MARKS);
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
