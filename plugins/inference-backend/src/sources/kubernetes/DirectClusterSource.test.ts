// SPDX-License-Identifier: Apache-2.0
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from 'node:tls';
import { gzipSync } from 'node:zlib';
import { mockServices } from '@backstage/backend-test-utils';
import { ClusterDetails } from '@backstage/plugin-kubernetes-node';
import { Simulator, startSimulator } from '@inference-portal/cluster-simulator';
import { ClusterCredentials } from './ClusterCredentials';
import { DirectClusterSource } from './DirectClusterSource';
import {
  Answer,
  json,
  lines,
  ScriptedApiServer,
  status,
} from './testing/ScriptedApiServer';
import { FakeClock } from './testing/FakeClock';
import { failureOfError } from './toRequestFailure';

const TOKEN = 'a-secret-token';

let sources: DirectClusterSource[] = [];

afterEach(async () => {
  await Promise.all(sources.map(source => source.close()));
  sources = [];
});

function sourceOf(cluster: Partial<ClusterDetails>): DirectClusterSource {
  const details: ClusterDetails = {
    name: 'eu',
    url: 'http://127.0.0.1:1',
    authMetadata: metadataOf(),
    ...cluster,
  };
  const source = new DirectClusterSource({
    clusters: new Map([[details.name, details]]),
    credentials: new ClusterCredentials({
      config: mockServices.rootConfig(),
      logger: mockServices.logger.mock(),
      clock: new FakeClock(),
    }),
  });
  sources.push(source);
  return source;
}

function metadataOf(authProvider = 'serviceAccount', token = TOKEN) {
  return {
    'kubernetes.io/auth-provider': authProvider,
    serviceAccountToken: token,
  };
}

function ask(
  source: DirectClusterSource,
  path = '/version',
  signal = new AbortController().signal,
): Promise<Response> {
  return source.fetch('eu', {
    path,
    headers: { Accept: 'application/json' },
    signal,
  });
}

/** What a failed request is taken for, and what is said of it. */
async function failureOf(promise: Promise<unknown>) {
  const error = await promise.then(
    () => new Error('it did not fail'),
    (failure: unknown) => failure,
  );
  const { kind, message } = failureOfError(error);
  expect(message).not.toContain(TOKEN);
  return [kind, message];
}

