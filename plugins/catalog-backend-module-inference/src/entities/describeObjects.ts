// SPDX-License-Identifier: Apache-2.0
import { Entity } from '@backstage/catalog-model';
import {
  InventoryGateway,
  InventoryPool,
  MODELS_ANNOTATION,
  POOLS_ANNOTATION,
} from '@inference-portal/backstage-plugin-inference-common';
import { ProviderConfig } from '../config/ProviderConfig';
import { Ownership } from '../owners/resolveOwner';
import {
  nameOfCluster,
  nameOfGateway,
  nameOfModel,
  nameOfObject,
} from './entityNames';
import { createMadeEntity } from './MadeEntity';
import { openApiOf } from './openApiOf';

type Settings = Pick<ProviderConfig, 'namespace' | 'lifecycle' | 'system'>;

/** Types of the Resources; the last is the one that Backstage itself knows. */
export const POOL_TYPE = 'inference-pool';
export const GATEWAY_TYPE = 'inference-gateway';
export const CLUSTER_TYPE = 'kubernetes-cluster';
/** Of the Components. */
export const MODEL_TYPE = 'model';

export function describePool(
  pool: InventoryPool & { cluster: string },
  more: {
    settings: Settings;
    ownership: Ownership;
    dependsOn: readonly string[];
    /** Entities that people wrote for the pool. */
    dependencyOf: readonly string[];
  },
): Entity {
  const { cluster, namespace, name, models } = pool;
  const { settings, ownership, dependsOn, dependencyOf } = more;
  const serves = models.length > 0 ? ` It serves ${models.join(', ')}.` : '';
  return createMadeEntity({
    kind: 'Resource',
    namespace: settings.namespace,
    name: nameOfObject(pool),
    title: `${cluster}/${namespace}/${name}`,
    description: `InferencePool ${namespace}/${name} in ${cluster}.${serves}`,
    annotations: { [POOLS_ANNOTATION]: `${cluster}/${namespace}/${name}` },
    cluster,
    ownership,
    spec: {
      type: POOL_TYPE,
      system: settings.system,
      dependsOn,
      dependencyOf,
    },
  });
}

export function describeGateway(
  gateway: InventoryGateway & { cluster: string },
  more: {
    settings: Settings;
    ownership: Ownership;
    dependsOn: readonly string[];
  },
): Entity {
  const { cluster, namespace, name, className, provider } = gateway;
  const by = provider ? `${provider}, class ${className}` : className;
  return createMadeEntity({
    kind: 'Resource',
    namespace: more.settings.namespace,
    name: nameOfGateway(gateway),
    title: `${cluster}/${namespace}/${name}`,
    description: `Gateway ${namespace}/${name} in ${cluster} (${by}), which leads to inference pools.`,
    cluster,
    ownership: more.ownership,
    spec: {
      type: GATEWAY_TYPE,
      system: more.settings.system,
      dependsOn: more.dependsOn,
    },
  });
}

export function describeApi(
  gateway: InventoryGateway & { cluster: string },
  more: { settings: Settings; ownership: Ownership; models: readonly string[] },
): Entity {
  const { cluster, namespace, name } = gateway;
  const { settings, ownership, models } = more;
  return createMadeEntity({
    kind: 'API',
    namespace: settings.namespace,
    name: nameOfObject(gateway),
    title: `OpenAI API of ${cluster}/${namespace}/${name}`,
    description: `The OpenAI-compatible requests that Gateway ${namespace}/${name} in ${cluster} routes.`,
    cluster,
    ownership,
    spec: {
      type: 'openapi',
      lifecycle: settings.lifecycle,
      system: settings.system,
      definition: openApiOf(gateway, cluster, models),
    },
  });
}

export function describeCluster(
  cluster: string,
  more: { title?: string; settings: Settings; ownership: Ownership },
): Entity {
  return createMadeEntity({
    kind: 'Resource',
    namespace: more.settings.namespace,
    name: nameOfCluster(cluster),
    title: more.title ?? cluster,
    description: `Kubernetes cluster ${cluster}, which holds inference pools.`,
    cluster,
    ownership: more.ownership,
    spec: { type: CLUSTER_TYPE, system: more.settings.system },
  });
}

export function describeModel(
  /** Names that differ by big and small letters only. */
  names: readonly string[],
  more: {
    settings: Settings;
    ownership: Ownership;
    dependsOn: readonly string[];
    providesApis: readonly string[];
  },
): Entity {
  const { settings, ownership, dependsOn, providesApis } = more;
  return createMadeEntity({
    kind: 'Component',
    namespace: settings.namespace,
    name: nameOfModel(names[0]),
    title: names[0],
    description: `The model that requests ask for as ${names.join(' or ')}.`,
    annotations: { [MODELS_ANNOTATION]: names.join(',') },
    ownership,
    spec: {
      type: MODEL_TYPE,
      lifecycle: settings.lifecycle,
      system: settings.system,
      dependsOn,
      providesApis,
    },
  });
}
