// SPDX-License-Identifier: Apache-2.0
import { request as send } from 'node:http';
import { ExplainRequest } from '@inference-portal/backstage-plugin-inference-common';

/** A gateway may hold a request for as long as its route allows; nobody waits so long here. */
const PATIENCE_MS = 5000;

export interface Answered {
  /** 0 where none came in time. */
  status: number;
  /** That answered, as the model server says. */
  pod?: string;
  text: string;
}

/** Sends what is asked to be explained, as it is. */
export function sendRequest(
  gatewayUrl: string,
  request: ExplainRequest,
): Promise<Answered> {
  const { host = 'any.invalid', method = 'POST', headers = {} } = request;
  const body = bodyOf(request);
  return new Promise((resolve, reject) => {
    const url = new URL(request.path ?? '/v1/chat/completions', gatewayUrl);
    const sent = send(
      url,
      {
        method,
        headers: {
          ...headers,
          host,
          ...(body !== undefined && {
            'content-type': 'application/json',
            'content-length': Buffer.byteLength(body),
          }),
        },
        agent: false,
      },
      response => {
        const chunks: Buffer[] = [];
        const pod = response.headers['x-inference-pod'];
        response.on('data', chunk => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            ...(typeof pod === 'string' && { pod }),
            text: Buffer.concat(chunks).toString(),
          }),
        );
      },
    );
    sent.setTimeout(PATIENCE_MS, () => {
      resolve({ status: 0, text: '' });
      sent.destroy();
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

/** A body of the size that is told, where only its size is. */
function bodyOf({
  body,
  model,
  bodyBytes,
  path = '',
}: ExplainRequest): string | undefined {
  if (body !== undefined || model === undefined) {
    return body;
  }
  const asked = {
    model,
    max_tokens: 2,
    ...(path.startsWith('/v1/completions')
      ? { prompt: 'Hello' }
      : { messages: [{ role: 'user', content: 'Hello' }] }),
  };
  // Blanks are no part of the prompt.
  return JSON.stringify(asked).padEnd(bodyBytes ?? 0, ' ');
}
