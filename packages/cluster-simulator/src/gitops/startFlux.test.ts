// SPDX-License-Identifier: Apache-2.0
import { setTimeout as sleep } from 'node:timers/promises';
import {
  startApiServerForTest,
  TestApi,
} from '../apiserver/startApiServerForTest';
import { KubernetesObject } from '../cluster/KubernetesObject';
import { readField, readList, readString } from '../cluster/readField';
import { DEPLOYMENTS } from '../cluster/resourceKeys';
import { createApiClient } from './createApiClient';
import { GIT_REPOSITORIES, KUSTOMIZATIONS } from './fluxObjects';
import { GitSource } from './GitSource';
import { Flux, startFlux } from './startFlux';

const URL = 'http://git.test/team-chat/phi.git';
const CONFIG_MAPS = { group: '', resource: 'configmaps' };

/** A repository that tests write to. */
function createRepository(first: Record<string, string>) {
  let commits = 0;
  let files = first;
  let failure: string | undefined;
  let slowMs = 0;
  const commitId = () => String(commits).padStart(40, 'a');
  const git: GitSource = {
    async head() {
      if (failure) throw new Error(failure);
      const head = commitId();
      await sleep(slowMs);
      return head;
    },
    async checkout() {
      return { commit: commitId(), files: new Map(Object.entries(files)) };
    },
  };
  return {
    git,
    commit(next: Record<string, string>) {
      commits += 1;
      files = next;
    },
    slowDown(ms: number) {
      slowMs = ms;
    },
    fail(why: string | undefined) {
      failure = why;
    },
  };
}

const configMap = (name: string, value: string) =>
  `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: ${name}, namespace: chat }\ndata: { key: ${value} }\n`;

const source: KubernetesObject = {
  apiVersion: 'source.toolkit.fluxcd.io/v1',
  kind: 'GitRepository',
  metadata: { name: 'phi', namespace: 'flux-system' },
  spec: { interval: '1m', url: URL, ref: { branch: 'main' } },
};

const kustomization = (name: string, more = {}): KubernetesObject => ({
  apiVersion: 'kustomize.toolkit.fluxcd.io/v1',
  kind: 'Kustomization',
  metadata: { name, namespace: 'flux-system' },
  spec: {
    interval: '10m',
    retryInterval: '30s',
    prune: true,
    path: `./${name}`,
    sourceRef: { kind: 'GitRepository', name: 'phi' },
    ...more,
  },
});

