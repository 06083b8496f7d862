// SPDX-License-Identifier: Apache-2.0
import { startApiServerForTest, TestApi } from '../startApiServerForTest';

const PODS = '/api/v1/namespaces/llm-prod/pods';
const SERVICES = '/api/v1/namespaces/llm-prod/services';

describe('proxies and logs', () => {
  let api: TestApi;

  beforeAll(async () => {
    api = await startApiServerForTest({
      objects: [
        {
          apiVersion: 'v1',
          kind: 'Pod',
          metadata: { name: 'epp', namespace: 'llm-prod' },
          spec: {
            containers: [{ name: 'epp', ports: [{ containerPort: 9090 }] }],
          },
          status: {
            phase: 'Running',
            podIP: '10.244.1.8',
            containerStatuses: [
              {
                name: 'epp',
                restartCount: 1,
                state: { running: { startedAt: '2026-11-20T17:59:00Z' } },
                lastState: {
                  terminated: {
                    exitCode: 1,
                    reason: 'Error',
                    message: 'no such pool: qwen-chat',
                    finishedAt: '2026-11-20T17:58:30Z',
                  },
                },
              },
            ],
          },
        },
        {
          apiVersion: 'v1',
          kind: 'Service',
          metadata: { name: 'epp', namespace: 'llm-prod' },
          spec: {
            ports: [
              { name: 'metrics', port: 9090 },
              { name: 'grpc', port: 9002 },
            ],
          },
        },
        {
          apiVersion: 'discovery.k8s.io/v1',
          kind: 'EndpointSlice',
          metadata: {
            name: 'epp-x',
            namespace: 'llm-prod',
            labels: { 'kubernetes.io/service-name': 'epp' },
          },
          ports: [{ name: 'metrics', port: 9090 }],
          endpoints: [
            {
              addresses: ['10.244.1.8'],
              conditions: { ready: true },
              targetRef: { kind: 'Pod', name: 'epp' },
            },
          ],
        },
      ],
    });
    api.cluster.network.listen('llm-prod', 'epp', 9090, (request, response) => {
      response.setHeader('content-type', 'text/plain; version=0.0.4');
      response.end(
        JSON.stringify({
          url: request.url,
          authorization: request.headers.authorization,
          raw: request.rawHeaders.some(name => /authorization/i.test(name)),
          accept: request.headers.accept,
        }),
      );
    });
  });
  afterAll(() => api.stop());

  it.each([
    ['a pod', `${PODS}/epp:9090/proxy/metrics?x=1`],
    ['its first port', `${PODS}/epp/proxy/metrics?x=1`],
    ['a service by port', `${SERVICES}/epp:9090/proxy/metrics?x=1`],
    [
      'a service by port name',
      `${SERVICES}/http:epp:metrics/proxy/metrics?x=1`,
    ],
  ])('asks %s, without the credential', async (_, path) => {
    const { code, body, headers } = await api.ask(path, {
      headers: { accept: 'text/plain' },
    });
    expect(code).toBe(200);
    expect(headers['content-type']).toBe('text/plain; version=0.0.4');
    expect(body).toEqual({
      url: '/metrics?x=1',
      raw: false,
      accept: 'text/plain',
    });
  });

  it('sends who leaves off the path to the root', async () => {
    const { code, headers } = await api.ask(`${PODS}/epp:9090/proxy`);
    expect([code, headers.location]).toEqual([301, `${PODS}/epp:9090/proxy/`]);
  });

  it('resets the connection for a port that is no number', async () => {
    await expect(api.ask(`${PODS}/epp:metrics/proxy/`)).rejects.toThrow(
      'socket hang up',
    );
  });

  it.each([
    [
      `${SERVICES}/epp:grpc/proxy/`,
      503,
      'no endpoints available for service "epp:grpc"',
    ],
    [
      `${SERVICES}/epp:1/proxy/`,
      503,
      'no service port "1" found for service "epp"',
    ],
    [`${SERVICES}/nope/proxy/`, 404, 'services "nope" not found'],
    [
      `${PODS}/https:epp:9090/proxy/`,
      503,
      'error trying to reach service: http: server gave HTTP response to HTTPS client',
    ],
  ])('%s: %d', async (path, code, message) => {
    const answer = await api.ask(path);
    expect([answer.code, answer.body.message]).toEqual([code, message]);
  });

  it('tells in a log what the status knows', async () => {
    const log = (query = '') => api.ask(`${PODS}/epp/log${query}`);
    expect((await log()).text).toBe('2026-11-20T17:59:00Z epp: started\n');
    expect((await log('?previous=true')).text).toBe(
      'no such pool: qwen-chat\n2026-11-20T17:58:30Z epp: exited with 1 (Error)\n',
    );
    expect((await log('?previous=true&tailLines=1')).text).toContain('exited');
    expect((await log('?container=other')).body.message).toBe(
      'container other is not valid for pod epp',
    );
  });
});
