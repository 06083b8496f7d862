// SPDX-License-Identifier: Apache-2.0
import { copyObject } from '../cluster/copyObject';
import { KubernetesObject } from '../cluster/KubernetesObject';
import {
  readField,
  readList,
  readNumber,
  readRecord,
  readString,
} from '../cluster/readField';
import {
  DEPLOYMENTS,
  ENDPOINT_SLICES,
  EVENTS,
  GATEWAYS,
  HTTP_ROUTES,
  INFERENCE_POOLS,
  AGENTGATEWAY_POLICIES,
  PODS,
  REPLICA_SETS,
} from '../cluster/resourceKeys';
import { ResourceKey, StoreEvent } from '../cluster/ObjectStore';
import { startTestCluster } from '../startTestCluster';
import { changeContainer, changeSpec, withResource } from '../faults/edits';
import { Cluster } from '../cluster/Cluster';
import { ObjectEdit } from '../faults/Fault';
import { isReady } from './pods';

function edit(
  { store }: Cluster,
  { key, namespace, name, edit: how }: ObjectEdit,
) {
  const object = store.get(key, namespace, name);
  const next = how(object && copyObject(object));
  if (next) store.apply(next);
}

/** `Accepted=True Programmed=False(AddressNotAssigned)` */
function summarize(conditions: unknown[]): string {
  return conditions
    .map(condition => {
      const status = readString(condition, 'status');
      const reason = readString(condition, 'reason');
      return `${readString(condition, 'type')}=${status}${
        status === 'False' ? `(${reason})` : ''
      }`;
    })
    .join(' ');
}

function statuses(cluster: Cluster, key: ResourceKey, field?: string) {
  return Object.fromEntries(
    cluster.store.list(key).map(object => [
      object.metadata.name,
      field === undefined
        ? summarize(readList(object, 'status', 'conditions'))
        : readList(object, 'status', field)
            .map(entry => summarize(readList(entry, 'conditions')))
            .join(' | '),
    ]),
  );
}

const podsOf = (cluster: Cluster, prefix: string) =>
  cluster.store
    .list(PODS)
    .filter(({ metadata }) => metadata.name.startsWith(`${prefix}-`));

const RESOLVED = 'Accepted=True ResolvedRefs=True';

describe('a cluster left to its controllers', () => {
  it.each([
    ['prod-eu', 23, 8],
    ['prod-us', 14, 5],
  ])('%s is healthy: %d pods ready', (name, pods, deployments) => {
    const { cluster } = startTestCluster(name);
    const { store } = cluster;
    expect(store.list(PODS).filter(isReady)).toHaveLength(pods);
    expect(store.list(PODS)).toHaveLength(pods);
    const available = store
      .list(DEPLOYMENTS)
      .filter(
        ({ spec, status }) =>
          readNumber(status, 'availableReplicas') ===
          readNumber(spec, 'replicas'),
      );
    expect(available).toHaveLength(store.list(DEPLOYMENTS).length);
    expect(store.list(DEPLOYMENTS).length).toBeGreaterThan(deployments);
    expect(statuses(cluster, GATEWAYS)).toEqual({
      'inference-gateway': 'Accepted=True Programmed=True',
    });
    expect(
      new Set(Object.values(statuses(cluster, HTTP_ROUTES, 'parents'))),
    ).toEqual(new Set([RESOLVED]));
    expect(
      new Set(Object.values(statuses(cluster, INFERENCE_POOLS, 'parents'))),
    ).toEqual(new Set([RESOLVED]));
    expect(statuses(cluster, AGENTGATEWAY_POLICIES, 'ancestors')).toEqual({
      bbr: 'Accepted=True Attached=True',
    });
  });

  it('changes nothing once it has settled', () => {
    const { cluster, clock } = startTestCluster('prod-us');
    const changes: StoreEvent[] = [];
    cluster.store.subscribe(change => changes.push(change));
    clock.advance(10 * 60_000);
    expect(changes).toEqual([]);
  });

  it('forgets its events after an hour', () => {
    const { cluster, clock } = startTestCluster('prod-us');
    expect(cluster.store.list(EVENTS).length).toBeGreaterThan(50);
    clock.advance(61 * 60_000);
    expect(cluster.store.list(EVENTS)).toEqual([]);
  });

  it('is the same under the same seed and another under another', () => {
    const describeAll = (seed: string) => {
      const { store } = startTestCluster('prod-us', { seed }).cluster;
      return [PODS, EVENTS, ENDPOINT_SLICES].flatMap(key => store.list(key));
    };
    const first = describeAll('a');
    expect(describeAll('a')).toEqual(first);
    expect(describeAll('b')).not.toEqual(first);
  });
});

