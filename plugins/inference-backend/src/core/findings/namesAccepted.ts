// SPDX-License-Identifier: Apache-2.0
import { PoolNode } from '../topology/ClusterTopology';
import { adaptersOfArguments, modelsOfArguments } from '../topology/modelNames';
import { readyOf } from './describeEndpoints';
import { LoadView } from './LoadView';

export interface AcceptedNames {
  models: ReadonlySet<string>;
  /** Adapters among them, as far as they are known. */
  all: ReadonlySet<string>;
}

/**
 * Names that a pool's ready servers answer to: those on their pages and, as a
 * page tells only the first of several, those of their arguments. Undefined
 * where no page was read, or one of them names no model.
 */
export function namesAccepted(
  { endpoints }: PoolNode,
  load: LoadView,
): AcceptedNames | undefined {
  const models = new Set<string>();
  const adapters = new Set<string>();
  const ready = readyOf(endpoints);
  for (const endpoint of ready) {
    const served = load.served(endpoint);
    if (!served || served.models.length === 0) {
      return undefined;
    }
    const { containers } = endpoint.pod;
    for (const name of [...served.models, ...modelsGiven(containers)]) {
      models.add(name);
    }
    for (const name of [
      ...served.adapters,
      ...adaptersOfArguments(containers),
    ]) {
      adapters.add(name);
    }
  }
  return ready.length > 0
    ? { models, all: new Set([...models, ...adapters]) }
    : undefined;
}

/** Of several `--served-model-name`; the model's own name counts only without any. */
function modelsGiven(containers: Parameters<typeof modelsOfArguments>[0]) {
  const given = modelsOfArguments(containers);
  return given.length > 1 ? given : [];
}
