// SPDX-License-Identifier: Apache-2.0
import { KubernetesObject } from '../../cluster/KubernetesObject';
import { loadCrds } from '../../scenario/loadCrds';
import {
  Answer,
  startApiServerForTest,
  TestApi,
} from '../startApiServerForTest';

const POOLS =
  '/apis/inference.networking.k8s.io/v1/namespaces/llm-prod/inferencepools';
const ROUTES =
  '/apis/gateway.networking.k8s.io/v1/namespaces/llm-prod/httproutes';
const DEPLOYMENTS = '/apis/apps/v1/namespaces/llm-prod/deployments';
const CONFIGMAPS = '/api/v1/namespaces/llm-prod/configmaps';

const pool = (port: number, extra: object = {}) => ({
  apiVersion: 'inference.networking.k8s.io/v1',
  kind: 'InferencePool',
  metadata: { name: 'qwen-chat', ...extra },
  spec: {
    selector: { matchLabels: { app: 'qwen-chat' } },
    targetPorts: [{ number: port }],
    endpointPickerRef: { name: 'qwen-chat-epp', port: { number: 9002 } },
  },
});

const deployment = (replicas: number): KubernetesObject => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'qwen-chat', namespace: 'llm-prod' },
  spec: {
    replicas,
    selector: { matchLabels: { app: 'qwen-chat' } },
    template: {
      metadata: { labels: { app: 'qwen-chat' } },
      spec: {
        containers: [
          { name: 'vllm', image: 'vllm/vllm-openai:v0.26.0' },
          { name: 'proxy', image: 'envoy:v1.36.0' },
        ],
      },
    },
  },
});