describe('over HTTP', () => {
  let server: ScriptedApiServer;
  let answer: Answer;

  beforeEach(async () => {
    server = await ScriptedApiServer.start(request => answer(request));
  });

  afterEach(() => server.stop());

  it('asks as the portal, uncompressed, and streams', async () => {
    answer = lines({ first: 1 });
    const source = sourceOf({ url: `${server.baseUrl}/k8s/clusters/c-1/` });
    const response = await ask(source, '/api/v1/pods?limit=5&a=%3D');
    const [request] = server.requests;
    expect(`${request.path}?${request.query}`).toBe(
      '/k8s/clusters/c-1/api/v1/pods?limit=5&a=%3D',
    );
    expect(request.headers).toMatchObject({
      accept: 'application/json',
      'accept-encoding': 'identity',
      'user-agent': expect.stringMatching(/^inference-portal\/\d+\.\d+\.\d+/),
      authorization: `Bearer ${TOKEN}`,
    });
    const reader = response.body?.getReader();
    const first = await reader?.read();
    expect(Buffer.from(first?.value ?? []).toString()).toBe('{"first":1}\n');
    await reader?.cancel();
  });

  it('goes on by the connection of an answer that just ended', async () => {
    answer = json({ items: [] });
    const source = sourceOf({ url: server.baseUrl });
    await (await ask(source)).text();
    await (await ask(source)).text();
    const [first, second] = server.requests.map(
      ({ response }) => response.req.socket.remotePort,
    );
    expect(second).toBe(first);
  });

  it('asks for a compressed answer where the caller does, and leaves it as it is', async () => {
    const zipped = gzipSync('pods');
    answer = ({ response }) =>
      response.writeHead(200, { 'Content-Encoding': 'gzip' }).end(zipped);
    const response = await sourceOf({ url: server.baseUrl }).fetch('eu', {
      path: '/version',
      headers: { 'Accept-Encoding': 'gzip' },
      signal: new AbortController().signal,
    });
    expect(server.requests[0].headers['accept-encoding']).toBe('gzip');
    expect(Buffer.from(await response.arrayBuffer())).toEqual(zipped);
  });

  it('takes an answer without a body, after one that is not yet it', async () => {
    answer = ({ response }) => {
      response.writeEarlyHints({ link: '</a>; rel=preload' });
      response.writeHead(204, { 'Set-Cookie': ['a=1', 'b=2'] }).end();
    };
    const response = await ask(sourceOf({ url: server.baseUrl }));
    expect([response.status, await response.text()]).toEqual([204, '']);
    expect(response.headers.getSetCookie()).toEqual(['a=1', 'b=2']);
  });

  it('holds a little of what nobody reads, and gives all to who does', async () => {
    const sent = Buffer.alloc(8 * 1024 * 1024, 'x');
    answer = ({ response }) => response.end(sent);
    const response = await ask(sourceOf({ url: server.baseUrl }));
    await new Promise(wake => setTimeout(wake, 50));
    expect(server.requests[0].response.writableLength).toBeGreaterThan(0);
    expect(Buffer.from(await response.arrayBuffer()).equals(sent)).toBe(true);
  });

  it('keeps connections for the next request', async () => {
    answer = json({});
    const source = sourceOf({ url: server.baseUrl });
    const ports = new Set<number | undefined>();
    for (let round = 0; round < 10; round += 1) {
      await (await ask(source)).text();
      ports.add(server.requests.at(-1)?.response.req.socket.remotePort);
    }
    // The second may begin before the first has given its connection back.
    expect(ports.size).toBeLessThanOrEqual(2);
  });

  it("gives the cluster's refusal as it is", async () => {
    answer = status(429, 'too many requests', { 'Retry-After': '7' });
    const response = await ask(sourceOf({ url: server.baseUrl }));
    expect(response.status).toBe(429);
    expect(response.headers.get('retry-after')).toBe('7');
    expect(await response.json()).toMatchObject({
      message: 'too many requests',
    });
  });

  it('does not follow a redirect', async () => {
    answer = ({ response }) =>
      response.writeHead(302, { Location: 'http://elsewhere.example/' }).end();
    expect(await failureOf(ask(sourceOf({ url: server.baseUrl })))).toEqual([
      'unreachable',
      "answered 302 with a redirect to elsewhere.example, which is not followed: the cluster's url must be that of its API server",
    ]);
    expect(server.requests).toHaveLength(1);
  });

  it('ends when it is told to', async () => {
    answer = () => {};
    const controller = new AbortController();
    const asked = ask(
      sourceOf({ url: server.baseUrl }),
      '/version',
      controller.signal,
    );
    controller.abort(new Error('enough'));
    await expect(asked).rejects.toThrow('enough');
  });

  it('sends nothing to a kubectl proxy but the request', async () => {
    answer = json({});
    const source = sourceOf({
      url: server.baseUrl,
      authMetadata: metadataOf('localKubectlProxy'),
    });
    expect((await ask(source)).status).toBe(200);
    expect(server.requests[0].headers.authorization).toBeUndefined();
  });

  it('sends a token from a file without its last newline', async () => {
    answer = json({});
    const source = sourceOf({
      url: server.baseUrl,
      authMetadata: metadataOf('serviceAccount', `${TOKEN}\n`),
    });
    await ask(source);
    expect(server.requests[0].headers.authorization).toBe(`Bearer ${TOKEN}`);
  });
});

