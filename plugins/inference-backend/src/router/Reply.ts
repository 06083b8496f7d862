// SPDX-License-Identifier: Apache-2.0
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { Request, Response } from 'express';
import { Answer } from '../service/AnswerCache';
import { ReadAudit } from './ReadAudit';

/** How a handler's result goes out. */
export type Reply = (
  request: Request,
  response: Response,
  audit: ReadAudit,
) => Promise<void> | void;

const zip = promisify(gzip);

/** Shorter answers go out as they are. */
const MIN_ZIPPED_CHARACTERS = 1_024;

/** An answer is the same object for all who ask until it changes: zipped once. */
const zippedAnswers = new WeakMap<Answer, Promise<Buffer>>();

/** The answer as JSON, or 304 where the client has it already. */
export function answer(given: Answer): Reply {
  const { json, etag, audited } = given;
  return async (request, response, audit) => {
    response.setHeader('ETag', etag);
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
    if (
      json.length < MIN_ZIPPED_CHARACTERS ||
      !request.acceptsEncodings('gzip')
    ) {
      response.send(json);
      return;
    }
    const zipped = await zippedOf(given);
    // Backstage's own compression leaves alone what says that it is zipped.
    response.vary('Accept-Encoding').setHeader('Content-Encoding', 'gzip');
    response.send(zipped);
  };
}

function zippedOf(given: Answer): Promise<Buffer> {
  let zipped = zippedAnswers.get(given);
  if (!zipped) {
    zipped = zip(given.json);
    zippedAnswers.set(given, zipped);
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
