// SPDX-License-Identifier: Apache-2.0
import {
  CustomObjectsApi,
  KubeConfig,
  KubernetesObject,
  makeInformer,
} from '@kubernetes/client-node';
import { startApiServerForTest, TestApi } from './startApiServerForTest';

const POOLS = '/apis/inference.networking.k8s.io/v1/inferencepools';

const pool = (name: string, labels: Record<string, string> = {}) => ({
  apiVersion: 'inference.networking.k8s.io/v1',
  kind: 'InferencePool',
  metadata: { name, namespace: 'llm-prod', labels },
  spec: {
    selector: { matchLabels: { app: name } },
    targetPorts: [{ number: 8000 }],
    endpointPickerRef: { name: 'epp', port: { number: 9002 } },
  },
});

describe('@kubernetes/client-node', () => {
  let api: TestApi;
  let config: KubeConfig;

  beforeEach(async () => {
    api = await startApiServerForTest();
    config = new KubeConfig();
    config.loadFromClusterAndUser(
      { name: 'rig', server: api.url, skipTLSVerify: true },
      { name: 'rig-admin', token: 'admin' },
    );
  });
  afterEach(() => api.stop());

  it('keeps an informer up to date, over an expired version too', async () => {
    api.cluster.store.apply(pool('first'));
    const objects = config.makeApiClient(CustomObjectsApi);
    const informer = makeInformer<KubernetesObject>(config, POOLS, () =>
      objects.listCustomObjectForAllNamespaces({
        group: 'inference.networking.k8s.io',
        version: 'v1',
        plural: 'inferencepools',
      }),
    );
    const heard: string[] = [];
    let wake = () => {};
    const hear = (verb: string) => (object: KubernetesObject) => {
      heard.push(`${verb} ${object.metadata?.name}`);
      wake();
    };
    informer.on('add', hear('add'));
    informer.on('update', hear('update'));
    informer.on('delete', hear('delete'));
    const until = (count: number) =>
      new Promise<void>(resolve => {
        wake = () => heard.length >= count && resolve();
        wake();
      });
    // The client stops when its watch fails; who uses it starts it again.
    informer.on('error', () => {
      informer.start().catch(() => {});
    });

    await informer.start();
    await until(1);
    api.cluster.store.apply(pool('second'));
    await until(2);
    api.cluster.store.apply(pool('second', { tier: 'gold' }));
    await until(3);
    api.cluster.knobs.apiServer.expireWatches = true;
    api.cluster.knobs.apiServer.closeWatchesAfterMs = 0;
    await new Promise(resolve => setTimeout(resolve, 300));
    api.cluster.knobs.apiServer.expireWatches = false;
    api.cluster.knobs.apiServer.closeWatchesAfterMs = undefined;
    api.cluster.store.delete(
      { group: 'inference.networking.k8s.io', resource: 'inferencepools' },
      'llm-prod',
      'first',
    );
    await new Promise<void>(resolve => {
      wake = () => heard.includes('delete first') && resolve();
      wake();
    });
    await informer.stop();
    expect(heard.slice(0, 3)).toEqual([
      'add first',
      'add second',
      'update second',
    ]);
    expect(informer.list().map(({ metadata }) => metadata?.name)).toEqual([
      'second',
    ]);
  });
});
