// SPDX-License-Identifier: Apache-2.0
import type { ServerResponse } from 'node:http';
import { stringify } from 'yaml';
import { ApiFailure, Status } from '../failure/ApiFailure';

/** Sends JSON text; indented where a person reads it. */
export function sendText(
  response: ServerResponse,
  code: number,
  text: string,
  options: { pretty?: boolean; yaml?: boolean } = {},
): void {
  if (response.headersSent || response.destroyed) {
    return;
  }
  const { pretty = false, yaml = false } = options;
  let body = text;
  if (yaml) {
    body = stringify(JSON.parse(text));
  } else if (pretty) {
    body = JSON.stringify(JSON.parse(text), undefined, 2);
  }
  response.writeHead(code, {
    'content-type': yaml ? 'application/yaml' : 'application/json',
    'content-length': Buffer.byteLength(body),
  });
  response.end(body);
}

export function sendJson(
  response: ServerResponse,
  code: number,
  value: unknown,
  options?: { pretty?: boolean; yaml?: boolean },
): void {
  sendText(response, code, JSON.stringify(value), options);
}

/** As Go's `http.Error`: text, a line feed, no sniffing. */
export function sendPlain(
  response: ServerResponse,
  code: number,
  message: string,
): void {
  if (response.headersSent || response.destroyed) {
    return;
  }
  response.writeHead(code, {
    'content-type': 'text/plain; charset=utf-8',
    'x-content-type-options': 'nosniff',
  });
  response.end(`${message}\n`);
}

/** Go's HTML escapes in JSON, which Status messages such as `<nil>` show. */
function escapeHtml(json: string): string {
  return json.replace(
    /[<>&]/g,
    character =>
      `\\u00${character.charCodeAt(0).toString(16).padStart(2, '0')}`,
  );
}

export function sendStatus(
  response: ServerResponse,
  status: Status,
  options?: { pretty?: boolean },
): void {
  if (response.headersSent || response.destroyed) {
    return;
  }
  const body = escapeHtml(
    JSON.stringify(status, undefined, options?.pretty ? 2 : undefined),
  );
  response.writeHead(status.code ?? 200, {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
  });
  response.end(body);
}

/** Any failure as the answer to a request. */
export function sendFailure(
  response: ServerResponse,
  failure: unknown,
  options?: { pretty?: boolean },
): void {
  const known =
    failure instanceof ApiFailure
      ? failure
      : new ApiFailure({
          code: 500,
          reason: 'InternalError',
          message: `Internal error occurred: ${
            failure instanceof Error ? failure.message : String(failure)
          }`,
          details: {
            causes: [{ reason: '', message: String(failure) }],
          },
        });
  sendStatus(response, known.status, options);
}
