// SPDX-License-Identifier: Apache-2.0
import { readFile } from 'node:fs/promises';
import {
  Agent as HttpAgent,
  IncomingMessage,
  request as http,
} from 'node:http';
import { Agent as HttpsAgent, request as https } from 'node:https';
import { PrometheusUrl, TlsFiles } from './PrometheusOptions';
import {
  ApiAnswer,
  MAX_ANSWER_BYTES,
  readRetryAfter,
  Transport,
} from './Transport';

/** Queries of a round go out side by side. */
const MAX_SOCKETS = 4;

async function readTls({ caFile, certFile, keyFile, serverName }: TlsFiles) {
  const read = (path: string | undefined) =>
    path === undefined ? undefined : readFile(path, 'utf8');
  const [ca, cert, key] = await Promise.all(
    [caFile, certFile, keyFile].map(read),
  );
  return { ca, cert, key, servername: serverName };
}

/** Keeps connections open; with renewed certificates it starts anew. */
function createAgents({ url, tls }: PrometheusUrl): () => Promise<HttpAgent> {
  const options = { keepAlive: true, maxSockets: MAX_SOCKETS };
  if (new URL(url).protocol === 'http:') {
    const agent = new HttpAgent(options);
    return async () => agent;
  }
  let current: { files: string; agent: HttpsAgent } | undefined;
  return async () => {
    const material = await readTls(tls ?? {});
    const files = JSON.stringify(material);
    if (current?.files !== files) {
      current?.agent.destroy();
      current = { files, agent: new HttpsAgent({ ...options, ...material }) };
    }
    return current.agent;
  };
}

async function readBody(
  response: IncomingMessage,
): Promise<Pick<ApiAnswer, 'body' | 'isZipped'>> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response) {
    chunks.push(chunk);
    size += chunk.length;
    if (size > MAX_ANSWER_BYTES) {
      response.destroy();
      throw new Error(`the answer is longer than ${MAX_ANSWER_BYTES} bytes`);
    }
  }
  return {
    body: Buffer.concat(chunks),
    isZipped: response.headers['content-encoding'] === 'gzip',
  };
}

/** By its own address, over connections that stay open. Redirects are not followed. */
export function createUrlTransport(access: PrometheusUrl): Transport {
  const agentOf = createAgents(access);
  const send = access.url.startsWith('https:') ? https : http;
  return {
    async send({ path, parameters, signal }) {
      const agent = await agentOf();
      // As a form: queries grow longer than some proxies let a URL be.
      const form = new URLSearchParams(parameters).toString();
      const response = await new Promise<IncomingMessage>((resolve, reject) => {
        const request = send(`${access.url}${path}`, {
          method: 'POST',
          agent,
          signal,
          headers: {
            ...access.headers,
            accept: 'application/json',
            'accept-encoding': 'gzip',
            'content-type': 'application/x-www-form-urlencoded',
            'content-length': Buffer.byteLength(form),
          },
        });
        request.once('response', resolve);
        request.once('error', reject);
        request.end(form);
      });
      return {
        status: response.statusCode ?? 0,
        ...(await readBody(response)),
        ...readRetryAfter(response.headers['retry-after']),
      };
    },
  };
}
