// SPDX-License-Identifier: Apache-2.0
import { ClusterRequest } from '@inference-portal/backstage-plugin-inference-node';
import { ObjectId } from '../../core/ports';
import { KubernetesObjects } from './KubernetesObjects';
import { FakeClock } from './testing/FakeClock';
import { until } from './testing/until';

const ROUTE: ObjectId = {
  apiVersion: 'gateway.networking.k8s.io/v1',
  kind: 'HTTPRoute',
  namespace: 'chat',
  name: 'qwen chat',
};

function startReader(
  answer: (request: ClusterRequest) => Promise<Response> | Response,
) {
  const asked: string[] = [];
  const clock = new FakeClock();
  const reader = new KubernetesObjects({
    clock,
    shutdown: new AbortController().signal,
    source: {
      listClusters: async () => [],
      fetch: async (cluster, request) => {
        asked.push(`${cluster} ${request.path}`);
        return answer(request);
      },
    },
  });
  return { reader, clock, asked };
}

const ok = (object: unknown) => () => Response.json(object);

it('reads an object as it is, without what machines keep in it and without secrets', async () => {
  const { reader, asked, clock } = startReader(
    ok({
      kind: 'HTTPRoute',
      metadata: {
        name: 'qwen chat',
        managedFields: [{ manager: 'kubectl' }],
        annotations: {
          'kubectl.kubernetes.io/last-applied-configuration': '{}',
          team: 'chat',
        },
      },
      spec: { env: [{ name: 'API_KEY', value: 'sk-123' }] },
    }),
  );

  expect(await reader.read('prod-eu', ROUTE)).toEqual({
    ok: true,
    atMs: clock.now(),
    object: {
      kind: 'HTTPRoute',
      metadata: { name: 'qwen chat', annotations: { team: 'chat' } },
      spec: { env: [{ name: 'API_KEY', value: '(hidden)' }] },
    },
  });
  expect(asked).toEqual([
    'prod-eu /apis/gateway.networking.k8s.io/v1/namespaces/chat/httproutes/qwen%20chat',
  ]);
});

it('asks once for all who look within five seconds', async () => {
  const { reader, asked, clock } = startReader(ok({ metadata: {} }));
  await Promise.all([reader.read('a', ROUTE), reader.read('a', ROUTE)]);
  clock.advance(4_999);
  await reader.read('a', ROUTE);
  expect(asked).toHaveLength(1);

  await reader.read('b', ROUTE);
  clock.advance(1);
  await reader.read('a', ROUTE);
  expect(asked.map(request => request.split(' ', 1)[0])).toEqual([
    'a',
    'b',
    'a',
  ]);
});

it.each([
  ['Secret', 'v1'],
  ['HTTPRoute', 'gateway.networking.k8s.io/v9'],
  ['Pod', 'apps/v1'],
])('asks no cluster for a %s of %s', async (kind, apiVersion) => {
  const { reader, asked } = startReader(ok({ metadata: {} }));

  expect(await reader.read('prod-eu', { ...ROUTE, kind, apiVersion })).toEqual({
    ok: false,
    reason: `${kind} is not a kind that is read`,
  });
  expect(asked).toEqual([]);
});

it.each<[string, () => Promise<Response> | Response, string]>([
  [
    'the cluster refuses',
    () =>
      Response.json(
        { kind: 'Status', code: 403, message: 'httproutes is forbidden' },
        { status: 403 },
      ),
    'httproutes is forbidden',
  ],
  [
    'it is gone',
    () =>
      Response.json(
        { kind: 'Status', code: 404, message: 'not found: qwen chat' },
        { status: 404 },
      ),
    'not found: qwen chat',
  ],
  [
    'the answer is no object',
    () => new Response('<html>'),
    'answered 200 with something else than an object',
  ],
  [
    'the object never ends',
    () => new Response('x'.repeat(3 * 1024 * 1024)),
    'the object is too large to be shown',
  ],
  [
    'nobody answers',
    () => Promise.reject(new Error('connection refused')),
    'connection refused',
  ],
])('says why where %s', async (_, answer, reason) => {
  const { reader } = startReader(answer);

  expect(await reader.read('prod-eu', ROUTE)).toEqual({ ok: false, reason });
});

it('does not wait for a cluster that hangs', async () => {
  let signal: AbortSignal | undefined;
  const { reader, clock } = startReader(request => {
    signal = request.signal;
    return new Promise(() => {});
  });
  const reading = reader.read('prod-eu', ROUTE);
  await until(() => clock.waiting.length > 0);
  clock.advance(5_000);

  expect(await reading).toEqual({
    ok: false,
    reason: 'no answer within 5 s',
  });
  expect(signal?.aborted).toBe(true);
});
