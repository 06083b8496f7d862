// SPDX-License-Identifier: Apache-2.0
import { ExplainRequest } from '@inference-portal/backstage-plugin-inference-common';

/** What is known of a body. */
export type Body =
  | { kind: 'none' }
  | { kind: 'invalid'; text: string }
  | {
      kind: 'json';
      text: string;
      /** Undefined where it has none, or one that is no text. */
      model?: string;
      /** Only its model was told: nothing can be said of other fields. */
      sketched: boolean;
      fields: ReadonlySet<string>;
    };

/** A request with what was left out filled in. */
export interface KnownRequest {
  scheme?: 'http' | 'https';
  port?: number;
  /** Lower case, without port. */
  host: string;
  method: string;
  /** Without the query. */
  path: string;
  pathAndQuery: string;
  query: URLSearchParams;
  /** Lower-case names. */
  headers: ReadonlyMap<string, string>;
  body: Body;
  bodyBytes: number;
}

/** Of its body, where that has one. */
export function modelOf({ body }: KnownRequest): string | undefined {
  return body.kind === 'json' ? body.model : undefined;
}

/** A name that no listener and no route has, unless it takes every one. */
const ANY_HOST = 'any.invalid';

export function readRequest(request: ExplainRequest): KnownRequest {
  const headers = new Map(
    Object.entries(request.headers ?? {}).map(([name, value]) => [
      name.toLowerCase(),
      value,
    ]),
  );
  const pathAndQuery = request.path ?? '/v1/chat/completions';
  const [path, search = ''] = splitOnce(pathAndQuery, '?');
  const body = readBody(request);
  const host = request.host ?? headers.get('host') ?? ANY_HOST;
  return {
    scheme: request.scheme,
    port: request.port,
    host: host.toLowerCase().replace(/:\d+$/, ''),
    method: (request.method ?? 'POST').toUpperCase(),
    path,
    pathAndQuery,
    query: new URLSearchParams(search),
    headers,
    body,
    bodyBytes: Math.max(
      request.bodyBytes ?? 0,
      body.kind === 'none' ? 0 : byteLength(body.text),
    ),
  };
}

function readBody({ body, model, bodyBytes = 0 }: ExplainRequest): Body {
  if (body === undefined && model !== undefined) {
    return {
      kind: 'json',
      text: JSON.stringify({ model }),
      model,
      sketched: true,
      fields: new Set(['model']),
    };
  }
  if (body === undefined || body === '') {
    return bodyBytes > 0 ? { kind: 'invalid', text: '' } : { kind: 'none' };
  }
  const parsed = parseJson(body);
  if (parsed === undefined) {
    return { kind: 'invalid', text: body };
  }
  const fields = new Map<string, unknown>(
    typeof parsed === 'object' && parsed !== null ? Object.entries(parsed) : [],
  );
  const named = fields.get('model');
  return {
    kind: 'json',
    text: body,
    ...(typeof named === 'string' && named !== '' && { model: named }),
    sketched: false,
    fields: new Set(fields.keys()),
  };
}

/** JSON's own null comes wrapped, so that undefined means that it is no JSON. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) ?? {};
  } catch {
    return undefined;
  }
}

function splitOnce(text: string, mark: string): [string, string?] {
  const at = text.indexOf(mark);
  return at === -1 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}

function byteLength(text: string): number {
  return new TextEncoder().encode(text).length;
}
