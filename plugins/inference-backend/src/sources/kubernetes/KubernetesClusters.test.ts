// SPDX-License-Identifier: Apache-2.0
import { mockServices } from '@backstage/backend-test-utils';
import {
  ClusterInfo,
  ClusterSource,
} from '@inference-portal/backstage-plugin-inference-node';
import { plainly } from '../../core/testing/plainly';
import { createKubernetesClusters } from './createKubernetesClusters';
import { ClusterOptions, KubernetesClusters } from './KubernetesClusters';
import { ConfiguredCluster } from './readConfiguredClusters';
import { FakeClock } from './testing/FakeClock';
import { poolResource } from './testing/poolResource';
import { sampleItems } from './testing/samples';
import { status } from './testing/ScriptedApiServer';
import { ScriptedCluster } from './testing/ScriptedCluster';
import { until } from './testing/until';

const PATHS = {
  crds: '/apis/apiextensions.k8s.io/v1/customresourcedefinitions',
  gatewayClasses: '/apis/gateway.networking.k8s.io/v1/gatewayclasses',
  gateways: '/apis/gateway.networking.k8s.io/v1/gateways',
  httpRoutes: '/apis/gateway.networking.k8s.io/v1/httproutes',
  referenceGrants: '/apis/gateway.networking.k8s.io/v1/referencegrants',
  pools: '/apis/inference.networking.k8s.io/v1/inferencepools',
  legacyPools: '/apis/inference.networking.x-k8s.io/v1alpha2/inferencepools',
  objectives: '/apis/llm-d.ai/v1alpha2/inferenceobjectives',
  deployments: '/apis/apps/v1/deployments',
  services: '/api/v1/services',
  endpointSlices: '/apis/discovery.k8s.io/v1/endpointslices',
  pods: '/api/v1/pods',
  events: '/api/v1/events',
};

let ends: Array<() => Promise<void>> = [];

afterEach(async () => {
  await Promise.all(ends.map(end => end()));
  ends = [];
});

async function recordedCluster(): Promise<ScriptedCluster> {
  const cluster = await ScriptedCluster.start();
  ends.push(() => cluster.stop());
  const set = (path: string, ...names: string[]) =>
    cluster.setItems(path, names.flatMap(sampleItems));
  set(PATHS.crds, 'crds-metadata-only.json');
  set(PATHS.gatewayClasses, 'gatewayclasses.json');
  set(PATHS.gateways, 'gateways.json');
  set(PATHS.httpRoutes, 'httproutes.json');
  set(PATHS.referenceGrants, 'referencegrants.json');
  set(PATHS.pools, 'inferencepools.json');
  set(PATHS.objectives, 'inferenceobjectives-llm-d.json');
  set(PATHS.deployments, 'deployments.json');
  set(PATHS.services, 'services.json');
  set(PATHS.endpointSlices, 'endpointslices.json');
  set(PATHS.pods, 'pods-llm-prod.json', 'pods-llm-staging.json');
  set(PATHS.events, 'events.json');
  return cluster;
}

/** A source of scripted clusters; what it lists may be changed while it is used. */
class ScriptedSource implements ClusterSource {
  infos: ClusterInfo[];
  failure: Error | undefined;
  readonly #clusters: Record<string, ScriptedCluster>;

  constructor(clusters: Record<string, ScriptedCluster>) {
    this.#clusters = clusters;
    this.infos = Object.keys(clusters).map(name => ({ name }));
  }

  async listClusters(): Promise<ClusterInfo[]> {
    if (this.failure) {
      throw this.failure;
    }
    return this.infos;
  }

  fetch: ClusterSource['fetch'] = (name, { path, headers, signal }) => {
    const base = this.#clusters[name]?.server.baseUrl ?? 'http://127.0.0.1:1';
    return fetch(`${base}${path}`, { headers, signal });
  };
}

async function start(
  source: ScriptedSource,
  clusterOptions?: Map<string, ClusterOptions>,
  configured?: ConfiguredCluster[],
) {
  const clock = new FakeClock();
  const clusters = createKubernetesClusters({
    source,
    clock,
    random: () => 0.5,
    logger: mockServices.logger.mock(),
    options: { clusterOptions, configured },
  });
  const controller = new AbortController();
  await clusters.start(controller.signal);
  ends.unshift(() => clusters.stop());
  return { clusters, clock };
}

