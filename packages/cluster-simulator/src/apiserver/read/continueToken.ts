// SPDX-License-Identifier: Apache-2.0
import { badRequest } from '../failure/failures';
import { isJsonObject } from '../json/JsonObject';

/** Where a list goes on, and the version that its pages belong to. */
export interface ContinueFrom {
  version: number;
  /** The sort key of the last object that was sent. */
  after: string;
}

/** As the API server's own: base64url of JSON; namespaced keys begin with a slash there. */
export function encodeContinue({ version, after }: ContinueFrom): string {
  const token = { v: 'meta.k8s.io/v1', rv: version, start: `${after}\u0000` };
  return Buffer.from(JSON.stringify(token)).toString('base64url');
}

function invalidToken(why: string) {
  return badRequest(
    `invalid continue token: continue key is not valid: ${why}`,
  );
}

export function decodeContinue(token: string): ContinueFrom {
  const bad = /[^A-Za-z0-9_-]/.exec(token);
  // Go's decoder also stops where the length can't be right.
  const truncated = token.length % 4 === 1;
  if (bad || truncated) {
    throw invalidToken(
      `illegal base64 data at input byte ${bad?.index ?? token.length - 1}`,
    );
  }
  let decoded: unknown;
  try {
    decoded = JSON.parse(Buffer.from(token, 'base64url').toString('utf8'));
  } catch {
    throw invalidToken('invalid character in JSON');
  }
  if (
    !isJsonObject(decoded) ||
    decoded.v !== 'meta.k8s.io/v1' ||
    typeof decoded.rv !== 'number' ||
    typeof decoded.start !== 'string'
  ) {
    throw invalidToken('server does not recognize this encoded version');
  }
  const { rv: version, start } = decoded;
  return {
    version,
    after: start.endsWith('\u0000') ? start.slice(0, -1) : start,
  };
}
