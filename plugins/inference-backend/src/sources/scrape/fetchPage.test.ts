// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs';
import { RequestListener, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { plainly } from '../../core/testing/plainly';
import { ScrapeTarget } from '../../core/ports';
import { compileProfile } from '../../core/signals/compileProfile';
import { findEngine } from '../../core/signals/engineTable';
import { readSample } from '../../core/signals/testing/readSample';
import { SystemClock } from '../SystemClock';
import { NameSet, TextPool } from './exposition/ByteTable';
import { ExpositionLimits } from './exposition/parseExposition';
import { fetchPage } from './fetchPage';
import {
  createDirectPageSource,
  createProxyPageSource,
  PageSource,
} from './PageSource';
import { PodServer } from './testing/PodServer';

const PAGE = readSample('llm-d-inference-sim-v0.9.2-busy.prom');
const SERVER: ScrapeTarget = {
  cluster: 'test',
  role: 'server',
  namespace: 'llm-prod',
  pod: 'vllm-1',
  podIp: '127.0.0.1',
  port: 8000,
  path: '/metrics',
  engine: 'vllm',
  pools: ['llm-prod/pool-llama'],
};
const PICKER: ScrapeTarget = {
  ...SERVER,
  role: 'picker',
  pod: 'epp-1',
  port: 9090,
  engine: 'epp',
};

/** Longer than any page here takes, on the busiest machine. */
const PATIENCE_MS = 25_000;

let server: PodServer | undefined;
afterEach(async () => {
  await server?.stop();
  server = undefined;
});

async function serve(answer: RequestListener): Promise<PodServer> {
  server = await new PodServer(answer).start();
  return server;
}

function fetchFrom(
  source: PageSource,
  target: ScrapeTarget,
  options: { timeoutMs?: number; limits?: Partial<ExpositionLimits> } = {},
) {
  const profile = findEngine(target.engine);
  if (!profile) {
    throw new Error(`no engine ${target.engine}`);
  }
  const compiled = compileProfile(profile);
  return fetchPage(target, {
    source,
    compiled,
    wanted: new NameSet(compiled.sampleNames),
    pool: new TextPool(),
    clock: new SystemClock(),
    timeoutMs: PATIENCE_MS,
    signal: new AbortController().signal,
    ...options,
  });
}

async function fetchAnswer(
  answer: RequestListener,
  options?: { timeoutMs?: number; limits?: Partial<ExpositionLimits> },
  target = SERVER,
) {
  const pods = await serve(answer);
  const source = createProxyPageSource(pods.clusterSource());
  return fetchFrom(source, target, options);
}

function failureOf(result: Awaited<ReturnType<typeof fetchPage>>) {
  return result.ok ? undefined : plainly(result.failure);
}

describe('by way of the API server', () => {
  it('reads a page at its path in the proxy', async () => {
    const result = await fetchAnswer((_, response) => response.end(PAGE));
    expect(server?.requests).toEqual([
      {
        url: '/api/v1/namespaces/llm-prod/pods/vllm-1:8000/proxy/metrics',
        headers: expect.objectContaining({
          accept: expect.stringMatching(
            /^text\/plain;version=0\.0\.4.*openmetrics/,
          ),
          'accept-encoding': 'gzip',
        }),
      },
    ]);
    expect(result).toMatchObject({
      ok: true,
      bytes: PAGE.length,
      page: {
        report: { generation: 'llm-d-inference-sim' },
        served: { adapters: ['food-review'] },
      },
    });
  });

  it.each([
    { how: 'zipped', headers: { 'content-encoding': 'gzip' } },
    { how: 'zipped, and nobody says so', headers: {} },
  ])('reads a page that is $how', async ({ headers }) => {
    const result = await fetchAnswer((_, response) =>
      response.writeHead(200, headers).end(gzipSync(PAGE)),
    );
    expect(result).toMatchObject({ ok: true, bytes: PAGE.length });
  });

  it('does not mind another content type', async () => {
    const result = await fetchAnswer((_, response) =>
      response.writeHead(200, { 'content-type': 'application/json' }).end(PAGE),
    );
    expect(result.ok).toBe(true);
  });

  it.each([
    [
      'unauthorized-401',
      401,
      SERVER,
      'cluster-unauthorized',
      "does not accept the portal's credentials",
    ],
    [
      'proxy-epp-metrics-401',
      401,
      PICKER,
      'page-unauthorized',
      '--metrics-endpoint-auth=false',
    ],
    [
      'proxy-epp-metrics-401',
      401,
      SERVER,
      'page-unauthorized',
      'model server answers 401',
    ],
    [
      'forbidden-403-pods-proxy',
      403,
      SERVER,
      'cluster-forbidden',
      'get on pods/proxy in namespace llm-prod',
    ],
    [
      'proxy-missing-pod-404',
      404,
      SERVER,
      'not-found',
      'pods "nope" not found',
    ],
    ['proxy-closed-port-503', 503, SERVER, 'unreachable', 'connection refused'],
    ['proxy-dead-pod-503', 503, SERVER, 'unreachable', 'no route to host'],
  ] as const)(
    'tells what %s means',
    async (name, status, target, code, words) => {
      const body = readFileSync(join(__dirname, 'samples', `${name}.txt`));
      const result = await fetchAnswer(
        (_, response) => response.writeHead(status).end(body),
        {},
        target,
      );
      expect(failureOf(result)).toMatchObject({
        code,
        detail: expect.stringContaining(words),
      });
    },
  );

  it.each([
    [
      { ...SERVER, engine: 'sglang' },
      404,
      'not-found',
      'was the server started with --enable-metrics?',
    ],
    [SERVER, 404, 'not-found', 'there is no /metrics on port 8000'],
    [SERVER, 500, 'error-status', '/metrics answers 500: out of order'],
    [SERVER, 302, 'redirected', 'redirect (302), which is not followed'],
  ] as const)(
    'tells what the pod answers: %#',
    async (target, status, code, words) => {
      const result = await fetchAnswer(
        (_, response) =>
          response
            .writeHead(status, { location: 'http://127.0.0.1:1/' })
            .end('out of\norder\n'),
        {},
        target,
      );
      expect(failureOf(result)).toMatchObject({
        code,
        detail: expect.stringContaining(words),
      });
      expect(server?.requests).toHaveLength(1);
    },
  );

  it('passes on when a busy API server wants to be asked again', async () => {
    const status = { kind: 'Status', message: 'too many requests' };
    const result = await fetchAnswer((_, response) =>
      response
        .writeHead(429, { 'retry-after': '7' })
        .end(JSON.stringify(status)),
    );
    expect(failureOf(result)).toMatchObject({
      code: 'throttled',
      retryAfterMs: 7000,
    });
  });

  it.each([
    [
      '<html>Sign in</html>',
      { 'content-type': 'text/html' },
      'not-exposition',
      '(text/html) is no page of metrics: line 1',
    ],
    [
      '[{"iter":1}]',
      { 'content-type': 'application/json' },
      'not-exposition',
      'application/json',
    ],
    ['vllm:num_requests_waiting{', {}, 'not-exposition', 'no content type'],
    [
      'vllm:num_requests_waiting 1\n',
      { 'content-type': 'application/openmetrics-text; version=1.0.0' },
      'not-exposition',
      'cut off',
    ],
  ] as const)('refuses %s', async (body, headers, code, words) => {
    const result = await fetchAnswer((_, response) =>
      response.writeHead(200, headers).end(body),
    );
    expect(failureOf(result)).toMatchObject({
      code,
      detail: expect.stringContaining(words),
    });
  });

  it('tells that nothing listens', async () => {
    const pods = await serve(() => {});
    const source = createProxyPageSource(pods.clusterSource());
    await pods.stop();
    server = undefined;
    const result = await fetchFrom(source, SERVER);
    expect(failureOf(result)).toMatchObject({
      code: 'unreachable',
      detail: expect.stringContaining('connection refused'),
    });
  });

  it('tells that a page broke off', async () => {
    const result = await fetchAnswer((_, response) => {
      response.writeHead(200, { 'content-length': '1000' });
      response.write('a 1\n', () => response.destroy());
    });
    expect(failureOf(result)?.code).toBe('unreachable');
  });
});

describe('pages without end', () => {
  function sendForever(response: ServerResponse, chunk: string): void {
    let sent = true;
    while (sent && !response.destroyed) {
      sent = response.write(chunk);
    }
    response.once('drain', () => sendForever(response, chunk));
  }

  it('are left when they are too long', async () => {
    let closed = false;
    const result = await fetchAnswer(
      (_, response) => {
        response.on('close', () => {
          closed = true;
        });
        sendForever(
          response,
          'go_gc_duration_seconds{quantile="0"} 1\n'.repeat(1000),
        );
      },
      { limits: { maxBytes: 5_000_000 } },
    );
    expect(failureOf(result)).toMatchObject({
      code: 'too-large',
      detail: expect.stringContaining('longer than 5000000 bytes'),
    });
    await new Promise(resolve => {
      setTimeout(resolve, 100);
    });
    expect(closed).toBe(true);
  });

  it('are left when a zipped page grows too long', async () => {
    const bomb = gzipSync(Buffer.alloc(20_000_000, 'a 1\n'));
    const result = await fetchAnswer((_, response) => response.end(bomb), {
      limits: { maxBytes: 1_000_000 },
    });
    expect(failureOf(result)?.code).toBe('too-large');
  });

  it.each([
    { how: 'silent', answer: (() => {}) as RequestListener },
    {
      how: 'silent after its head',
      answer: ((_, response) =>
        response.writeHead(200).flushHeaders()) as RequestListener,
    },
    {
      how: 'dripping',
      answer: ((_, response) => {
        const drip = setInterval(() => response.write('a 1\n'), 20);
        response.on('close', () => clearInterval(drip));
      }) as RequestListener,
    },
  ])('are left when they are $how', async ({ answer }) => {
    const result = await fetchAnswer(answer, { timeoutMs: 200 });
    expect(failureOf(result)).toMatchObject({ code: 'timeout' });
  });

  it('are left though the source is deaf to the signal', async () => {
    const deaf = createProxyPageSource({
      fetch: () => new Promise<Response>(() => {}),
    });
    const result = await fetchFrom(deaf, SERVER, { timeoutMs: 50 });
    expect(failureOf(result)).toEqual({
      code: 'timeout',
      detail: 'no complete page within 50 ms',
    });
  });
});

describe('straight to the pod', () => {
  const direct = () =>
    createDirectPageSource({
      pickerToken: async () => 'sesame',
      isAllowedAddress: () => true,
    });

  it.each([
    { target: PICKER, authorization: 'Bearer sesame' },
    { target: SERVER, authorization: undefined },
  ])(
    'sends the token to pickers only: $target.role',
    async ({ target, authorization }) => {
      const { port, requests } = await serve((_, response) =>
        response.end('a 1\n'),
      );
      const result = await fetchFrom(direct(), { ...target, port });
      expect(result.ok).toBe(true);
      expect(requests[0].url).toBe('/metrics');
      expect(requests[0].headers.authorization).toBe(authorization);
    },
  );

  it('does not follow a redirect with the token', async () => {
    const { port, requests } = await serve((_, response) =>
      response.writeHead(307, { location: '/elsewhere' }).end(),
    );
    const result = await fetchFrom(direct(), { ...PICKER, port });
    expect(failureOf(result)?.code).toBe('redirected');
    expect(requests).toHaveLength(1);
  });

  it.each([
    [401, 'page-unauthorized', 'bearer token that it can review'],
    [403, 'page-forbidden', 'get on the non-resource URL /metrics'],
  ] as const)('tells what %d means', async (status, code, words) => {
    const { port } = await serve((_, response) =>
      response.writeHead(status).end(),
    );
    const result = await fetchFrom(direct(), { ...PICKER, port });
    expect(failureOf(result)).toMatchObject({
      code,
      detail: expect.stringContaining(words),
    });
  });

  it.each([
    '127.0.0.1',
    '169.254.169.254',
    '0.0.0.0',
    '224.0.0.1',
    '::1',
    'fe80::1',
    '::ffff:127.0.0.1',
    'metadata.internal',
    undefined,
  ])('never asks %s', async podIp => {
    const asked: unknown[] = [];
    const source = createDirectPageSource({
      fetch: async input => {
        asked.push(input);
        return new Response('');
      },
    });
    const result = await fetchFrom(source, { ...SERVER, podIp });
    expect(failureOf(result)?.detail).toContain('is not the address of a pod');
    expect(asked).toEqual([]);
  });

  it.each([
    ['10.244.1.7', 'http://10.244.1.7:8000/metrics'],
    ['fd00::7', 'http://[fd00::7]:8000/metrics'],
  ])('asks %s', async (podIp, url) => {
    const asked: unknown[] = [];
    const source = createDirectPageSource({
      fetch: async input => {
        asked.push(input);
        return new Response('a 1\n');
      },
    });
    await fetchFrom(source, { ...SERVER, podIp });
    expect(asked).toEqual([url]);
  });
});