const stateOf = (clusters: KubernetesClusters, name = 'eu') =>
  clusters.snapshot(name)?.state;

const kindOf = (clusters: KubernetesClusters, kind: string, version = 'v1') =>
  clusters
    .snapshot('eu')
    ?.kinds.find(it => it.kind === kind && it.version === version);

describe('a cluster that answers', () => {
  it('is shown with all that was recorded of a real one', async () => {
    const source = new ScriptedSource({ eu: await recordedCluster() });
    const { clusters } = await start(
      source,
      new Map([['eu', { simulated: true, title: 'Europe' }]]),
    );
    await until(() => stateOf(clusters) === 'connected');
    const snapshot = clusters.snapshot('eu');
    expect(snapshot).toMatchObject({
      cluster: 'eu',
      title: 'Europe',
      simulated: true,
      kubernetesVersion: 'v1.36.2',
      lastSyncedAt: '2026-11-20T18:00:00.000Z',
      reason: undefined,
      unreadable: [],
    });
    const counts = Object.entries(snapshot?.objects ?? {}).map(
      ([kind, objects]) => [kind, objects.length],
    );
    expect(Object.fromEntries(counts)).toEqual({
      crds: 16,
      gatewayClasses: 1,
      gateways: 1,
      httpRoutes: 2,
      referenceGrants: 0,
      inferencePools: 5,
      inferenceObjectives: 1,
      inferenceModelRewrites: 0,
      inferencePoolImports: 0,
      inferenceModels: 0,
      llmInferenceServices: 0,
      gatewayPolicies: 0,
      providerPolicies: 0,
      aiGatewayRoutes: 0,
      destinationRules: 0,
      fluxKustomizations: 0,
      helmReleases: 0,
      fluxSources: 0,
      argoApplications: 0,
      deployments: 7,
      // Those of the namespace `default`, without pools or gateways, are left out.
      services: 3,
      endpointSlices: 3,
      pods: 11,
      events: 8,
    });
    expect(
      plainly(kindOf(clusters, 'AgentgatewayPolicy', 'v1alpha1')),
    ).toMatchObject({
      state: 'missing',
      reason:
        'agentgatewaypolicies.agentgateway.dev is not installed in the cluster',
    });
    expect(snapshot?.objects.pods.slice(0, 2).map(it => it.meta.name)).toEqual([
      'pool-llama-epp-75dfbf4c9c-dclg5',
      'pool-qwen-epp-5dfcb7455f-2c7rz',
    ]);
  });

  it('gives the same arrays until something in them changes', async () => {
    const cluster = await recordedCluster();
    const { clusters } = await start(new ScriptedSource({ eu: cluster }));
    await until(() => stateOf(clusters) === 'connected');
    const before = clusters.snapshot('eu')?.objects;
    let told = 0;
    clusters.onChange(() => {
      told += 1;
    });
    cluster.send(
      PATHS.pools,
      'ADDED',
      poolResource('new', '101', { namespace: 'llm-prod' }),
    );
    await until(() => told > 0);
    const after = clusters.snapshot('eu')?.objects;
    expect(after?.inferencePools).toHaveLength(6);
    expect(after?.httpRoutes).toBe(before?.httpRoutes);
    expect(after?.pods).toBe(before?.pods);
  });

  it('tells of many changes in one read once', async () => {
    const cluster = await recordedCluster();
    const { clusters } = await start(new ScriptedSource({ eu: cluster }));
    await until(() => stateOf(clusters) === 'connected');
    const told: string[] = [];
    const stopListening = clusters.onChange(name => told.push(name));
    const watch = cluster.server.watches.findLast(
      it => it.path === PATHS.pools,
    );
    watch?.response.write(
      ['x', 'y', 'z']
        .map((name, index) =>
          JSON.stringify({
            type: 'ADDED',
            object: poolResource(name, String(200 + index), {
              namespace: 'llm-prod',
            }),
          }),
        )
        .join('\n')
        .concat('\n'),
    );
    await until(
      () => clusters.snapshot('eu')?.objects.inferencePools.length === 8,
    );
    await until(() => told.length > 0);
    expect(told).toEqual(['eu']);
    stopListening();
  });

  it('prefers v1 where a pool exists in both groups', async () => {
    const cluster = await recordedCluster();
    cluster.setItems(
      PATHS.legacyPools,
      ['pool-qwen', 'pool-old'].map(name => ({
        metadata: { name, namespace: 'llm-prod', uid: `old-${name}` },
        spec: { selector: { app: name }, targetPortNumber: 1 },
      })),
    );
    const { clusters } = await start(new ScriptedSource({ eu: cluster }));
    await until(() => stateOf(clusters) === 'connected');
    expect(
      clusters
        .snapshot('eu')
        ?.objects.inferencePools.map(it => [it.meta.name, it.meta.apiVersion]),
    ).toEqual([
      ['pool-llama', 'inference.networking.k8s.io/v1'],
      ['pool-no-epp', 'inference.networking.k8s.io/v1'],
      ['pool-old', 'inference.networking.x-k8s.io/v1alpha2'],
      ['pool-qwen', 'inference.networking.k8s.io/v1'],
      ['pool-canary', 'inference.networking.k8s.io/v1'],
      ['pool-lw', 'inference.networking.k8s.io/v1'],
    ]);
  });

  it('reads pods of a namespace from the moment it holds a pool', async () => {
    const cluster = await recordedCluster();
    cluster.setItems(
      PATHS.pools,
      sampleItems('inferencepools.json').slice(0, 3),
    );
    const { clusters } = await start(new ScriptedSource({ eu: cluster }));
    await until(() => stateOf(clusters) === 'connected');
    const podsOf = () => clusters.snapshot('eu')?.objects.pods.length;
    expect(podsOf()).toBe(7);
    await until(() =>
      cluster.server.watches.some(it => it.path === PATHS.pools),
    );
    cluster.send(PATHS.pools, 'ADDED', sampleItems('inferencepools.json')[3]);
    await until(() => podsOf() === 11);
    cluster.send(PATHS.pools, 'DELETED', sampleItems('inferencepools.json')[3]);
    await until(() => podsOf() === 7);
  });

  it('is not asked for what it is known not to have', async () => {
    const cluster = await recordedCluster();
    const { clusters } = await start(new ScriptedSource({ eu: cluster }));
    await until(() => stateOf(clusters) === 'connected');
    expect(plainly(kindOf(clusters, 'HelmRelease', 'v2'))).toEqual({
      group: 'helm.toolkit.fluxcd.io',
      version: 'v2',
      kind: 'HelmRelease',
      state: 'missing',
      objects: 0,
      optional: true,
      lastSyncedAt: undefined,
      reason:
        'helmreleases.helm.toolkit.fluxcd.io is not installed in the cluster',
    });
    expect(
      cluster.server.requests.filter(({ path }) =>
        /fluxcd|argoproj|kserve/.test(path),
      ),
    ).toEqual([]);
  });

  it('is asked for all where it does not tell what it has', async () => {
    const cluster = await recordedCluster();
    cluster.forbid(PATHS.crds);
    const path = '/apis/kustomize.toolkit.fluxcd.io/v1beta2/kustomizations';
    cluster.setItems(path, [
      {
        metadata: { name: 'models', namespace: 'flux-system', uid: 'u' },
        spec: { sourceRef: { kind: 'GitRepository', name: 'models' } },
      },
    ]);
    const { clusters } = await start(new ScriptedSource({ eu: cluster }));
    await until(
      () => clusters.snapshot('eu')?.objects.fluxKustomizations.length === 1,
    );
    await until(() => stateOf(clusters) === 'degraded');
    expect(plainly(clusters.snapshot('eu')?.reason)).toBe(
      'CustomResourceDefinition may not be read.',
    );
    expect(
      cluster.server.requests.some(({ path: asked }) =>
        asked.startsWith('/apis/argoproj.io/v1alpha1/applications'),
      ),
    ).toBe(true);
  });

  it('finds a kind whose CRD appears later', async () => {
    const cluster = await recordedCluster();
    const path = '/apis/agentgateway.dev/v1alpha1/agentgatewaypolicies';
    const { clusters } = await start(new ScriptedSource({ eu: cluster }));
    await until(() => stateOf(clusters) === 'connected');
    cluster.setItems(path, [
      {
        metadata: { name: 'bbr', namespace: 'llm-prod', uid: 'u' },
        spec: { traffic: { phase: 'PreRouting' } },
      },
    ]);
    await until(() =>
      cluster.server.watches.some(it => it.path === PATHS.crds),
    );
    cluster.send(PATHS.crds, 'ADDED', {
      metadata: {
        name: 'agentgatewaypolicies.agentgateway.dev',
        uid: 'crd',
        resourceVersion: '300',
      },
    });
    await until(
      () => clusters.snapshot('eu')?.objects.gatewayPolicies.length === 1,
    );
    expect(kindOf(clusters, 'AgentgatewayPolicy', 'v1alpha1')?.state).toBe(
      'watching',
    );
  });
});

