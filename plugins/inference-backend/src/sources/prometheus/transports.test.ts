// SPDX-License-Identifier: Apache-2.0
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer as createHttpServer, RequestListener } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TLSSocket } from 'node:tls';
import { gzipSync } from 'node:zlib';
import { generate } from 'selfsigned';
import { createServiceTransport } from './createServiceTransport';
import { createUrlTransport } from './createUrlTransport';
import { PrometheusService, PrometheusUrl } from './PrometheusOptions';
import { ApiAnswer, ApiRequest, unzipped } from './Transport';

interface Seen {
  method?: string;
  url?: string;
  headers: Record<string, string | string[] | undefined>;
  body: string;
  client?: string;
}

const servers: Array<Server & { closeAllConnections(): void }> = [];

/** Notes each request and answers it. */
function listenWith(seen: Seen[], answer: RequestListener): RequestListener {
  return async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) {
      chunks.push(chunk);
    }
    const { method, url, headers, socket } = request;
    const client =
      socket instanceof TLSSocket
        ? socket.getPeerCertificate().subject?.CN
        : undefined;
    const body = Buffer.concat(chunks).toString();
    seen.push({
      method,
      url,
      headers,
      body,
      ...(typeof client === 'string' && { client }),
    });
    answer(request, response);
  };
}

async function start(
  server: Server & { closeAllConnections(): void },
): Promise<number> {
  servers.push(server);
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') {
    throw new Error('the server does not listen');
  }
  return address.port;
}

afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await new Promise(resolve => {
      server.close(resolve);
    });
  }
});

const request = (): ApiRequest => ({
  path: '/api/v1/query',
  parameters: { query: 'up{a="b c"}', timeout: '5000ms' },
  signal: new AbortController().signal,
});

async function readText(answer: Promise<ApiAnswer>) {
  const { body, ...plain } = await unzipped(await answer);
  return { ...plain, body: body.toString() };
}

describe('by URL', () => {
  const access = (url: string, more: Partial<PrometheusUrl> = {}) =>
    createUrlTransport({ kind: 'url', url, headers: {}, ...more });

  it('sends queries as forms, with the headers that sign in', async () => {
    const seen: Seen[] = [];
    const port = await start(
      createHttpServer(
        listenWith(seen, (_, response) => {
          response.setHeader('content-encoding', 'gzip');
          response.end(gzipSync('{"status":"success"}'));
        }),
      ),
    );
    const transport = access(`http://127.0.0.1:${port}/prom`, {
      headers: { authorization: 'Bearer secret', 'X-Scope-OrgID': 'team-a' },
    });
    expect(await readText(transport.send(request()))).toEqual({
      status: 200,
      body: '{"status":"success"}',
    });
    expect(seen).toEqual([
      {
        method: 'POST',
        url: '/prom/api/v1/query',
        headers: expect.objectContaining({
          authorization: 'Bearer secret',
          'x-scope-orgid': 'team-a',
          'content-type': 'application/x-www-form-urlencoded',
        }),
        body: 'query=up%7Ba%3D%22b+c%22%7D&timeout=5000ms',
      },
    ]);
  });

  it('does not follow redirects, and tells when to come again', async () => {
    const seen: Seen[] = [];
    const port = await start(
      createHttpServer(
        listenWith(seen, (_, response) => {
          response.writeHead(302, { location: '/login', 'retry-after': '7' });
          response.end();
        }),
      ),
    );
    const answer = access(`http://127.0.0.1:${port}`).send(request());
    expect(await readText(answer)).toEqual({
      status: 302,
      body: '',
      retryAfterMs: 7000,
    });
    expect(seen).toHaveLength(1);
  });

  it('ends with its signal', async () => {
    const port = await start(createHttpServer(() => {}));
    const controller = new AbortController();
    const sent = access(`http://127.0.0.1:${port}`).send({
      ...request(),
      signal: controller.signal,
    });
    setImmediate(() => controller.abort());
    await expect(sent).rejects.toThrow('aborted');
  });

  describe('over TLS', () => {
    let directory: string;
    const fileOf = (name: string) => join(directory, name);
    const certificate = (name: string) =>
      generate([{ name: 'commonName', value: name }], {
        keySize: 2048,
        algorithm: 'sha256',
        extensions: [
          { name: 'basicConstraints', cA: true },
          { name: 'subjectAltName', altNames: [{ type: 2, value: name }] },
        ],
      });
    const server = certificate('prometheus.monitoring');
    const portal = certificate('portal');

    beforeAll(async () => {
      directory = await mkdtemp(join(tmpdir(), 'prometheus-tls-'));
      await writeFile(fileOf('ca.pem'), server.cert);
      await writeFile(fileOf('cert.pem'), portal.cert);
      await writeFile(fileOf('key.pem'), portal.private);
    });

    afterAll(() => rm(directory, { recursive: true }));

    const open = async (seen: Seen[]) => {
      const options = {
        key: server.private,
        cert: server.cert,
        ca: portal.cert,
        requestCert: true,
        rejectUnauthorized: true,
      };
      const listener = listenWith(seen, (_, response) => response.end('{}'));
      const port = await start(createHttpsServer(options, listener));
      return `https://127.0.0.1:${port}`;
    };

    it('shows its certificate and checks the server against the given authority', async () => {
      const seen: Seen[] = [];
      const transport = access(await open(seen), {
        tls: {
          caFile: fileOf('ca.pem'),
          certFile: fileOf('cert.pem'),
          keyFile: fileOf('key.pem'),
          serverName: 'prometheus.monitoring',
        },
      });
      expect((await transport.send(request())).status).toBe(200);
      expect(seen.map(({ client }) => client)).toEqual(['portal']);
    });

    it('trusts no other server', async () => {
      const transport = access(await open([]), {
        tls: { serverName: 'prometheus.monitoring' },
      });
      await expect(transport.send(request())).rejects.toThrow('self-signed');
    });

    it('says which file is missing', async () => {
      const transport = access(await open([]), {
        tls: { caFile: fileOf('none.pem') },
      });
      await expect(transport.send(request())).rejects.toThrow('none.pem');
    });
  });
});

describe('by a Service of the cluster', () => {
  const service: PrometheusService = {
    kind: 'service',
    namespace: 'monitoring',
    name: 'prometheus',
    port: 'web',
    scheme: 'https',
    path: '/prom',
    headers: { 'X-Scope-OrgID': 'team-a' },
  };

  it('goes through the API server', async () => {
    const asked: unknown[] = [];
    const transport = createServiceTransport(
      {
        listClusters: async () => [],
        fetch: async (cluster, { path, headers }) => {
          asked.push({ cluster, path, headers });
          return new Response('{"status":"success"}', {
            headers: { 'retry-after': '3' },
          });
        },
      },
      'eu',
      service,
    );
    expect(await readText(transport.send(request()))).toEqual({
      status: 200,
      body: '{"status":"success"}',
      retryAfterMs: 3000,
    });
    expect(asked).toEqual([
      {
        cluster: 'eu',
        path: '/api/v1/namespaces/monitoring/services/https:prometheus:web/proxy/prom/api/v1/query?query=up%7Ba%3D%22b+c%22%7D&timeout=5000ms',
        headers: { 'X-Scope-OrgID': 'team-a', accept: 'application/json' },
      },
    ]);
  });
});
