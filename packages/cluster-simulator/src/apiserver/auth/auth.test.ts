// SPDX-License-Identifier: Apache-2.0
import { startApiServerForTest, TestApi } from '../startApiServerForTest';

describe('who may what', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await startApiServerForTest();
  });
  afterAll(() => api.stop());

  it.each([
    ['/version', null, 200],
    ['/healthz', null, 200],
    ['/apis', null, 403],
    ['/api/v1/pods', null, 403],
    ['/api/v1/pods', 'wrong', 401],
    ['/version', 'wrong', 401],
    ['/apis', 'nothing', 200],
    ['/openapi/v3', 'nothing', 200],
    ['/api/v1/pods', 'nothing', 403],
    ['/api/v1/pods', 'limited', 200],
    ['/api/v1/nodes', 'limited', 403],
    ['/apis/example.com/v1/things', 'limited', 403],
    ['/api/v1/namespaces/llm-prod/pods/other:8000/proxy/', 'limited', 403],
    [
      '/api/v1/namespaces/llm-prod/pods/only-this-pod:8000/proxy/',
      'limited',
      404,
    ],
  ])('GET %s as %s: %d', async (path, token, code) => {
    expect((await api.ask(path, { token })).code).toBe(code);
  });

  it('words the refusal of an anonymous request', async () => {
    const { body } = await api.ask('/apis', { token: null });
    expect(body).toMatchObject({
      message: 'forbidden: User "system:anonymous" cannot get path "/apis"',
      reason: 'Forbidden',
      details: {},
    });
  });

  it.each([
    [{ verb: 'list', resource: 'pods' }, true],
    [{ verb: 'delete', resource: 'pods' }, false],
    [
      {
        verb: 'get',
        resource: 'pods',
        subresource: 'proxy',
        name: 'only-this-pod:8000',
      },
      true,
    ],
    [{ verb: 'get', resource: 'pods', subresource: 'proxy' }, false],
  ])('reviews %j: %s', async (resourceAttributes, allowed) => {
    const { code, body } = await api.ask(
      '/apis/authorization.k8s.io/v1/selfsubjectaccessreviews',
      {
        method: 'POST',
        token: 'limited',
        body: { spec: { resourceAttributes } },
      },
    );
    expect(code).toBe(201);
    expect(body.status.allowed).toBe(allowed);
  });

  describe('by roles of the cluster', () => {
    const RBAC = 'rbac.authorization.k8s.io';
    const apply = (plural: string, body: object, namespace?: string) =>
      api.ask(
        `/apis/${RBAC}/v1/${
          namespace ? `namespaces/${namespace}/` : ''
        }${plural}`,
        { method: 'POST', body: { apiVersion: `${RBAC}/v1`, ...body } },
      );
    const roleRef = { apiGroup: RBAC, kind: 'ClusterRole', name: 'readers' };
    const subjects = [{ kind: 'User', apiGroup: RBAC, name: 'rig-noaccess' }];

    beforeAll(async () => {
      await apply('clusterroles', {
        kind: 'ClusterRole',
        metadata: { name: 'readers' },
        rules: [
          { apiGroups: [''], resources: ['services'], verbs: ['get', 'list'] },
        ],
      });
      await apply(
        'rolebindings',
        {
          kind: 'RoleBinding',
          metadata: { name: 'readers' },
          roleRef,
          subjects,
        },
        'llm-prod',
      );
    });

    it('lets a RoleBinding count in its namespace only', async () => {
      const asked = await Promise.all(
        [
          '/api/v1/namespaces/llm-prod/services',
          '/api/v1/namespaces/llm-staging/services',
          '/api/v1/services',
          '/api/v1/namespaces/llm-prod/pods',
        ].map(path => api.ask(path, { token: 'nothing' })),
      );
      expect(asked.map(({ code }) => code)).toEqual([200, 403, 403, 403]);
    });

    it('lets a ClusterRoleBinding count everywhere, and only for whom it names', async () => {
      await apply('clusterrolebindings', {
        kind: 'ClusterRoleBinding',
        metadata: { name: 'readers' },
        roleRef,
        subjects,
      });
      const asked = await Promise.all(
        ['nothing', 'limited'].map(token =>
          api.ask('/api/v1/services', { token }),
        ),
      );
      expect(asked.map(({ code }) => code)).toEqual([200, 403]);
    });
  });

  it('reviews tokens', async () => {
    const review = (token: string) =>
      api.ask('/apis/authentication.k8s.io/v1/tokenreviews', {
        method: 'POST',
        body: { spec: { token } },
      });
    expect((await review('limited')).body.status).toEqual({
      authenticated: true,
      user: { username: 'rig-limited', groups: ['system:authenticated'] },
    });
    expect((await review('wrong')).body.status).toEqual({
      error: 'invalid bearer token',
    });
  });

  it('is slow, or too busy, when a fault says so', async () => {
    const { apiServer } = api.cluster.knobs;
    apiServer.tooManyRequests = true;
    const busy = await api.ask('/api/v1/pods');
    apiServer.tooManyRequests = false;
    expect([busy.code, busy.headers['retry-after'], busy.text]).toEqual([
      429,
      '1',
      'Too many requests, please try again later.\n',
    ]);
    apiServer.latencyMs = 80;
    const before = performance.now();
    await api.ask('/version');
    apiServer.latencyMs = 0;
    expect(performance.now() - before).toBeGreaterThanOrEqual(75);
  });
});