describe('a cluster in which the portal may not read everything', () => {
  it('is read per namespace where the whole cluster is forbidden', async () => {
    const cluster = await recordedCluster();
    cluster.forbid(PATHS.pods);
    cluster.setItems(
      '/api/v1/namespaces/llm-prod/pods',
      sampleItems('pods-llm-prod.json'),
    );
    cluster.setItems(
      '/api/v1/namespaces/llm-staging/pods',
      sampleItems('pods-llm-staging.json'),
    );
    const { clusters } = await start(new ScriptedSource({ eu: cluster }));
    await until(() => clusters.snapshot('eu')?.objects.pods.length === 11);
    await until(() => stateOf(clusters) === 'connected');
    expect(plainly(kindOf(clusters, 'Pod'))).toMatchObject({
      state: 'watching',
      objects: 11,
      reason: 'read in llm-prod, llm-staging only: may not read /api/v1/pods',
    });
    const { objects } = clusters.snapshot('eu') ?? {};
    expect(clusters.snapshot('eu')?.objects.pods).toBe(objects?.pods);
  });

  it('says which namespace is closed', async () => {
    const cluster = await recordedCluster();
    cluster.forbid(PATHS.pods);
    cluster.setItems(
      '/api/v1/namespaces/llm-prod/pods',
      sampleItems('pods-llm-prod.json'),
    );
    cluster.forbid('/api/v1/namespaces/llm-staging/pods');
    const { clusters } = await start(new ScriptedSource({ eu: cluster }));
    await until(() => stateOf(clusters) === 'degraded');
    expect(plainly(clusters.snapshot('eu')?.reason)).toBe(
      'Pod may not be read.',
    );
    expect(plainly(kindOf(clusters, 'Pod'))).toMatchObject({
      state: 'forbidden',
      objects: 7,
      reason:
        'in namespace llm-staging: may not read /api/v1/namespaces/llm-staging/pods',
    });
  });

  it('is unauthorized where nothing may be read', async () => {
    const cluster = await recordedCluster();
    Object.values(PATHS).forEach(path => cluster.forbid(path));
    [
      '/apis/agentgateway.dev/v1alpha1/agentgatewaypolicies',
      '/apis/inference.networking.x-k8s.io/v1alpha2/inferenceobjectives',
    ].forEach(path => cluster.forbid(path));
    const { clusters } = await start(new ScriptedSource({ eu: cluster }));
    await until(() => stateOf(clusters) === 'unauthorized');
    expect(plainly(clusters.snapshot('eu')?.reason)).toBe(
      `The portal may read nothing in the cluster: may not read ${PATHS.crds}.`,
    );
  });

  it('is unauthorized where the credentials are not taken', async () => {
    const cluster = await recordedCluster();
    [...Object.values(PATHS), '/version'].forEach(path =>
      cluster.set(path, status(401, 'Unauthorized')),
    );
    const { clusters } = await start(new ScriptedSource({ eu: cluster }));
    await until(() => stateOf(clusters) === 'unauthorized');
    expect(plainly(clusters.snapshot('eu')?.reason)).toBe(
      'The cluster does not take the credentials of the kubernetes configuration.',
    );
  });
});

