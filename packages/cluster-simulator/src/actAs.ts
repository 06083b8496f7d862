// SPDX-License-Identifier: Apache-2.0
import type { IncomingMessage } from 'node:http';

/** Where requests act as a user without saying so in a header: `/as/TOKEN/api/v1/…`. */
export const ACT_AS = '/as/';

/** Turns a token in the path, as in our kubeconfig, into the header that it stands for. */
export function actAs(request: IncomingMessage): void {
  const match = /^\/as\/([^/?]+)(.*)$/.exec(request.url ?? '');
  if (!match) return;
  const rest = match[2];
  request.url = rest.startsWith('/') ? rest : `/${rest}`;
  request.headers.authorization = `Bearer ${decodeURIComponent(match[1])}`;
}
