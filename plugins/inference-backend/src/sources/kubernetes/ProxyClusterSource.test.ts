// SPDX-License-Identifier: Apache-2.0
import { mockServices } from '@backstage/backend-test-utils';
import { failureOfError } from './toRequestFailure';
import { ProxyClusterSource } from './ProxyClusterSource';
import {
  Answer,
  json,
  lines,
  ScriptedApiServer,
  status,
} from './testing/ScriptedApiServer';
import { until } from './testing/until';

let server: ScriptedApiServer;
let answer: Answer;
let source: ProxyClusterSource;

beforeEach(async () => {
  server = await ScriptedApiServer.start(request => answer(request));
  source = new ProxyClusterSource({
    discovery: mockServices.discovery.mock({
      getBaseUrl: async id => `${server.baseUrl}/api/${id}`,
    }),
    auth: mockServices.auth({ pluginId: 'inference' }),
  });
});

afterEach(() => server.stop());

const ask = (signal = new AbortController().signal) =>
  source.fetch('eu', {
    path: '/api/v1/pods?limit=500&fieldSelector=a%3Db',
    headers: { Accept: 'application/json' },
    signal,
  });

/** What a failed request is taken for, and what is said of it. */
async function failureOf(promise: Promise<unknown>) {
  const error = await promise.then(
    () => new Error('it did not fail'),
    (failure: unknown) => failure,
  );
  const { kind, message } = failureOfError(error);
  return [kind, message];
}

/** A body as the Kubernetes backend of Backstage 1.55 was seen to send it. */
const backstageError = (code: number, error: object): Answer =>
  json(
    {
      error,
      request: { method: 'GET', url: '/api/kubernetes/proxy/version' },
      response: { statusCode: code },
    },
    code,
  );

const requestError = (message: string, cause: object): Answer =>
  backstageError(500, {
    name: 'Error',
    message: `Cluster 'eu' request error; caused by Error: ${message}`,
    cause: { name: 'Error', message, ...cause },
  });

describe('a request', () => {
  it('goes through the proxy as the portal, uncompressed, and streams', async () => {
    answer = lines({ first: 1 });
    const response = await ask();
    const [request] = server.requests;
    expect(`${request.path}?${request.query}`).toBe(
      '/api/kubernetes/proxy/api/v1/pods?limit=500&fieldSelector=a%3Db',
    );
    expect(request.headers).toMatchObject({
      accept: 'application/json',
      'accept-encoding': 'identity',
      'backstage-kubernetes-cluster': 'eu',
      'user-agent': expect.stringMatching(/^inference-portal\/\d+\.\d+\.\d+/),
      authorization: expect.stringContaining('plugin:inference'),
    });
    const reader = response.body?.getReader();
    const first = await reader?.read();
    expect(Buffer.from(first?.value ?? []).toString()).toBe('{"first":1}\n');
    await reader?.cancel();
  });

  it("gives the cluster's own refusal as it is", async () => {
    answer = status(403, 'User "portal" cannot list resource "pods"', {
      'Retry-After': '3',
    });
    const response = await ask();
    expect(response.status).toBe(403);
    expect(response.headers.get('retry-after')).toBe('3');
    expect(await response.json()).toMatchObject({
      kind: 'Status',
      message: 'User "portal" cannot list resource "pods"',
    });
  });

  it('is not redirected', async () => {
    answer = ({ response }) =>
      response.writeHead(302, { Location: 'http://169.254.169.254/x' }).end();
    expect(await failureOf(ask())).toEqual([
      'unreachable',
      "answered 302 with a redirect to 169.254.169.254, which is not followed: the cluster's url must be that of its API server",
    ]);
    expect(server.requests).toHaveLength(1);
  });

  it('ends when it is aborted', async () => {
    answer = () => {};
    const controller = new AbortController();
    const asked = failureOf(ask(controller.signal));
    await until(() => server.requests.length === 1);
    controller.abort(new Error('enough'));
    expect(await asked).toEqual(['unreachable', 'enough']);
  });
});

