/**
 * @jest-environment node
 */
// SPDX-License-Identifier: Apache-2.0
// The client is asked over real HTTP, which wants a server beside it.
/* eslint-disable no-restricted-imports */
import { createServer, IncomingMessage, Server, ServerResponse } from 'http';
import { AddressInfo } from 'net';
import { say } from '@inference-portal/backstage-plugin-inference-common';
import { FakeTranslations } from '../__testUtils__/FakeTranslations';
import { InferenceClient } from './InferenceClient';

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

describe('InferenceClient', () => {
  let server: Server;
  let handler: Handler;
  let client: InferenceClient;
  const translations = new FakeTranslations({
    '{{0}} of {{1}} endpoints ready.': 'Von {{1}} Endpoints {{0}} bereit.',
  });
  const asked: Array<{ url?: string; tag?: string; token?: string }> = [];

  beforeAll(async () => {
    server = createServer((request, response) => {
      const { authorization, 'if-none-match': tag } = request.headers;
      asked.push({ url: request.url, tag, token: authorization });
      handler(request, response);
    });
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    client = new InferenceClient({
      discoveryApi: {
        getBaseUrl: async id => `http://127.0.0.1:${port}/api/${id}`,
      },
      fetchApi: {
        fetch: (input, init) =>
          fetch(input, {
            ...init,
            headers: { ...init?.headers, Authorization: 'Bearer user-token' },
          }),
      },
      translationApi: translations,
      appLanguageApi: translations,
    });
  });
  afterEach(() => asked.splice(0));
  afterAll(async () => {
    server.closeAllConnections();
    await new Promise(resolve => server.close(resolve));
  });

  const { signal } = new AbortController();
  const ref = { kind: 'Component', namespace: 'default', name: 'a model/1' };

  function answer(tag: string | undefined, body: unknown): Handler {
    return (request, response) => {
      if (tag && request.headers['if-none-match'] === tag) {
        response.writeHead(304).end();
        return;
      }
      response
        .writeHead(200, { ...(tag && { ETag: tag }) })
        .end(JSON.stringify(body));
    };
  }

  it('asks for an entity by its escaped reference, as the user', async () => {
    handler = answer('"1"', { health: 'idle' });
    await expect(client.getEntity(ref, { signal })).resolves.toEqual({
      health: 'idle',
    });
    expect(asked).toEqual([
      {
        url: '/api/inference/v1/entities/component/default/a%20model%2F1',
        tag: undefined,
        token: 'Bearer user-token',
      },
    ]);
  });

  it('says answers without marks, those it has too, and anew in another language', async () => {
    let preferred: unknown;
    const reason = say`${2} of ${8} endpoints ready.`;
    handler = (request, response) => {
      preferred = request.headers.prefer;
      answer('"said"', { reason })(request, response);
    };
    const first = await client.getEntity(ref, { signal });
    expect(first).toEqual({ reason: '2 of 8 endpoints ready.' });
    expect(preferred).toBe('texts=marked');
    expect(await client.getEntity(ref, { signal })).toBe(first);
    translations.setLanguage('de');
    expect(await client.getEntity(ref, { signal })).toEqual({
      reason: 'Von 8 Endpoints 2 bereit.',
    });
    translations.setLanguage('en');
  });

  it("asks for a pool's history by escaped names, anew each time", async () => {
    const history = { stepMs: 15_000, series: [], marks: [] };
    handler = answer('"h"', history);
    const pool = { cluster: 'prod/eu', namespace: 'chat', name: 'qwen chat' };
    const options = { signals: ['ttftMs', 'itlMs'], range: '24h', signal };
    await client.getPoolHistory(pool, options);
    await expect(client.getPoolHistory(pool, options)).resolves.toEqual(
      history,
    );
    const url =
      '/api/inference/v1/pools/prod%2Feu/chat/qwen%20chat/history?signals=ttftMs%2CitlMs&range=24h';
    expect(asked).toEqual([
      { url, tag: undefined, token: 'Bearer user-token' },
      { url, tag: undefined, token: 'Bearer user-token' },
    ]);
  });

  it.each<[string, string, () => Promise<unknown>]>([
    [
      'the history of single endpoints',
      '/pools/us/chat/a/history?signals=queueDepth&range=1h&endpoints=true&pods=a-0%2Ca-1',
      () =>
        client.getPoolHistory(
          { cluster: 'us', namespace: 'chat', name: 'a' },
          {
            signals: ['queueDepth'],
            range: '1h',
            pods: ['a-0', 'a-1'],
            signal,
          },
        ),
    ],
    [
      'an object on the way of an entity',
      '/entities/component/default/a%20model%2F1/object?cluster=prod%2Feu&apiVersion=v1&objectKind=Service&objectName=epp&objectNamespace=chat',
      () =>
        client.getObject(
          ref,
          {
            cluster: 'prod/eu',
            apiVersion: 'v1',
            kind: 'Service',
            namespace: 'chat',
            name: 'epp',
          },
          { signal },
        ),
    ],
    [
      'the last hour of several pools',
      '/history?pools=prod%2Feu%2Fchat%2Fa%2Cus%2Fchat%2Fb&signals=requestRate%2CttftMs.p95',
      () =>
        client.getRecentHistory(
          [
            { cluster: 'prod/eu', namespace: 'chat', name: 'a' },
            { cluster: 'us', namespace: 'chat', name: 'b' },
          ],
          { signals: ['requestRate', 'ttftMs.p95'], signal },
        ),
    ],
    [
      'what is not seen of a cluster',
      '/clusters/prod%2Feu/doctor',
      () => client.diagnoseCluster('prod/eu', { signal }),
    ],
    [
      'what an upgrade would bring',
      '/clusters/prod%2Feu/upgrade-check',
      () =>
        client.checkUpgrade('prod/eu', { gatewayApi: 'v1.6.1' }, { signal }),
    ],
  ])('asks for %s by escaped names', async (_, path, ask) => {
    handler = answer('"x"', { told: true });
    await expect(ask()).resolves.toEqual({ told: true });
    expect(asked.map(({ url }) => url)).toEqual([`/api/inference/v1${path}`]);
  });

  it('reads the list of models to its end', async () => {
    handler = (request, response) =>
      (request.url?.includes('cursor=')
        ? answer('"b"', { items: [{ name: 'qwen' }] })
        : answer('"a"', { items: [{ name: 'llama' }], cursor: 'llama' }))(
        request,
        response,
      );
    expect(await client.listModels({ signal })).toEqual([
      { name: 'llama' },
      { name: 'qwen' },
    ]);
  });

  it('gives the same object while the answer is the same', async () => {
    handler = answer('"1"', { items: [{ name: 'edge' }] });
    const first = await client.listClusters({ signal });
    const second = await client.listClusters({ signal });
    expect(second).toBe(first);
    expect(asked.map(({ tag }) => tag)).toEqual([undefined, '"1"']);

    handler = answer('"2"', { items: [{ name: 'prod-eu' }] });
    expect(await client.listClusters({ signal })).toEqual([
      { name: 'prod-eu' },
    ]);
  });

  it('does so too where the tag cannot be read', async () => {
    handler = answer(undefined, { reason: 'all well' });
    const other = { ...ref, name: 'untagged' };
    const first = await client.getEntity(other, { signal });
    expect(await client.getEntity(other, { signal })).toBe(first);
  });

  it('reads the list of pools to its end, each pool once', async () => {
    const pool = (name: string) => ({ cluster: 'c', namespace: 'n', name });
    handler = (request, response) =>
      (request.url?.includes('cursor=next%2Fone')
        ? answer('"b"', { items: [pool('two'), pool('three')] })
        : answer('"a"', {
            items: [pool('one'), pool('two')],
            cursor: 'next/one',
          }))(request, response);
    expect(await client.listPools({ signal })).toEqual([
      pool('one'),
      pool('two'),
      pool('three'),
    ]);
    expect(asked.map(({ url }) => url)).toEqual([
      '/api/inference/v1/pools?limit=500',
      '/api/inference/v1/pools?limit=500&cursor=next%2Fone',
    ]);
  });

  it("throws the backend's error", async () => {
    handler = (_, response) =>
      response.writeHead(403, { 'Content-Type': 'application/json' }).end(
        JSON.stringify({
          error: { name: 'NotAllowedError', message: 'Unauthorized' },
          response: { statusCode: 403 },
        }),
      );
    await expect(client.listClusters({ signal })).rejects.toMatchObject({
      name: 'ResponseError',
      statusCode: 403,
      cause: { name: 'NotAllowedError' },
    });
  });

  it('ends a question with its signal', async () => {
    handler = () => {};
    const controller = new AbortController();
    const question = client.listClusters({ signal: controller.signal });
    controller.abort();
    await expect(question).rejects.toMatchObject({ name: 'AbortError' });
  });

  describe('streams', () => {
    const told: string[] = [];
    const options = {
      signal,
      onOpen: () => told.push('open'),
      onChanged: () => told.push('changed'),
    };
    afterEach(() => told.splice(0));

    it('tells changes of the clusters by a stream of their own', async () => {
      let path: string | undefined;
      handler = (request, response) => {
        path = request.url;
        response.writeHead(200, { 'Content-Type': 'text/event-stream' });
        response.end('event: changed\ndata: {"etag":"W/\\"9\\""}\n\n');
      };
      await client.watchClusters(options);
      expect(path).toBe('/api/inference/v1/clusters/events');
      expect(told).toEqual(['open', 'changed']);
    });

    it('tells changes, but not of what was read already', async () => {
      handler = answer('"7"', { health: 'healthy' });
      await client.getEntity(ref, { signal });
      handler = (_, response) => {
        response.writeHead(200, { 'Content-Type': 'text/event-stream' });
        response.write(': still here\n\n');
        response.write('event: changed\ndata: {"etag":"W/\\"7\\""}\n\n');
        response.write('event: other\ndata: {}\n\nevent: chan');
        response.end('ged\ndata: {"etag":"\\"8\\""}\n\n');
      };
      await client.watchEntity(ref, options);
      expect(told).toEqual(['open', 'changed']);
      expect(asked.at(-1)).toEqual({
        url: '/api/inference/v1/entities/component/default/a%20model%2F1/events',
        tag: undefined,
        token: 'Bearer user-token',
      });
    });

    it('rejects where the stream is refused', async () => {
      handler = (_, response) => response.writeHead(503).end();
      await expect(client.watchPools(options)).rejects.toMatchObject({
        statusCode: 503,
      });
      expect(told).toEqual([]);
    });

    it('leaves with its signal', async () => {
      const closed = new Promise(resolve => {
        handler = (request, response) => {
          response.writeHead(200).write(': hello\n\n');
          request.on('close', resolve);
        };
      });
      const controller = new AbortController();
      const stream = client.watchPools({
        ...options,
        signal: controller.signal,
        onOpen: () => controller.abort(),
      });
      await expect(stream).rejects.toMatchObject({ name: 'AbortError' });
      await closed;
    });
  });
});
