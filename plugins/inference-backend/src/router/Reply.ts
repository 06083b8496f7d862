// SPDX-License-Identifier: Apache-2.0
import { Request, Response } from 'express';
import { Answer } from '../service/AnswerCache';

/** How a handler's result goes out. */
export type Reply = (request: Request, response: Response) => void;

/** The answer as JSON, or 304 where the client has it already. */
export function answer({ json, etag }: Answer): Reply {
  return (request, response) => {
    response.setHeader('ETag', etag);
    // Only for the one who asked, and to be checked with us each time.
    response.setHeader('Cache-Control', 'private, no-cache');
    if (isCurrent(request.headers['if-none-match'], etag)) {
      response.status(304).end();
    } else {
      response.type('application/json').send(json);
    }
  };
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
