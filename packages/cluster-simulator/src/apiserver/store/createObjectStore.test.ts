// SPDX-License-Identifier: Apache-2.0
import { KubernetesObject } from '../../cluster/KubernetesObject';
import { StoreEvent } from '../../cluster/ObjectStore';
import { createManualClock } from '../../time/createManualClock';
import { createRandom } from '../../time/createRandom';
import { createObjectStore } from './createObjectStore';

const START = Date.UTC(2026, 10, 20, 18, 20, 54);
const PODS = { group: '', resource: 'pods' };
const DEPLOYMENTS = { group: 'apps', resource: 'deployments' };
const POOLS = {
  group: 'inference.networking.k8s.io',
  resource: 'inferencepools',
};

function pod(name: string, extra: Partial<KubernetesObject> = {}) {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    spec: { containers: [{ name: 'vllm' }] },
    ...extra,
    metadata: { name, namespace: 'chat', ...extra.metadata },
  };
}

function pool(port: number): KubernetesObject {
  return {
    apiVersion: 'inference.networking.k8s.io/v1',
    kind: 'InferencePool',
    metadata: { name: 'qwen-chat', namespace: 'chat' },
    spec: { targetPorts: [{ number: port }] },
  };
}

function setUp(rememberedChanges?: number) {
  const clock = createManualClock({ startAt: START });
  const store = createObjectStore(clock, createRandom('store'), {
    rememberedChanges,
  });
  const events: StoreEvent[] = [];
  store.subscribe(event => events.push(event));
  return { clock, store, events };
}

describe('createObjectStore', () => {
  it('gives new objects identity, time, generation and a version', () => {
    const { store } = setUp();
    const before = store.version;
    const { metadata } = store.apply(pool(8000));
    expect(metadata).toMatchObject({
      creationTimestamp: '2026-11-20T18:20:54Z',
      generation: 1,
      resourceVersion: `${before + 1}`,
    });
    expect(metadata.uid).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    );
    expect(Object.isFrozen(metadata)).toBe(true);
  });

  it('bumps generation when the spec differs, not for labels or status', () => {
    const { store } = setUp();
    store.apply(pool(8000));
    store.updateStatus(POOLS, 'chat', 'qwen-chat', { parents: [] });
    const labelled = store.apply({
      ...pool(8000),
      metadata: { name: 'qwen-chat', namespace: 'chat', labels: { a: 'b' } },
    });
    expect(labelled.metadata.generation).toBe(1);
    const moved = store.apply(pool(8001));
    expect(moved.metadata.generation).toBe(2);
    expect(moved.status).toEqual({ parents: [] });
  });

  it('makes no event of a change that changes nothing', () => {
    const { store, events } = setUp();
    const first = store.apply(pool(8000));
    expect(store.apply(pool(8000))).toBe(first);
    store.updateStatus(POOLS, 'chat', 'qwen-chat', undefined);
    store.updateStatus(POOLS, 'chat', 'gone', { parents: [] });
    expect(events.map(({ type }) => type)).toEqual(['ADDED']);
  });

  it('lists by namespace and name', () => {
    const { store } = setUp();
    for (const [namespace, name] of [
      ['support', 'a'],
      ['chat', 'b-2'],
      ['chat', 'b'],
    ]) {
      store.apply(pod(name, { metadata: { name, namespace } }));
    }
    const names = (namespace?: string) =>
      store.list(PODS, namespace).map(({ metadata }) => metadata.name);
    expect(names()).toEqual(['b', 'b-2', 'a']);
    expect(names('chat')).toEqual(['b', 'b-2']);
  });

  it('deletes what is owned, and what is owned by that', () => {
    const { store, events } = setUp();
    const deployment = store.apply({
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'qwen-chat', namespace: 'chat' },
    });
    const ownedBy = (owner: KubernetesObject) => [
      {
        apiVersion: owner.apiVersion,
        kind: owner.kind,
        name: owner.metadata.name,
        uid: owner.metadata.uid ?? '',
      },
    ];
    const owned = store.apply(
      pod('qwen-chat-1', {
        metadata: {
          name: 'qwen-chat-1',
          ownerReferences: ownedBy(deployment),
          namespace: 'chat',
        },
      }),
    );
    store.apply(
      pod('side', {
        metadata: {
          name: 'side',
          namespace: 'chat',
          ownerReferences: ownedBy(owned),
        },
      }),
    );
    store.apply(pod('alone'));
    store.delete(DEPLOYMENTS, 'chat', 'qwen-chat');
    expect(
      events
        .filter(({ type }) => type === 'DELETED')
        .map(({ object }) => object.metadata.name),
    ).toEqual(['qwen-chat', 'qwen-chat-1', 'side']);
    expect(store.list(PODS)).toHaveLength(1);
  });

  it('empties a namespace that is deleted', () => {
    const { store } = setUp();
    store.apply({
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: 'chat' },
    });
    store.apply(pod('a'));
    store.apply(pool(8000));
    store.delete({ group: '', resource: 'namespaces' }, undefined, 'chat');
    expect([...store.list(PODS), ...store.list(POOLS)]).toEqual([]);
  });

  it('tells every listener one order, even of changes made by listeners', () => {
    const { store } = setUp();
    const stop = store.subscribe(({ key, type }) => {
      if (key.resource === 'inferencepools' && type === 'ADDED') {
        store.updateStatus(POOLS, 'chat', 'qwen-chat', { parents: ['x'] });
      }
    });
    const heard: string[] = [];
    store.subscribe(({ type, object }) =>
      heard.push(`${type} ${JSON.stringify(object.status)}`),
    );
    store.apply(pool(8000));
    expect(heard).toEqual(['ADDED undefined', 'MODIFIED {"parents":["x"]}']);
    stop();
  });

  it('remembers changes and the past, within bounds', () => {
    const { store } = setUp(3);
    const before = store.version;
    store.apply(pod('a'));
    const atOne = store.version;
    store.apply(pod('b'));
    store.delete(PODS, 'chat', 'a');
    const names = (version: number) =>
      store.listAt(PODS, 'chat', version)?.map(({ metadata }) => metadata.name);
    expect(names(before)).toEqual([]);
    expect(names(atOne)).toEqual(['a']);
    expect(names(store.version)).toEqual(['b']);
    expect(store.changesSince(PODS, atOne)?.map(({ type }) => type)).toEqual([
      'ADDED',
      'DELETED',
    ]);
    for (const name of ['c', 'd', 'e', 'f']) {
      store.apply(pod(name));
    }
    expect(store.changesSince(PODS, atOne)).toBeUndefined();
    expect(names(before)).toBeUndefined();
    expect(store.changesSince(PODS, store.oldestVersion(PODS))).toHaveLength(4);
  });

  it('begins its versions after those of an earlier run', () => {
    const { store: earlier } = setUp();
    earlier.apply(pod('a'));
    const clock = createManualClock({ startAt: START + 60_000 });
    const later = createObjectStore(clock, createRandom('store'));
    expect(later.version).toBeGreaterThan(earlier.version);
    expect(later.changesSince(PODS, earlier.version)).toBeUndefined();
  });

  it('runs the admission on what controllers apply', () => {
    const { store } = setUp();
    store.admit(object => ({ ...object, spec: { defaulted: true } }));
    expect(store.apply(pool(8000)).spec).toEqual({ defaulted: true });
  });
});