it.each<[string, Answer, string, string]>([
  [
    'a cluster that refuses connections',
    requestError('connect ECONNREFUSED 127.0.0.1:8473', {
      code: 'ECONNREFUSED',
      address: '127.0.0.1',
      port: 8473,
    }),
    'unreachable',
    'connection refused at 127.0.0.1:8473',
  ],
  [
    'a host nobody knows',
    requestError('getaddrinfo ENOTFOUND nohost.invalid', {
      code: 'ENOTFOUND',
      hostname: 'nohost.invalid',
    }),
    'unreachable',
    'the host name nohost.invalid is not known',
  ],
  [
    'a cluster that speaks no TLS',
    requestError('write EPROTO 40AD3385697F0000:error:0A00010B:SSL routines', {
      code: 'EPROTO',
    }),
    'unreachable',
    'TLS failed: it may speak plain HTTP where its url says https',
  ],
  [
    'a certificate nobody trusts',
    requestError('self-signed certificate', {
      code: 'DEPTH_ZERO_SELF_SIGNED_CERT',
    }),
    'unreachable',
    'its TLS certificate is signed by nobody the portal trusts: set caData or caFile for the cluster',
  ],
  [
    'a url that is none',
    backstageError(500, {
      name: 'TypeError',
      message: 'Invalid URL',
      code: 'ERR_INVALID_URL',
      input: 'nonsense',
    }),
    'unreachable',
    "its url in the kubernetes configuration is not a URL: expected something like 'https://host:6443'",
  ],
  [
    'a cluster that is no longer configured',
    backstageError(404, {
      name: 'NotFoundError',
      message: "Cluster 'eu' not found",
    }),
    'unreachable',
    "the Kubernetes backend says: Cluster 'eu' not found",
  ],
  [
    'credentials that cannot be had',
    backstageError(500, {
      name: 'Error',
      message: 'token request to https://me:hunter2@idp/?token=abc failed',
    }),
    'unreachable',
    'the Kubernetes backend could not ask the cluster: token request to https://…@idp/?token=… failed',
  ],
  [
    'a permission policy that says no',
    json({ error: { name: 'NotAllowedError', message: 'Unauthorized' } }, 403),
    'refused',
    'the Kubernetes backend refused the portal: the permission policy must allow kubernetes.proxy and kubernetes.clusters.read to the service plugin:inference',
  ],
  [
    'a service token that is not taken',
    backstageError(401, {
      name: 'AuthenticationError',
      message: 'Missing credentials',
    }),
    'refused',
    "the Kubernetes backend did not take the portal's service token: Missing credentials",
  ],
])('tells of %s', async (_, given, kind, message) => {
  answer = given;
  expect(await failureOf(ask())).toEqual([kind, message]);
});

it('tells of a Kubernetes backend that is down', async () => {
  const down = await ScriptedApiServer.start(() => {});
  const { baseUrl } = down;
  await down.stop();
  const lost = new ProxyClusterSource({
    discovery: mockServices.discovery.mock({ getBaseUrl: async () => baseUrl }),
    auth: mockServices.auth({ pluginId: 'inference' }),
  });
  const { signal } = new AbortController();
  expect(await failureOf(lost.fetch('eu', { path: '/', signal }))).toEqual([
    'unreachable',
    `the Kubernetes backend can't be reached: connection refused at ${
      new URL(baseUrl).host
    }`,
  ]);
});

describe('the list of clusters', () => {
  it('gives names and titles', async () => {
    answer = json({
      items: [
        { name: 'eu', title: 'Europe', authProvider: 'serviceAccount' },
        { name: 'us', authProvider: 'aks', auth: {} },
      ],
    });
    expect(await source.listClusters()).toEqual([
      { name: 'eu', title: 'Europe' },
      { name: 'us' },
    ]);
    expect(server.requests[0].path).toBe('/api/kubernetes/clusters');
  });

  it.each<[string, Answer, string]>([
    [
      'there is no Kubernetes backend',
      ({ response }) => response.writeHead(404).end(),
      'there is no Kubernetes backend: add @backstage/plugin-kubernetes-backend to the backend, and clusters to the kubernetes configuration',
    ],
    [
      'the backend has not started',
      backstageError(503, {
        name: 'ServiceUnavailableError',
        message: 'Service has not started up yet',
      }),
      'the Kubernetes backend is not ready: Service has not started up yet',
    ],
    [
      'the answer is no list',
      json({ clusters: [] }),
      'the Kubernetes backend answered with something else than a list of clusters',
    ],
    [
      'the answer is no JSON',
      ({ response }) => response.end('<html>'),
      'the Kubernetes backend answered with something else than a list of clusters',
    ],
  ])('says so when %s', async (_, given, message) => {
    answer = given;
    expect((await failureOf(source.listClusters()))[1]).toBe(message);
  });
});