describe('startFlux', () => {
  let api: TestApi;
  let flux: Flux | undefined;
  const ended = new AbortController();
  beforeAll(async () => {
    api = await startApiServerForTest();
    for (const name of ['chat', 'flux-system']) {
      api.cluster.store.apply({
        apiVersion: 'v1',
        kind: 'Namespace',
        metadata: { name },
      });
    }
  });
  afterEach(() => {
    const { store } = api.cluster;
    flux?.stop();
    for (const key of [KUSTOMIZATIONS, GIT_REPOSITORIES, CONFIG_MAPS]) {
      for (const { metadata } of store.list(key)) {
        store.delete(key, metadata.namespace, metadata.name);
      }
    }
  });
  afterAll(async () => {
    ended.abort();
    await api.stop();
  });

  function start(repository: ReturnType<typeof createRepository>) {
    flux = startFlux({
      cluster: api.cluster,
      git: repository.git,
      api: createApiClient({
        url: api.url,
        token: 'admin',
        fieldManager: 'kustomize-controller',
        signal: ended.signal,
      }),
    });
    return flux;
  }

  /** Moves time until something holds: what goes over HTTP takes its own. */
  async function until(holds: () => boolean, stepMs = 500) {
    for (let tries = 0; tries < 200; tries++) {
      if (holds()) return;
      api.clock.advance(stepMs);
      await sleep(5);
    }
    throw new Error('It never came true');
  }

  const ready = (key: typeof KUSTOMIZATIONS, name: string) => {
    const object = api.cluster.store.get(key, 'flux-system', name);
    const found = readList(object, 'status', 'conditions').find(
      each => readString(each, 'type') === 'Ready',
    );
    return ['status', 'reason', 'message'].map(field =>
      readString(found, field),
    );
  };
  const applied = (name: string) =>
    api.cluster.store.get(CONFIG_MAPS, 'chat', name);

  it('applies what is in Git, follows it, and deletes what is gone from it', async () => {
    const repository = createRepository({
      'serving/a.yaml': configMap('a', 'one'),
      'serving/b.yaml': configMap('b', 'two'),
    });
    const { store } = api.cluster;
    start(repository).notify(URL);
    store.apply(source);
    store.apply(kustomization('serving'));
    await until(() => ready(KUSTOMIZATIONS, 'serving')[0] === 'True');
    expect(ready(KUSTOMIZATIONS, 'serving')).toEqual([
      'True',
      'ReconciliationSucceeded',
      `Applied revision: main@sha1:${'0'.padStart(40, 'a')}`,
    ]);
    expect(ready(GIT_REPOSITORIES, 'phi')[2]).toBe(
      `stored artifact for revision 'main@sha1:${'0'.padStart(40, 'a')}'`,
    );
    expect(applied('b')?.metadata.labels).toEqual({
      'kustomize.toolkit.fluxcd.io/name': 'serving',
      'kustomize.toolkit.fluxcd.io/namespace': 'flux-system',
    });

    repository.commit({ 'serving/a.yaml': configMap('a', 'three') });
    flux?.notify(URL);
    await until(() => applied('b') === undefined);
    expect(readField(applied('a'), 'data')).toEqual({ key: 'three' });
    await until(() =>
      (ready(KUSTOMIZATIONS, 'serving')[2] ?? '').endsWith('1'),
    );
  });

  it('puts back what somebody changed by hand, in its interval', async () => {
    const { store } = api.cluster;
    start(createRepository({ 'serving/a.yaml': configMap('a', 'git') }));
    store.apply(source);
    store.apply(kustomization('serving'));
    await until(() => applied('a') !== undefined);
    await until(() => ready(KUSTOMIZATIONS, 'serving')[0] === 'True');
    const object = applied('a');
    if (object) store.apply({ ...object, data: { key: 'hand' } });
    const value = () => readField(applied('a'), 'data', 'key');
    expect(value()).toBe('hand');
    await until(() => value() === 'git', 60_000);
    expect(value()).toBe('git');
  });

  it('waits for what it depends on, and says so', async () => {
    const { store } = api.cluster;
    start(
      createRepository({
        'serving/a.yaml': 'kind: [',
        'routing/b.yaml': configMap('b', 'two'),
      }),
    );
    store.apply(source);
    store.apply(kustomization('serving'));
    store.apply(kustomization('routing', { dependsOn: [{ name: 'serving' }] }));
    await until(() => ready(KUSTOMIZATIONS, 'serving')[1] === 'BuildFailed');
    await until(
      () => ready(KUSTOMIZATIONS, 'routing')[1] === 'DependencyNotReady',
    );
    expect(ready(KUSTOMIZATIONS, 'routing')[2]).toBe(
      "dependency 'flux-system/serving' is not ready",
    );
    expect(applied('b')).toBeUndefined();
  });

  it.each([
    [
      'an object that the API server refuses',
      'apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: x, namespace: chat }\n',
      'ReconciliationFailed',
      /^Deployment\/chat\/x dry-run failed: Deployment.apps "x" is invalid: /,
    ],
    [
      'a kind that the cluster does not have',
      'apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata: { name: x, namespace: chat }\n',
      'ReconciliationFailed',
      /no matches for kind "HelmRelease" in version "helm.toolkit.fluxcd.io\/v2"$/,
    ],
    [
      'a namespace that is not there',
      'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: x, namespace: nowhere }\n',
      'ReconciliationFailed',
      /namespaces "nowhere" not found$/,
    ],
  ])('fails on %s with the reason', async (_, text, reason, message) => {
    const { store } = api.cluster;
    start(createRepository({ 'serving/x.yaml': text }));
    store.apply(source);
    store.apply(kustomization('serving'));
    await until(
      () =>
        ready(KUSTOMIZATIONS, 'serving')[0] === 'False' &&
        ready(KUSTOMIZATIONS, 'serving')[1] === reason,
    );
    expect(ready(KUSTOMIZATIONS, 'serving')[2]).toMatch(message);
    expect(store.list(DEPLOYMENTS)).toEqual([]);
  });

  it('refuses what it does not follow', async () => {
    const { store } = api.cluster;
    start(createRepository({ 'serving/a.yaml': configMap('a', 'one') }));
    store.apply(source);
    store.apply(kustomization('serving', { targetNamespace: 'search' }));
    await until(() => ready(KUSTOMIZATIONS, 'serving')[1] === 'BuildFailed');
    expect(ready(KUSTOMIZATIONS, 'serving')[2]).toBe(
      'kustomize build failed: spec.targetNamespace is not supported by this simulator',
    );
    expect(applied('a')).toBeUndefined();
  });

  it('says that a repository can not be had, keeps what it had, and mends', async () => {
    const { store } = api.cluster;
    const repository = createRepository({
      'serving/a.yaml': configMap('a', 'one'),
    });
    repository.fail('connect ECONNREFUSED');
    start(repository);
    store.apply(source);
    store.apply(kustomization('serving'));
    await until(() => ready(GIT_REPOSITORIES, 'phi')[0] === 'False');
    expect(ready(GIT_REPOSITORIES, 'phi').slice(1)).toEqual([
      'GitOperationFailed',
      `failed to checkout and determine revision: unable to clone '${URL}': connect ECONNREFUSED`,
    ]);
    await until(() => ready(KUSTOMIZATIONS, 'serving')[1] === 'ArtifactFailed');
    repository.fail(undefined);
    await until(() => ready(KUSTOMIZATIONS, 'serving')[0] === 'True', 5_000);
  });

  it('fetches once more what it was told of while it fetched', async () => {
    const { store } = api.cluster;
    const repository = createRepository({
      'serving/a.yaml': configMap('a', 'one'),
    });
    const started = start(repository);
    store.apply(source);
    store.apply(kustomization('serving'));
    await until(() => ready(KUSTOMIZATIONS, 'serving')[0] === 'True');
    repository.slowDown(100);
    started.notify(URL);
    api.clock.advance(1_000);
    repository.commit({ 'serving/a.yaml': configMap('a', 'two') });
    started.notify(URL);
    const told = api.clock.now();
    await sleep(150);
    repository.slowDown(0);
    await until(() => readString(applied('a'), 'data', 'key') === 'two', 500);
    // Its interval is a minute.
    expect(api.clock.now() - told).toBeLessThan(20_000);
  });

  it('takes what it applied with it when it is deleted', async () => {
    const { store } = api.cluster;
    start(createRepository({ 'serving/a.yaml': configMap('a', 'one') }));
    store.apply(source);
    store.apply(kustomization('serving'));
    await until(() => ready(KUSTOMIZATIONS, 'serving')[0] === 'True');
    expect(readField(applied('a'), 'data')).toEqual({ key: 'one' });
    store.delete(KUSTOMIZATIONS, 'flux-system', 'serving');
    await until(() => applied('a') === undefined);
  });
});