it.each<[string, Partial<ClusterDetails>, string, string]>([
  [
    'the strategy needs a user',
    { authMetadata: metadataOf('oidc') },
    'refused',
    'authProvider oidc does not work with connect: direct, which has serviceAccount, localKubectlProxy, aws, azure, googleServiceAccount; use connect: proxy for this cluster',
  ],
  [
    'the strategy is called like something else',
    { authMetadata: metadataOf('constructor') },
    'refused',
    'authProvider constructor does not work with connect: direct, which has serviceAccount, localKubectlProxy, aws, azure, googleServiceAccount; use connect: proxy for this cluster',
  ],
  [
    'there is no strategy',
    { authMetadata: {} },
    'refused',
    'its entry in the kubernetes configuration has no authProvider',
  ],
  [
    'the token is two lines',
    { authMetadata: metadataOf('serviceAccount', `${TOKEN}\n${TOKEN}`) },
    'refused',
    'the token of authProvider serviceAccount has characters that no token has',
  ],
  [
    'the token is empty space',
    { authMetadata: metadataOf('serviceAccount', '  ') },
    'refused',
    'the token of authProvider serviceAccount is empty',
  ],
  [
    'the URL holds a password',
    { url: `https://admin:${TOKEN}@127.0.0.1:1` },
    'unreachable',
    'its url holds a user name or a password, which is not sent to clusters: credentials come from its authProvider',
  ],
  [
    'the file of the authority is not there',
    { url: 'https://127.0.0.1:1', caFile: '/nowhere/ca.crt' },
    'unreachable',
    "its caFile can't be read: ENOENT: no such file or directory, open '/nowhere/ca.crt'",
  ],
])('says why where %s', async (_, cluster, kind, message) => {
  expect(await failureOf(ask(sourceOf(cluster)))).toEqual([kind, message]);
});

it('says so where nothing listens', async () => {
  const server = await ScriptedApiServer.start(json({}));
  const url = server.baseUrl;
  await server.stop();
  expect(await failureOf(ask(sourceOf({ url })))).toEqual([
    'unreachable',
    `connection refused at ${new URL(url).host}`,
  ]);
});

it('takes the token of the pod it runs in where none is configured', async () => {
  const source = sourceOf({
    authMetadata: { 'kubernetes.io/auth-provider': 'serviceAccount' },
  });
  expect(await failureOf(ask(source))).toEqual([
    'refused',
    expect.stringContaining(
      '/var/run/secrets/kubernetes.io/serviceaccount/token',
    ),
  ]);
});

it('knows the clusters it was given, and no other', async () => {
  const source = sourceOf({ title: 'Europe' });
  expect(await source.listClusters()).toEqual([
    { name: 'eu', title: 'Europe' },
  ]);
  await expect(
    source.fetch('us', { path: '/', signal: new AbortController().signal }),
  ).rejects.toThrow(/^connect: direct needs the cluster/);
});

describe('over TLS', () => {
  let simulator: Simulator;
  let url: string;
  let authority: string;
  const admin = metadataOf('serviceAccount', 'demo-admin');

  beforeAll(async () => {
    simulator = await startSimulator({ basePort: 0, seed: 'direct' });
    const cluster = simulator.clusters.find(it => it.name === 'prod-eu');
    url = String(cluster?.url).replace('http:', 'https:');
    authority = await certificateOf(Number(new URL(url).port));
  }, 60_000);

  afterAll(() => simulator?.stop());

  it.each<[string, () => Partial<ClusterDetails>]>([
    [
      'its authority is known',
      () => ({ caData: Buffer.from(authority).toString('base64') }),
    ],
    ['nobody checks', () => ({ skipTLSVerify: true })],
  ])('reads a cluster where %s', async (_, cluster) => {
    const source = sourceOf({ url, authMetadata: admin, ...cluster() });
    const response = await ask(source, '/api/v1/namespaces/chat/pods?limit=1');
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({ kind: 'PodList' });
  });

  it('trusts nobody else', async () => {
    const source = sourceOf({ url, authMetadata: admin });
    expect(await failureOf(ask(source))).toEqual([
      'unreachable',
      'its TLS certificate is signed by nobody the portal trusts: set caData or caFile for the cluster',
    ]);
  });

  it('reads the file of the authority again when it failed', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'authority-'));
    const caFile = join(folder, 'ca.crt');
    await writeFile(caFile, '');
    const source = sourceOf({ url, authMetadata: admin, caFile });
    expect(await failureOf(ask(source))).toContainEqual(
      expect.stringContaining('its TLS certificate'),
    );
    await writeFile(caFile, authority);
    expect((await ask(source)).status).toBe(200);
    await rm(folder, { recursive: true });
  });
});

/** What the server shows of itself, as PEM. */
function certificateOf(port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(
      { host: '127.0.0.1', port, rejectUnauthorized: false },
      () => {
        const { raw } = socket.getPeerCertificate();
        socket.end();
        resolve(
          `-----BEGIN CERTIFICATE-----\n${raw.toString(
            'base64',
          )}\n-----END CERTIFICATE-----\n`,
        );
      },
    ).on('error', reject);
  });
}
