// SPDX-License-Identifier: Apache-2.0
import { KubernetesObject } from '../../cluster/KubernetesObject';
import { ModelTraffic } from '../../traffic/TrafficScenario';
import { ClusterScenario } from '../Scenario';
import { ClientsFile, ClusterFile, ModelFile } from '../scenarioSchema';
import { expandModel } from './expandModel';
import { expandNodePool } from './expandNodes';
import { expandPlatform } from './expandPlatform';

const SYSTEM_NAMESPACES = [
  'default',
  'kube-node-lease',
  'kube-public',
  'kube-system',
];

/** A cluster of the file as plain objects. */
export function expandCluster(file: ClusterFile): ClusterScenario {
  const { platform, models } = file;
  const objects = [
    ...file.nodePools.flatMap(pool =>
      expandNodePool(pool, { version: file.kubernetesVersion }),
    ),
    ...(platform ? expandPlatform(platform, models) : []),
    ...(platform
      ? models.flatMap(model => expandModel(model, platform.gateway))
      : []),
    ...file.objects,
  ];
  return {
    name: file.name,
    title: file.title ?? file.name,
    reachable: file.reachable,
    seed: file.seed ?? file.name,
    kubernetesVersion: file.kubernetesVersion,
    users: file.users,
    ...(file.crds ? { crds: file.crds } : {}),
    objects: [...namespacesOf(objects), ...objects],
    workloads: {
      startUpSeconds: new Map([
        ...models.flatMap(startUpSeconds),
        ...Object.entries(file.startUpSeconds),
      ]),
      missingImages: file.missingImages,
      loadBalancerPrefix: file.loadBalancerPrefix,
    },
    traffic: {
      models: platform
        ? [
            ...models.map(model => expandTraffic(model, platform.gateway)),
            ...file.clients.map(each => expandClients(each, platform.gateway)),
          ]
        : [],
    },
    ...(platform ? { gateway: platform.gateway } : {}),
  };
}

function namespacesOf(objects: KubernetesObject[]): KubernetesObject[] {
  const used = objects.flatMap(({ metadata }) => metadata.namespace ?? []);
  return [...new Set([...SYSTEM_NAMESPACES, ...used])].sort().map(name => ({
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name, labels: { 'kubernetes.io/metadata.name': name } },
    spec: { finalizers: ['kubernetes'] },
    status: { phase: 'Active' },
  }));
}

function startUpSeconds({ namespace, pools, server }: ModelFile) {
  return pools.map((pool): [string, number] => [
    `${namespace}/${pool.name}`,
    server.startUpSeconds,
  ]);
}

function expandTraffic(model: ModelFile, gateway: string): ModelTraffic {
  const { server, traffic } = model;
  return {
    ...traffic,
    model: model.model,
    gateway,
    adapters: model.adapters,
    server: {
      prefillTokensPerSecond: server.prefillTokensPerSecond,
      interTokenMs: server.interTokenMs,
      interTokenMsPerRequest: server.interTokenMsPerRequest,
      kvCacheBlocks: server.kvCacheBlocks,
      blockSize: server.blockSize,
    },
  };
}

function expandClients(
  { model, adapters, server, traffic }: ClientsFile,
  gateway: string,
): ModelTraffic {
  return {
    ...traffic,
    model,
    gateway,
    adapters,
    server,
    startsWithServer: true,
  };
}
