// SPDX-License-Identifier: Apache-2.0
import { KUBERNETES_ANNOTATIONS } from '@inference-portal/backstage-plugin-inference-common';
import { PoolNode } from '../topology/ClusterTopology';
import { matchesSelector } from './parseLabelSelector';
import { PoolQuery } from './parseAnnotations';

/** Finds the pools of one cluster that belong to an entity. */
export class PoolDirectory {
  private readonly byKey = new Map<string, PoolNode>();
  private readonly byModel = new Map<string, PoolNode[]>();
  private readonly byKubernetesId = new Map<string, PoolNode[]>();

  /** @param modelsOf - every name by which the pool's models are known. */
  constructor(
    private readonly pools: readonly PoolNode[],
    modelsOf: (pool: PoolNode) => Iterable<string>,
  ) {
    for (const pool of pools) {
      this.byKey.set(pool.key, pool);
      for (const model of new Set(modelsOf(pool))) {
        append(this.byModel, model, pool);
      }
      const ids = labelSetsOf(pool).flatMap(
        labels => labels[KUBERNETES_ANNOTATIONS.id] ?? [],
      );
      for (const id of new Set(ids)) {
        append(this.byKubernetesId, id, pool);
      }
    }
  }

  get models(): string[] {
    return [...this.byModel.keys()];
  }

  /** Names of the pools in a namespace. */
  namesIn(namespace: string): string[] {
    return this.pools
      .filter(({ pool }) => pool.meta.namespace === namespace)
      .map(({ pool }) => pool.meta.name);
  }

  /** The cluster of the query is the caller's business. */
  find(query: PoolQuery): PoolNode[] {
    switch (query.by) {
      case 'name': {
        const pool = this.byKey.get(`${query.namespace}/${query.name}`);
        return pool ? [pool] : [];
      }
      case 'model':
        return this.byModel.get(query.model) ?? [];
      case 'labels':
        return this.candidates(query).filter(
          pool =>
            (query.namespace === undefined ||
              query.namespace === pool.pool.meta.namespace) &&
            labelSetsOf(pool).some(labels =>
              matchesSelector(query.requirements, labels),
            ),
        );
      default:
        return [];
    }
  }

  /** `backstage.io/kubernetes-id` is what nearly all ask for. */
  private candidates({
    requirements,
  }: PoolQuery & { by: 'labels' }): readonly PoolNode[] {
    const id = requirements.find(
      ({ key, operator, values }) =>
        key === KUBERNETES_ANNOTATIONS.id &&
        operator === 'in' &&
        values.length === 1,
    );
    return id ? this.byKubernetesId.get(id.values[0]) ?? [] : this.pools;
  }
}

/** Labels of the pool, of its pods, and of what makes them: of one of these an entity is known. */
function labelSetsOf({
  pool,
  endpoints,
  workloads,
  service,
}: PoolNode): Array<Record<string, string>> {
  return [
    pool.meta.labels,
    ...(service ? [service.meta.labels] : []),
    ...workloads.flatMap(({ meta, podLabels }) => [meta.labels, podLabels]),
    ...endpoints.map(({ pod }) => pod.meta.labels),
  ];
}

function append<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) {
    list.push(value);
  } else {
    map.set(key, [value]);
  }
}
