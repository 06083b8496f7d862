// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { KubernetesObject } from '../../cluster/KubernetesObject';
import {
  startApiServerForTest,
  TestApi,
  WatchedEvent,
} from '../startApiServerForTest';

const KEY = {
  group: 'inference.networking.k8s.io',
  resource: 'inferencepools',
};
const POOLS = '/apis/inference.networking.k8s.io/v1/inferencepools';

function pool(
  name: string,
  labels?: Record<string, string>,
  namespace = 'llm-prod',
): KubernetesObject {
  return {
    apiVersion: 'inference.networking.k8s.io/v1',
    kind: 'InferencePool',
    metadata: { name, namespace, ...(labels ? { labels } : {}) },
    spec: {
      selector: { matchLabels: { app: 'none' } },
      targetPorts: [{ number: 8000 }],
      endpointPickerRef: { name: 'pool-llama-epp', port: { number: 9002 } },
    },
  };
}

/** Lines of a recorded watch. */
const recorded = (name: string): WatchedEvent[] =>
  readFileSync(join(__dirname, '../samples/watch', name), 'utf8')
    .trim()
    .split('\n')
    .map(line => JSON.parse(line));

/** What no two servers have in common. */
const IDENTITY = new Set([
  'creationTimestamp',
  'managedFields',
  'resourceVersion',
  'uid',
]);

const bare = ({ type, object }: WatchedEvent) => ({
  type,
  object: {
    ...object,
    metadata: Object.fromEntries(
      Object.entries(object.metadata).filter(([field]) => !IDENTITY.has(field)),
    ),
  },
});

const summary = (events: WatchedEvent[]) =>
  events.map(({ type, object }) =>
    [type, object.metadata?.name].filter(Boolean).join(' '),
  );