describe('a cluster that goes away', () => {
  it('is unreachable, keeps its objects, and comes back', async () => {
    const cluster = await recordedCluster();
    const source = new ScriptedSource({ eu: cluster });
    const { clusters, clock } = await start(source);
    await until(() => stateOf(clusters) === 'connected');
    await until(() => cluster.server.watches.length === 12);

    // Its watches look open, as through a proxy that does not notice the end.
    const { fetch: alive } = source;
    source.fetch = async () => {
      throw Object.assign(new Error('connect ECONNREFUSED 10.0.0.7:6443'), {
        code: 'ECONNREFUSED',
        address: '10.0.0.7',
        port: 6443,
      });
    };
    clock.advance(20_000);
    await until(() => stateOf(clusters) === 'unreachable');
    expect(plainly(clusters.snapshot('eu'))).toMatchObject({
      reason: 'Connection refused at 10.0.0.7:6443.',
      lastSyncedAt: '2026-11-20T18:00:00.000Z',
    });
    expect(clusters.snapshot('eu')?.objects.pods).toHaveLength(11);

    source.fetch = alive;
    clock.advance(20_000);
    await until(() => stateOf(clusters) === 'connected');
  });

  it('does not disturb the others', async () => {
    const source = new ScriptedSource({ eu: await recordedCluster() });
    source.infos = [{ name: 'edge', title: 'Edge' }, { name: 'eu' }];
    const { clusters } = await start(source);
    await until(() => stateOf(clusters) === 'connected');
    await until(() => stateOf(clusters, 'edge') === 'unreachable');
    expect(clusters.snapshots().map(it => [it.cluster, it.title])).toEqual([
      ['edge', 'Edge'],
      ['eu', undefined],
    ]);
  });
});