describe('writes', () => {
  let api: TestApi;
  beforeEach(async () => {
    api = await startApiServerForTest();
  });
  afterEach(() => api.stop());

  const create = (path: string, body: unknown, query = '') =>
    api.ask(`${path}${query}`, { method: 'POST', body });
  const patch = (
    path: string,
    type: 'merge' | 'json' | 'strategic-merge',
    body: unknown,
  ) =>
    api.ask(path, {
      method: 'PATCH',
      body,
      headers: { 'content-type': `application/${type}-patch+json` },
    });
  const apply = (path: string, manager: string, body: unknown, query = '') =>
    api.ask(`${path}?fieldManager=${manager}${query}`, {
      method: 'PATCH',
      body,
      headers: { 'content-type': 'application/apply-patch+yaml' },
    });
  const conflictText = ({ code, body }: Answer) => `${code} ${body.message}`;

  it('fills in defaults, drops status, and counts generations of the spec only', async () => {
    const { code, body } = await create(POOLS, {
      ...pool(8000),
      status: { parents: [] },
    });
    expect(code).toBe(201);
    expect(body).not.toHaveProperty('status');
    expect(body.spec.endpointPickerRef).toMatchObject({
      failureMode: 'FailClose',
      kind: 'Service',
    });
    const labelled = await patch(`${POOLS}/qwen-chat`, 'merge', {
      metadata: { labels: { tier: 'gold' } },
    });
    expect(labelled.body.metadata.generation).toBe(1);
    const moved = await patch(`${POOLS}/qwen-chat`, 'json', [
      { op: 'replace', path: '/spec/targetPorts/0/number', value: 8001 },
    ]);
    expect(moved.body.metadata.generation).toBe(2);
    expect(moved.body.metadata.labels).toEqual({ tier: 'gold' });
  });

  it('writes status through its subresource only', async () => {
    await create(POOLS, pool(8000));
    const status = {
      parents: [
        {
          parentRef: { name: 'inference-gateway' },
          conditions: [],
        },
      ],
    };
    const whole = await patch(`${POOLS}/qwen-chat`, 'merge', { status });
    expect(whole.body).not.toHaveProperty('status');
    const { body } = await patch(`${POOLS}/qwen-chat/status`, 'merge', {
      status,
      spec: { targetPorts: [{ number: 9 }] },
      metadata: { labels: { ignored: 'yes' } },
    });
    expect(body.status.parents[0].parentRef).toEqual({
      group: 'gateway.networking.k8s.io',
      kind: 'Gateway',
      name: 'inference-gateway',
    });
    expect(body.spec.targetPorts).toEqual([{ number: 8000 }]);
    expect(body.metadata.generation).toBe(1);
    expect(body.metadata).not.toHaveProperty('labels');
    expect(body.metadata.managedFields.map(entry => entry.subresource)).toEqual(
      [undefined, 'status'],
    );
  });

  it('changes nothing, not even the version, where a write changes nothing', async () => {
    const { body } = await create(POOLS, pool(8000));
    const again = await api.ask(`${POOLS}/qwen-chat`, { method: 'PUT', body });
    expect(again.body.metadata).toEqual(body.metadata);
  });

  it('refuses an update of an old version', async () => {
    const { body } = await create(POOLS, pool(8000));
    await patch(`${POOLS}/qwen-chat`, 'merge', {
      metadata: { labels: { a: 'b' } },
    });
    const stale = await api.ask(`${POOLS}/qwen-chat`, { method: 'PUT', body });
    expect(stale.code).toBe(409);
    expect(stale.body).toEqual({
      kind: 'Status',
      apiVersion: 'v1',
      metadata: {},
      status: 'Failure',
      message:
        'Operation cannot be fulfilled on inferencepools.inference.networking.k8s.io "qwen-chat": the object has been modified; please apply your changes to the latest version and try again',
      reason: 'Conflict',
      details: {
        name: 'qwen-chat',
        group: 'inference.networking.k8s.io',
        kind: 'inferencepools',
      },
      code: 409,
    });
  });

  it.each([
    [
      'PUT of a custom resource without a version',
      () => api.ask(`${POOLS}/qwen-chat`, { method: 'PUT', body: pool(8000) }),
      '422 InferencePool.inference.networking.k8s.io "qwen-chat" is invalid: metadata.resourceVersion: Invalid value: 0x0: must be specified for an update',
    ],
    [
      'an object of that name',
      () => create(POOLS, pool(8000)),
      '409 inferencepools.inference.networking.k8s.io "qwen-chat" already exists',
    ],
    [
      'another name than the path has',
      () => api.ask(`${POOLS}/other`, { method: 'PUT', body: pool(8000) }),
      '400 the name of the object (qwen-chat) does not match the name on the URL (other)',
    ],
    [
      'another namespace than the path has',
      () => create(POOLS, pool(8000, { namespace: 'llm-staging' })),
      '400 the namespace of the provided object does not match the namespace sent on the request',
    ],
    [
      'no name',
      () => create(POOLS, { ...pool(8000), metadata: {} }),
      '422 InferencePool.inference.networking.k8s.io "" is invalid: metadata.name: Required value: name or generateName is required',
    ],
    [
      'strategic merge of a custom resource',
      () => patch(`${POOLS}/qwen-chat`, 'strategic-merge', {}),
      '415 the body of the request was in an unknown format - accepted media types include: application/json-patch+json, application/merge-patch+json, application/apply-patch+yaml',
    ],
    [
      'a body that is no JSON',
      () => create(POOLS, '{'),
      '400 error decoding the body',
    ],
    [
      'an apply without a manager',
      () => apply(`${POOLS}/qwen-chat`, '', pool(8000)),
      '422 PatchOptions.meta.k8s.io "" is invalid: fieldManager: Required value: is required for apply patch',
    ],
    [
      'a delete of another uid',
      () =>
        api.ask(`${POOLS}/qwen-chat`, {
          method: 'DELETE',
          body: { preconditions: { uid: 'x' } },
        }),
      '409 Operation cannot be fulfilled on inferencepools.inference.networking.k8s.io "qwen-chat"',
    ],
  ])('refuses %s', async (_, ask, expected) => {
    await create(POOLS, pool(8000));
    expect(conflictText(await ask())).toContain(expected);
  });

  it('makes up names that are asked for', async () => {
    const { body } = await create(POOLS, {
      ...pool(8000),
      metadata: { generateName: 'qwen-' },
    });
    expect(body.metadata.name).toMatch(/^qwen-[a-z0-9]{5}$/);
  });

  describe('server-side apply', () => {
    it('merges, owns, and takes out what its manager no longer wants', async () => {
      const first = await apply(`${POOLS}/qwen-chat`, 'flux', {
        ...pool(8000, { labels: { team: 'chat', tier: 'gold' } }),
      });
      expect(first.code).toBe(201);
      expect(first.body.metadata.managedFields).toEqual([
        {
          apiVersion: 'inference.networking.k8s.io/v1',
          fieldsType: 'FieldsV1',
          fieldsV1: {
            'f:metadata': {
              'f:labels': { 'f:team': {}, 'f:tier': {} },
            },
            'f:spec': {
              'f:endpointPickerRef': {
                'f:name': {},
                'f:port': { 'f:number': {} },
              },
              'f:selector': { 'f:matchLabels': { 'f:app': {} } },
              'f:targetPorts': {},
            },
          },
          manager: 'flux',
          operation: 'Apply',
          time: '2026-11-20T18:00:00Z',
        },
      ]);
      await patch(`${POOLS}/qwen-chat`, 'merge', {
        metadata: { labels: { by: 'hand' } },
      });
      const second = await apply(`${POOLS}/qwen-chat`, 'flux', {
        ...pool(8000, { labels: { team: 'chat' } }),
      });
      expect(second.code).toBe(200);
      expect(second.body.metadata.labels).toEqual({ team: 'chat', by: 'hand' });
      expect(second.body.spec.appProtocol).toBe('http');
      expect(second.body.metadata.generation).toBe(1);
    });

    it('does nothing the second time', async () => {
      const first = await apply(`${POOLS}/qwen-chat`, 'flux', pool(8000));
      api.clock.advance(60_000);
      const second = await apply(`${POOLS}/qwen-chat`, 'flux', pool(8000));
      expect(second.body).toEqual(first.body);
    });

    it('conflicts with who else set another value, unless forced', async () => {
      await apply(`${POOLS}/qwen-chat`, 'flux', pool(8000));
      const refused = await apply(`${POOLS}/qwen-chat`, 'someone', pool(8001));
      expect(refused.code).toBe(409);
      expect(refused.body.message).toBe(
        'Apply failed with 1 conflict: conflict with "flux": .spec.targetPorts',
      );
      expect(refused.body.details.causes).toEqual([
        {
          reason: 'FieldManagerConflict',
          message: 'conflict with "flux"',
          field: '.spec.targetPorts',
        },
      ]);
      const forced = await apply(
        `${POOLS}/qwen-chat`,
        'someone',
        pool(8001),
        '&force=true',
      );
      expect(forced.body.spec.targetPorts).toEqual([{ number: 8001 }]);
      const owners = forced.body.metadata.managedFields.map(entry => [
        entry.manager,
        'f:targetPorts' in entry.fieldsV1['f:spec'],
      ]);
      expect(owners).toEqual([
        ['someone', true],
        ['flux', false],
      ]);
    });

    it('knows items of keyed lists apart', async () => {
      await create(DEPLOYMENTS, deployment(2));
      const image = (value: string) => ({
        apiVersion: 'apps/v1',
        kind: 'Deployment',
        metadata: { name: 'qwen-chat' },
        spec: {
          template: { spec: { containers: [{ name: 'vllm', image: value }] } },
        },
      });
      const refused = await apply(
        `${DEPLOYMENTS}/qwen-chat`,
        'flux',
        image('vllm/vllm-openai:v0.27.0'),
      );
      expect(refused.body.message).toBe(
        'Apply failed with 1 conflict: conflict with "rig" using apps/v1: .spec.template.spec.containers[name="vllm"].image',
      );
      const forced = await apply(
        `${DEPLOYMENTS}/qwen-chat`,
        'flux',
        image('vllm/vllm-openai:v0.27.0'),
        '&force=true',
      );
      const { containers } = forced.body.spec.template.spec;
      expect(
        containers.map(container => [container.name, container.image]),
      ).toEqual([
        ['vllm', 'vllm/vllm-openai:v0.27.0'],
        ['proxy', 'envoy:v1.36.0'],
      ]);
    });

    it('applies nothing in a dry run', async () => {
      const { code, body } = await apply(
        `${POOLS}/qwen-chat`,
        'flux',
        pool(8000),
        '&dryRun=All',
      );
      expect(code).toBe(201);
      expect(body.metadata.generation).toBe(1);
      expect((await api.ask(`${POOLS}/qwen-chat`)).code).toBe(404);
    });
  });

  it('merges containers by name in a strategic merge patch', async () => {
    await create(DEPLOYMENTS, deployment(2));
    const { body } = await patch(
      `${DEPLOYMENTS}/qwen-chat`,
      'strategic-merge',
      {
        spec: {
          template: {
            spec: {
              containers: [
                { name: 'proxy', $patch: 'delete' },
                { name: 'vllm', env: [{ name: 'A', value: 'b' }] },
              ],
            },
          },
        },
      },
    );
    expect(body.spec.template.spec.containers).toEqual([
      expect.objectContaining({
        name: 'vllm',
        image: 'vllm/vllm-openai:v0.26.0',
        env: [{ name: 'A', value: 'b' }],
      }),
    ]);
    expect(body.metadata.generation).toBe(2);
  });

  it('scales a deployment', async () => {
    await create(DEPLOYMENTS, deployment(2));
    const scaled = await patch(`${DEPLOYMENTS}/qwen-chat/scale`, 'merge', {
      spec: { replicas: 5 },
    });
    expect(scaled.body).toMatchObject({
      kind: 'Scale',
      spec: { replicas: 5 },
      status: { selector: 'app=qwen-chat' },
    });
    const { body } = await api.ask(`${DEPLOYMENTS}/qwen-chat`);
    expect(body.spec.replicas).toBe(5);
  });

  it('deletes, with what is owned, or orphans it', async () => {
    const owned = async (name: string, uid: string) =>
      create(CONFIGMAPS, {
        metadata: {
          name,
          ownerReferences: [
            { apiVersion: 'v1', kind: 'ConfigMap', name: 'owner', uid },
          ],
        },
      });
    for (const policy of ['Background', 'Orphan']) {
      const owner = await create(CONFIGMAPS, {
        metadata: { name: policy.toLowerCase() },
      });
      await owned(`of-${policy.toLowerCase()}`, owner.body.metadata.uid);
      const { body } = await api.ask(`${CONFIGMAPS}/${policy.toLowerCase()}`, {
        method: 'DELETE',
        body: { propagationPolicy: policy },
      });
      expect(body).toEqual({
        kind: 'Status',
        apiVersion: 'v1',
        metadata: {},
        status: 'Success',
        details: {
          name: policy.toLowerCase(),
          kind: 'configmaps',
          uid: owner.body.metadata.uid,
        },
      });
    }
    const left = await api.ask(CONFIGMAPS);
    expect(left.body.items.map(item => item.metadata.name)).toEqual([
      'of-orphan',
    ]);
  });

  it('waits with a deletion until the finalizers are gone', async () => {
    await create(CONFIGMAPS, {
      metadata: { name: 'held', finalizers: ['example.com/wait'] },
    });
    const held = await api.ask(`${CONFIGMAPS}/held`, { method: 'DELETE' });
    expect(held.body.metadata.deletionTimestamp).toBe('2026-11-20T18:00:00Z');
    await patch(`${CONFIGMAPS}/held`, 'merge', {
      metadata: { finalizers: null },
    });
    expect((await api.ask(`${CONFIGMAPS}/held`)).code).toBe(404);
  });

  it('deletes what a selector matches', async () => {
    for (const [name, tier] of [
      ['a', 'gold'],
      ['b', 'tin'],
    ]) {
      await create(CONFIGMAPS, { metadata: { name, labels: { tier } } });
    }
    await api.ask(`${CONFIGMAPS}?labelSelector=tier%3Dgold`, {
      method: 'DELETE',
    });
    const { body } = await api.ask(CONFIGMAPS);
    expect(body.items).toHaveLength(1);
  });

  it('serves a kind from the moment its definition is there', async () => {
    const path = '/apis/example.com/v1/namespaces/llm-prod/things';
    expect((await api.ask(path)).text).toBe('404 page not found\n');
    const crd = await create(
      '/apis/apiextensions.k8s.io/v1/customresourcedefinitions',
      {
        metadata: { name: 'things.example.com' },
        spec: {
          group: 'example.com',
          scope: 'Namespaced',
          names: { kind: 'Thing', plural: 'things' },
          versions: [
            {
              name: 'v1',
              served: true,
              storage: true,
              schema: {
                openAPIV3Schema: {
                  type: 'object',
                  properties: {
                    spec: {
                      type: 'object',
                      properties: { size: { type: 'integer', default: 3 } },
                      'x-kubernetes-validations': [
                        {
                          rule: 'self.size >= oldSelf.size',
                          message: 'size may only grow',
                        },
                      ],
                    },
                  },
                },
              },
            },
          ],
        },
      },
    );
    expect(crd.body.status.conditions.map(({ type }) => type)).toEqual([
      'NamesAccepted',
      'Established',
    ]);
    const { body } = await create(path, {
      metadata: { name: 'a' },
      spec: {},
    });
    expect(body.spec).toEqual({ size: 3 });
    const shrunk = await patch(`${path}/a`, 'merge', { spec: { size: 2 } });
    expect(shrunk.body.message).toBe(
      'Thing.example.com "a" is invalid: spec: Invalid value: size may only grow',
    );
    const { body: groups } = await api.ask('/apis');
    expect(groups.groups.map(group => group.name)).toContain('example.com');
  });

  it('serves the legacy pool beside the current one', async () => {
    const [definition] = loadCrds([
      'inference.networking.x-k8s.io_inferencepools.v1.4.0',
    ]);
    api.cluster.store.apply(definition);
    const { code, body } = await create(
      '/apis/inference.networking.x-k8s.io/v1alpha2/namespaces/llm-prod/inferencepools',
      {
        metadata: { name: 'old' },
        spec: {
          selector: { app: 'old' },
          targetPortNumber: 8000,
          extensionRef: { name: 'old-epp' },
        },
      },
    );
    expect([code, body.kind]).toEqual([201, 'InferencePool']);
    expect((await api.ask(POOLS)).body.items).toEqual([]);
  });

  it('answers every version of a kind, whichever it was written in', async () => {
    await create(ROUTES, {
      metadata: { name: 'r' },
      spec: { parentRefs: [{ name: 'g' }] },
    });
    const { body } = await api.ask(`${ROUTES.replace('/v1/', '/v1beta1/')}/r`);
    expect(body.apiVersion).toBe('gateway.networking.k8s.io/v1beta1');
  });

  it('has one store for both kinds of events', async () => {
    await create('/api/v1/namespaces/llm-prod/events', {
      metadata: { name: 'e' },
      involvedObject: { kind: 'Pod', name: 'p' },
      reason: 'FailedScheduling',
      message: '0/6 nodes are available',
      type: 'Warning',
    });
    const { body } = await api.ask(
      '/apis/events.k8s.io/v1/namespaces/llm-prod/events/e',
    );
    expect(body).toMatchObject({
      apiVersion: 'events.k8s.io/v1',
      regarding: { kind: 'Pod', name: 'p' },
      note: '0/6 nodes are available',
    });
    const selected = await api.ask(
      '/api/v1/events?fieldSelector=involvedObject.name%3Dp,type!%3DNormal',
    );
    expect(selected.body.items).toHaveLength(1);
  });
});