describe('watch', () => {
  let api: TestApi;
  let stopped = false;

  const start = async (
    options: Parameters<typeof startApiServerForTest>[0],
  ) => {
    api = await startApiServerForTest(options);
    stopped = false;
  };
  const version = () => api.cluster.store.version;

  afterEach(async () => {
    if (!stopped) {
      await api.stop();
    }
    stopped = true;
  });

  it('tells changes as recorded, and a bookmark when its time is over', async () => {
    await start({});
    const { store } = api.cluster;
    const stream = await api.watch(
      `${POOLS}?watch=1&resourceVersion=${version()}&allowWatchBookmarks=true&timeoutSeconds=1`,
    );
    store.apply(pool('pool-watch-probe'));
    store.apply(pool('pool-watch-probe', { a: 'b' }));
    store.delete(KEY, 'llm-prod', 'pool-watch-probe');
    await stream.ended;
    const expected = recorded('inferencepools-add-modify-delete.jsonl');
    expect(stream.events.map(bare)).toEqual(expected.map(bare));
    expect(stream.events.map(event => Object.keys(event.object))).toEqual(
      expected.map(event => Object.keys(event.object)),
    );
    const versions = stream.events.map(event =>
      Number(event.object.metadata.resourceVersion),
    );
    expect(versions[1]).toBe(versions[0] + 1);
    expect(versions[2]).toBe(versions[1] + 1);
    expect(versions[3]).toBe(versions[2]);
  });

  it('sends initial events and marks their end', async () => {
    await start({ objects: [pool('b'), pool('a')] });
    const stream = await api.watch(
      `${POOLS}?watch=true&sendInitialEvents=true&resourceVersionMatch=NotOlderThan&allowWatchBookmarks=true`,
    );
    const events = await stream.until(3);
    expect(summary(events)).toEqual(['ADDED a', 'ADDED b', 'BOOKMARK']);
    const [expected] = recorded('inferencepools-watchlist.jsonl').filter(
      ({ type }) => type === 'BOOKMARK',
    );
    expect(events[2]).toEqual({
      ...expected,
      object: {
        ...expected.object,
        metadata: {
          annotations: { 'k8s.io/initial-events-end': 'true' },
          resourceVersion: `${version()}`,
        },
      },
    });
    api.cluster.store.apply(pool('c'));
    expect(summary(await stream.until(4)).pop()).toBe('ADDED c');
    stream.close();
  });

  it('answers a version that is forgotten with 410 in the stream', async () => {
    await start({});
    const stream = await api.watch(`${POOLS}?watch=1&resourceVersion=1`);
    await stream.ended;
    const [expected] = recorded('expired-resource-version.jsonl');
    expect(stream.code).toBe(200);
    expect(stream.events).toEqual([
      {
        ...expected,
        object: {
          ...expected.object,
          message: `too old resource version: 1 (${api.cluster.store.oldestVersion(
            KEY,
          )})`,
        },
      },
    ]);
  });

  it('resumes where it was left, and begins with what there is without a version', async () => {
    await start({ objects: [pool('a')] });
    const left = version();
    api.cluster.store.apply(pool('b'));
    const resumed = await api.watch(`${POOLS}?watch=1&resourceVersion=${left}`);
    expect(summary(await resumed.until(1))).toEqual(['ADDED b']);
    const fresh = await api.watch(`${POOLS}?watch=1&resourceVersion=0`);
    expect(summary(await fresh.until(2))).toEqual(['ADDED a', 'ADDED b']);
    resumed.close();
    fresh.close();
  });

  it('turns a change of labels into coming and going for a selector', async () => {
    await start({ objects: [pool('a', { tier: 'gold' })] });
    const stream = await api.watch(
      `${POOLS}?watch=1&resourceVersion=${version()}&labelSelector=tier%3Dgold`,
    );
    api.cluster.store.apply(pool('a', { tier: 'tin' }));
    api.cluster.store.apply(pool('a', { tier: 'gold' }));
    api.cluster.store.apply(pool('b', { tier: 'tin' }));
    api.cluster.store.apply(pool('a', { tier: 'gold', x: 'y' }));
    const events = await stream.until(3);
    expect(summary(events)).toEqual(['DELETED a', 'ADDED a', 'MODIFIED a']);
    expect(events[0].object.metadata.labels).toEqual({ tier: 'gold' });
    stream.close();
  });

  it('keeps to one namespace and one name', async () => {
    await start({});
    const stream = await api.watch(
      '/apis/inference.networking.k8s.io/v1/namespaces/llm-prod/inferencepools?watch=1&fieldSelector=metadata.name%3Da',
    );
    api.cluster.store.apply(pool('a', undefined, 'llm-staging'));
    api.cluster.store.apply(pool('b'));
    api.cluster.store.apply(pool('a'));
    const [event] = await stream.until(1);
    expect(event.object.metadata).toMatchObject({
      name: 'a',
      namespace: 'llm-prod',
    });
    stream.close();
  });

  it('watches metadata only', async () => {
    await start({ objects: [pool('a')] });
    const stream = await api.watch(`${POOLS}?watch=1`, {
      headers: {
        accept: 'application/json;as=PartialObjectMetadata;g=meta.k8s.io;v=v1',
      },
    });
    const [{ object }] = await stream.until(1);
    expect(object.kind).toBe('PartialObjectMetadata');
    expect(object).not.toHaveProperty('spec');
    stream.close();
  });

  it('sends bookmarks now and then', async () => {
    await start({ bookmarkIntervalMs: 50 });
    const stream = await api.watch(
      `${POOLS}?watch=1&allowWatchBookmarks=true&resourceVersion=${version()}`,
    );
    expect(summary(await stream.until(2))).toEqual(['BOOKMARK', 'BOOKMARK']);
    stream.close();
  });

  it('forgets clients that leave', async () => {
    await start({});
    const stream = await api.watch(`${POOLS}?watch=1`);
    expect(api.server.stats().openWatches).toBe(1);
    stream.close();
    await stream.ended;
    await new Promise(resolve => setTimeout(resolve, 50));
    expect(api.server.stats().openWatches).toBe(0);
  });

  it('ends the watches of a kind that is removed, after its objects', async () => {
    await start({ objects: [pool('a')] });
    const stream = await api.watch(`${POOLS}?watch=1`);
    await stream.until(1);
    await api.ask(
      '/apis/apiextensions.k8s.io/v1/customresourcedefinitions/inferencepools.inference.networking.k8s.io',
      { method: 'DELETE' },
    );
    await stream.ended;
    expect(summary(stream.events)).toEqual(['ADDED a', 'DELETED a']);
    expect((await api.ask(POOLS)).text).toBe('404 page not found\n');
  });

  it.each([
    ['closes', { closeWatchesAfterMs: 50 }, []],
    ['expires', { expireWatches: true }, [410]],
  ])('%s watches when a fault says so', async (_, knobs, errors) => {
    await start({});
    Object.assign(api.cluster.knobs.apiServer, knobs);
    const stream = await api.watch(
      `${POOLS}?watch=1&resourceVersion=${version()}`,
    );
    await stream.ended;
    expect(stream.events.map(({ object }) => object.code)).toEqual(errors);
  });

  it.each([
    ['sendInitialEvents=true', 'sendInitialEvents requires setting'],
    ['resourceVersionMatch=NotOlderThan', 'forbidden for watch unless'],
  ])('refuses %s alone', async (query, words) => {
    await start({});
    const { code, body } = await api.ask(`${POOLS}?watch=1&${query}`);
    expect(code).toBe(422);
    expect(body.message).toContain(words);
  });
});