describe('the list of clusters', () => {
  it('is read again: new ones start, removed ones stop', async () => {
    const [eu, us] = [await recordedCluster(), await recordedCluster()];
    const source = new ScriptedSource({ eu, us });
    source.infos = [{ name: 'eu' }];
    const { clusters, clock } = await start(source);
    await until(() => stateOf(clusters) === 'connected');
    const told: string[] = [];
    clusters.onChange(name => told.push(name));
    source.infos = [{ name: 'us' }];
    clock.advance(60_000);
    await until(() => stateOf(clusters, 'us') === 'connected');
    expect(clusters.snapshots().map(it => it.cluster)).toEqual(['us']);
    expect(told).toContain('eu');
    const asked = eu.server.requests.length;
    clock.advance(59_000);
    await until(() => us.server.requests.some(it => it.path === '/version'));
    expect(eu.server.requests).toHaveLength(asked);
  });

  it('stays as it was while it cannot be read, and says why', async () => {
    const source = new ScriptedSource({ eu: await recordedCluster() });
    const { clusters, clock } = await start(source);
    await until(() => stateOf(clusters) === 'connected');
    source.failure = new Error('the Kubernetes backend is gone');
    clock.advance(60_000);
    await until(() => clusters.problem !== undefined);
    expect(clusters.problem).toBe('the Kubernetes backend is gone');
    expect(clusters.snapshots()).toHaveLength(1);
  });

  it('leaves configured clusters in sight when it was never read', async () => {
    const source = new ScriptedSource({ eu: await recordedCluster() });
    source.failure = new Error('the Kubernetes backend is not ready');
    const { clusters, clock } = await start(
      source,
      new Map([['eu', { simulated: true }]]),
      [
        { name: 'eu', title: 'Europe' },
        { name: 'edge', problem: 'clusters[1].url is missing' },
      ],
    );
    await until(() => clusters.snapshots().length === 2);
    expect(
      clusters
        .snapshots()
        .map(it => [it.cluster, it.title, it.simulated, it.state, it.reason]),
    ).toEqual([
      [
        'eu',
        'Europe',
        true,
        'unreachable',
        'The Kubernetes backend is not ready.',
      ],
      ['edge', undefined, false, 'unreachable', 'clusters[1].url is missing.'],
    ]);
    source.failure = undefined;
    clock.advance(60_000);
    await until(() => stateOf(clusters) === 'connected');
    expect(clusters.snapshots().map(it => [it.cluster, it.state])).toEqual([
      ['eu', 'connected'],
      // Nobody can ask it whatever the list says.
      ['edge', 'unreachable'],
    ]);
  });

  it('names entries of the same name', async () => {
    const source = new ScriptedSource({ eu: await recordedCluster() });
    source.infos = [{ name: 'eu' }, { name: 'eu' }];
    const { clusters } = await start(source);
    await until(() => stateOf(clusters) === 'degraded');
    expect(clusters.snapshots()).toHaveLength(1);
    expect(plainly(clusters.snapshot('eu')?.reason)).toBe(
      'The kubernetes configuration has more than one cluster of the name eu: only the first is read; give each its own name.',
    );
  });
});

it('leaves nothing running when it is stopped', async () => {
  const cluster = await recordedCluster();
  const { clusters, clock } = await start(new ScriptedSource({ eu: cluster }));
  await until(() => cluster.server.watches.length === 12);
  await clusters.stop();
  expect(clock.waiting).toEqual([]);
});
