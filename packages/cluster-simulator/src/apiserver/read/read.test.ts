// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { KubernetesObject } from '../../cluster/KubernetesObject';
import {
  Received,
  startApiServerForTest,
  TestApi,
} from '../startApiServerForTest';

const POOLS = '/apis/inference.networking.k8s.io/v1/inferencepools';

const pool = (namespace: string, name: string): KubernetesObject => ({
  apiVersion: 'inference.networking.k8s.io/v1',
  kind: 'InferencePool',
  metadata: { name, namespace },
  spec: {
    selector: { matchLabels: { app: name } },
    targetPorts: [{ number: 1 }],
  },
});

const pod = (
  name: string,
  nodeName: string,
  phase: string,
): KubernetesObject => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: {
    name,
    namespace: 'llm-prod',
    labels: { app: name.split('-')[0], rank: name.split('-')[1] },
  },
  spec: { nodeName, containers: [{ name: 'vllm' }] },
  status: {
    phase,
    podIP: '10.244.0.7',
    containerStatuses: [
      {
        name: 'vllm',
        ready: phase === 'Running',
        restartCount: 2,
        state:
          phase === 'Running'
            ? { running: { startedAt: '2026-11-20T17:00:00Z' } }
            : { waiting: { reason: 'CrashLoopBackOff' } },
        lastState: {
          terminated: {
            exitCode: 137,
            reason: 'OOMKilled',
            finishedAt: '2026-11-20T17:57:00Z',
          },
        },
      },
    ],
  },
});

const recorded = (name: string): Received =>
  JSON.parse(readFileSync(join(__dirname, '../samples', name), 'utf8'));

const TABLE = 'application/json;as=Table;v=v1;g=meta.k8s.io,application/json';

