// SPDX-License-Identifier: Apache-2.0
import { ModelLoad } from '@inference-portal/backstage-plugin-inference-common';
import { LoadReader } from '../core/ports';
import { OTHER_MODEL } from '../core/signals/ModelNames';
import { PoolNode } from '../core/topology/ClusterTopology';
import { modelsOfEndpoint } from '../core/topology/servedModels';

/** As many as a picker's page keeps apart, and the rest of them. */
const MAX_NAMES = 65;

const ORDER: ReadonlyArray<ModelLoad['kind']> = [
  'model',
  'adapter',
  'other',
  'unknown',
];

/** Names that nobody serves can be many: the busiest tell most. */
function compare(a: ModelLoad, b: ModelLoad): number {
  return (
    ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind) ||
    (a.kind === 'unknown'
      ? (b.load.requestRate ?? 0) - (a.load.requestRate ?? 0)
      : 0) ||
    a.model.localeCompare(b.model)
  );
}

/**
 * Load of a pool by the names that its clients ask for. Clients ask for names
 * that nobody serves too: those are told apart from models and adapters.
 */
export function toModelLoads(
  { pool, endpoints }: PoolNode,
  cluster: string,
  load: Pick<LoadReader, 'models' | 'servedModels'>,
): ModelLoad[] {
  const { namespace, name } = pool.meta;
  const measured = load.models(cluster, namespace, name);
  if (measured.size === 0) {
    return [];
  }
  const served = endpoints.map(endpoint => {
    const { meta } = endpoint.pod;
    return modelsOfEndpoint(
      endpoint,
      load.servedModels(cluster, meta.namespace, meta.name),
    );
  });
  const models = new Set(served.flatMap(one => one.models));
  const adapters = new Set(served.flatMap(one => one.adapters));
  const kindOf = (model: string): ModelLoad['kind'] => {
    if (adapters.has(model)) {
      return 'adapter';
    }
    if (models.has(model)) {
      return 'model';
    }
    return model === OTHER_MODEL ? 'other' : 'unknown';
  };
  return [...measured]
    .map(([model, measures]) => ({
      model,
      kind: kindOf(model),
      load: measures,
    }))
    .sort(compare)
    .slice(0, MAX_NAMES);
}