describe('pods', () => {
  it('belong to a ReplicaSet that belongs to a Deployment', () => {
    const { cluster } = startTestCluster('prod-us');
    const [pod] = podsOf(cluster, 'llama-support-epp');
    const [set] = cluster.store
      .list(REPLICA_SETS, 'support')
      .filter(({ metadata }) => metadata.name.startsWith('llama-support-epp'));
    expect(set.metadata.name).toMatch(/^llama-support-epp-[a-z0-9]{8,10}$/);
    expect(pod.metadata.name).toMatch(
      new RegExp(`^${set.metadata.name}-[a-z0-9]{5}$`),
    );
    expect(pod.metadata.ownerReferences).toEqual([
      {
        apiVersion: 'apps/v1',
        kind: 'ReplicaSet',
        name: set.metadata.name,
        uid: set.metadata.uid,
        controller: true,
        blockOwnerDeletion: true,
      },
    ]);
    expect(pod.metadata.labels?.['pod-template-hash']).toBe(
      set.metadata.labels?.['pod-template-hash'],
    );
    expect(set.metadata.ownerReferences?.[0]).toMatchObject({
      kind: 'Deployment',
      name: 'llama-support-epp',
    });
  });

  it('are replaced when one is deleted', () => {
    const { cluster, clock } = startTestCluster('prod-us');
    const before = podsOf(cluster, 'mistral-search').map(
      ({ metadata }) => metadata.name,
    );
    cluster.store.delete(PODS, 'search', before[0]);
    clock.advance(90_000);
    const after = podsOf(cluster, 'mistral-search');
    expect(after.filter(isReady)).toHaveLength(before.length);
    expect(after.map(({ metadata }) => metadata.name)).not.toContain(before[0]);
  });

  it('are scaled down after they were asked to end', () => {
    const { cluster, clock } = startTestCluster('prod-us');
    edit(
      cluster,
      changeSpec(DEPLOYMENTS, 'chat', 'qwen-chat', { replicas: 1 }),
    );
    clock.advance(200);
    const ending = podsOf(cluster, 'qwen-chat').filter(
      ({ metadata }) => metadata.deletionTimestamp,
    );
    expect(ending).toHaveLength(3);
    expect(ending.filter(isReady)).toEqual([]);
    clock.advance(5_000);
    expect(
      cluster.store
        .list(PODS, 'chat')
        .filter(({ metadata }) => metadata.labels?.app === 'qwen-chat'),
    ).toHaveLength(1);
  });
});

describe('a rollout', () => {
  it('keeps serving while it rolls', () => {
    const { cluster, clock } = startTestCluster('prod-us');
    const ready = () =>
      cluster.store
        .list(PODS, 'support')
        .filter(({ metadata }) => metadata.labels?.app === 'llama-support')
        .filter(isReady).length;
    edit(
      cluster,
      changeContainer(DEPLOYMENTS, 'support', 'llama-support', container => ({
        ...container,
        image: 'vllm/vllm-openai:v0.27.0',
      })),
    );
    let least = ready();
    for (let seconds = 0; seconds < 400; seconds++) {
      clock.advance(1_000);
      least = Math.min(least, ready());
    }
    expect(least).toBe(3);
    const deployment = cluster.store.get(
      DEPLOYMENTS,
      'support',
      'llama-support',
    );
    expect(readRecord(deployment?.status)).toMatchObject({
      replicas: 3,
      updatedReplicas: 3,
      availableReplicas: 3,
      observedGeneration: 2,
    });
    expect(
      deployment?.metadata.annotations?.['deployment.kubernetes.io/revision'],
    ).toBe('2');
  });

  it('with Recreate ends the old pod before the new one begins', () => {
    const { cluster, clock } = startTestCluster('prod-us');
    const images = () =>
      cluster.store
        .list(PODS, 'chat')
        .filter(
          ({ metadata }) =>
            metadata.labels?.['app.kubernetes.io/name'] === 'qwen-chat-epp',
        )
        .map(pod =>
          readString(readList(pod, 'spec', 'containers')[0], 'image'),
        );
    edit(
      cluster,
      changeContainer(DEPLOYMENTS, 'chat', 'qwen-chat-epp', container => ({
        ...container,
        image: 'registry.example.com/epp:next',
      })),
    );
    const seen = new Set<string>();
    for (let step = 0; step < 300; step++) {
      clock.advance(50);
      seen.add(images().join(', '));
    }
    expect([...seen]).toEqual([
      'ghcr.io/llm-d/llm-d-router-endpoint-picker:v0.10.0',
      '',
      'registry.example.com/epp:next',
    ]);
  });

  it('that gets nowhere exceeds its deadline', () => {
    const { cluster, clock } = startTestCluster('prod-us');
    edit(
      cluster,
      changeContainer(DEPLOYMENTS, 'support', 'llama-support', container =>
        withResource(container, 'cpu', '400'),
      ),
    );
    clock.advance(11 * 60_000);
    const deployment = cluster.store.get(
      DEPLOYMENTS,
      'support',
      'llama-support',
    );
    expect(summarize(readList(deployment, 'status', 'conditions'))).toBe(
      'Available=True Progressing=False(ProgressDeadlineExceeded)',
    );
  });
});

describe('endpoints', () => {
  it('follow the readiness of the pods behind a Service', () => {
    const { cluster, clock } = startTestCluster('prod-us');
    const slice = (): KubernetesObject | undefined =>
      cluster.store
        .list(ENDPOINT_SLICES, 'chat')
        .find(
          ({ metadata }) =>
            metadata.labels?.['kubernetes.io/service-name'] === 'qwen-chat-epp',
        );
    const [pod] = podsOf(cluster, 'qwen-chat-epp');
    expect(readList(slice(), 'endpoints')).toEqual([
      {
        addresses: [readString(pod, 'status', 'podIP')],
        conditions: { ready: true, serving: true, terminating: false },
        targetRef: {
          kind: 'Pod',
          namespace: 'chat',
          name: pod.metadata.name,
          uid: pod.metadata.uid,
        },
        nodeName: readField(pod, 'spec', 'nodeName'),
      },
    ]);
    edit(
      cluster,
      changeSpec(DEPLOYMENTS, 'chat', 'qwen-chat-epp', { replicas: 0 }),
    );
    clock.advance(300);
    expect(readField(readList(slice(), 'endpoints')[0], 'conditions')).toEqual({
      ready: false,
      serving: false,
      terminating: true,
    });
    clock.advance(5_000);
    expect(readList(slice(), 'endpoints')).toEqual([]);
  });
});