describe('reads', () => {
  let api: TestApi;

  beforeAll(async () => {
    api = await startApiServerForTest({
      objects: [
        ...['pool-llama', 'pool-no-epp', 'pool-qwen'].map(name =>
          pool('llm-prod', name),
        ),
        ...['pool-canary', 'pool-stable'].map(name =>
          pool('llm-staging', name),
        ),
        pod('qwen-0', 'gpu-1', 'Running'),
        pod('qwen-1', 'gpu-2', 'Running'),
        pod('llama-0', 'gpu-1', 'Pending'),
      ],
    });
    api.clock.advance(185_000);
  });
  afterAll(() => api.stop());

  const names = (body: Received) => body.items.map(item => item.metadata.name);

  it('lists in pages of one version, shaped as recorded', async () => {
    const shape = (list: Received) => ({
      fields: Object.keys(list),
      metadata: Object.keys(list.metadata),
      remaining: list.metadata.remainingItemCount,
      kind: list.kind,
    });
    const first = await api.ask(`${POOLS}?limit=2`);
    expect(shape(first.body)).toEqual(shape(recorded('watch/page1.json')));
    api.cluster.store.delete(
      { group: 'inference.networking.k8s.io', resource: 'inferencepools' },
      'llm-prod',
      'pool-qwen',
    );
    const second = await api.ask(
      `${POOLS}?limit=2&continue=${first.body.metadata.continue}`,
    );
    expect(shape(second.body)).toEqual(shape(recorded('watch/page2.json')));
    expect(names(second.body)).toEqual(['pool-qwen', 'pool-canary']);
    expect(second.body.metadata.resourceVersion).toBe(
      first.body.metadata.resourceVersion,
    );
    const third = await api.ask(
      `${POOLS}?limit=2&continue=${second.body.metadata.continue}`,
    );
    expect(third.body.metadata.continue).toBe('');
    api.cluster.store.apply(pool('llm-prod', 'pool-qwen'));
  });

  it('tells a continue token that is too old, with one to go on with', async () => {
    const token = Buffer.from(
      '{"v":"meta.k8s.io/v1","rv":1,"start":"llm-prod/pool-no-epp\\u0000"}',
    ).toString('base64url');
    const { code, body } = await api.ask(`${POOLS}?limit=2&continue=${token}`);
    expect([code, body.reason]).toEqual([410, 'Expired']);
    const next = await api.ask(`${POOLS}?continue=${body.metadata.continue}`);
    expect(names(next.body)).toEqual([
      'pool-qwen',
      'pool-canary',
      'pool-stable',
    ]);
  });

  it('lists a version of the past, and none of the future', async () => {
    const { body } = await api.ask(POOLS);
    const version = body.metadata.resourceVersion;
    api.cluster.store.apply(pool('llm-prod', 'pool-late'));
    const past = await api.ask(
      `${POOLS}?resourceVersion=${version}&resourceVersionMatch=Exact`,
    );
    expect(names(past.body)).toEqual(names(body));
    const newest = await api.ask(`${POOLS}?resourceVersion=${version}`);
    expect(names(newest.body)).toContain('pool-late');
    const future = await api.ask(`${POOLS}?resourceVersion=99999999999999`);
    expect([future.code, future.body.details.causes[0].reason]).toEqual([
      504,
      'ResourceVersionTooLarge',
    ]);
    api.cluster.store.delete(
      { group: 'inference.networking.k8s.io', resource: 'inferencepools' },
      'llm-prod',
      'pool-late',
    );
  });

  it.each([
    ['labelSelector=app%3Dqwen', ['qwen-0', 'qwen-1']],
    ['labelSelector=app%20in%20(llama,mistral)', ['llama-0']],
    ['labelSelector=app%20notin%20(llama)', ['qwen-0', 'qwen-1']],
    ['labelSelector=app!%3Dqwen', ['llama-0']],
    ['labelSelector=!app', []],
    ['labelSelector=app,rank%3D1', ['qwen-1']],
    ['fieldSelector=spec.nodeName%3Dgpu-1', ['llama-0', 'qwen-0']],
    ['fieldSelector=status.phase!%3DRunning', ['llama-0']],
    ['fieldSelector=metadata.name%3Dqwen-1,status.phase%3DRunning', ['qwen-1']],
    ['fieldSelector=metadata.namespace%3Dllm-staging', []],
  ])('selects pods by %s', async (query, expected) => {
    const { body } = await api.ask(`/api/v1/pods?${query}`);
    expect(names(body)).toEqual(expected);
  });

  it.each([
    ['fieldSelector=spec.color%3Dred', 'field label not supported: spec.color'],
    ['labelSelector=a%3D!b', 'unable to parse requirement'],
    ['resourceVersion=new', 'invalid resource version'],
    ['limit=many', 'strconv.ParseInt'],
  ])('refuses %s', async (query, words) => {
    const { code, body } = await api.ask(`/api/v1/pods?${query}`);
    expect(code).toBe(400);
    expect(body.message).toContain(words);
  });

  it('leaves kind and version off the items of built-in lists', async () => {
    const { body } = await api.ask('/api/v1/pods');
    expect(Object.keys(body)).toEqual([
      'kind',
      'apiVersion',
      'metadata',
      'items',
    ]);
    expect(Object.keys(body.items[0])).toEqual(['metadata', 'spec', 'status']);
  });

  it('answers metadata only', async () => {
    const { body } = await api.ask('/api/v1/pods', {
      headers: {
        accept:
          'application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1',
      },
    });
    expect(body.kind).toBe('PartialObjectMetadataList');
    expect(Object.keys(body.items[0])).toEqual([
      'kind',
      'apiVersion',
      'metadata',
    ]);
  });

  it('prints tables', async () => {
    const { body } = await api.ask('/api/v1/namespaces/llm-prod/pods', {
      headers: { accept: TABLE },
    });
    expect(body.rows.map(row => row.cells.slice(0, 5))).toEqual([
      ['llama-0', '0/1', 'CrashLoopBackOff', '2 (6m5s ago)', '3m5s'],
      ['qwen-0', '1/1', 'Running', '2 (6m5s ago)', '3m5s'],
      ['qwen-1', '1/1', 'Running', '2 (6m5s ago)', '3m5s'],
    ]);
    const custom = await api.ask(
      '/apis/apiextensions.k8s.io/v1/customresourcedefinitions',
      { headers: { accept: TABLE } },
    );
    expect(custom.body.columnDefinitions[1].name).toBe('Created At');
  });

  it('answers YAML, and refuses what it cannot speak', async () => {
    const yaml = await api.ask('/api/v1/namespaces/llm-prod', {
      headers: { accept: 'application/yaml' },
    });
    expect(yaml.text).toContain('kind: Namespace\n');
    const protobuf = await api.ask('/api/v1/namespaces', {
      headers: { accept: 'application/vnd.kubernetes.protobuf' },
    });
    expect(protobuf.code).toBe(406);
  });

  it.each([
    ['/api/v1', 'core_v1.json', ['pods', 'pods/log', 'services/proxy']],
    [
      '/apis/inference.networking.k8s.io/v1',
      'inference.networking.k8s.io_v1.json',
      ['inferencepools', 'inferencepools/status'],
    ],
    [
      '/apis/gateway.networking.k8s.io/v1',
      'gateway.networking.k8s.io_v1.json',
      ['gateways', 'gateways/status', 'referencegrants'],
    ],
  ])('tells of %s what was recorded', async (path, file, resources) => {
    const { body } = await api.ask(path);
    const expected = recorded(`discovery/${file}`);
    const entry = (list: Received, name: string) =>
      list.resources.find(resource => resource.name === name);
    for (const name of resources) {
      expect(entry(body, name)).toEqual(entry(expected, name));
    }
  });

  it('tells its groups as recorded, and all at once to who asks for that', async () => {
    const { body } = await api.ask('/apis');
    const expected = recorded('discovery/apis.json');
    const entry = (list: Received) =>
      list.groups.find(group => group.name === 'gateway.networking.k8s.io');
    expect(entry(body)).toEqual(entry(expected));
    const all = await api.ask('/apis', {
      headers: {
        accept:
          'application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList',
      },
    });
    expect(all.body.kind).toBe('APIGroupDiscoveryList');
  });

  it('describes the kinds it serves in OpenAPI', async () => {
    const { body: index } = await api.ask('/openapi/v3');
    const path = 'apis/inference.networking.k8s.io/v1';
    const { body } = await api.ask(index.paths[path].serverRelativeURL);
    const name = 'io.k8s.networking.inference.v1.InferencePool';
    expect(body.components.schemas[name].properties.spec.required).toContain(
      'selector',
    );
    const item =
      body.paths[`/${path}/namespaces/{namespace}/inferencepools/{name}`];
    expect(item.patch.parameters.map(parameter => parameter.name)).toEqual([
      'dryRun',
      'fieldManager',
      'fieldValidation',
      'force',
    ]);
  });

  it('counts requests by who asks for what', async () => {
    api.server.resetStats();
    await api.ask('/api/v1/pods', { headers: { 'user-agent': 'portal/1' } });
    await api.ask('/api/v1/pods', { headers: { 'user-agent': 'portal/1' } });
    await api.ask('/version');
    expect(api.server.stats()).toEqual({
      total: 3,
      openWatches: 0,
      requests: [
        {
          method: 'GET',
          verb: 'list',
          resource: 'pods',
          userAgent: 'portal/1',
          count: 2,
        },
        {
          method: 'GET',
          verb: 'get',
          resource: '/version',
          userAgent: 'rig/1.0',
          count: 1,
        },
      ],
    });
  });
});
