// SPDX-License-Identifier: Apache-2.0
import { Entity } from '@backstage/catalog-model';
import { MODELS_ANNOTATION } from '@inference-portal/backstage-plugin-inference-common';
import { nameOfModel } from '../entities/entityNames';
import { listOf } from '../entities/readEntity';

/** A model by all names that lead to its entity, and where it is served. */
export interface CollectedModel {
  /** Differing by big and small letters only; sorted. */
  names: string[];
  /** Sorted. */
  poolRefs: string[];
}

/**
 * Models by the pools that serve them. Of pools that can't say what they serve
 * what they served last counts.
 *
 * @param served - names by ref of the pool
 * @param isMute - whether the pool exists, or may still, and does not say
 * @param made - by ref, models among them
 */
export function collectModels(
  served: ReadonlyMap<string, readonly string[]>,
  isMute: (poolRef: string) => boolean,
  made: ReadonlyMap<string, Entity>,
): CollectedModel[] {
  const models = new Map<
    string,
    { names: Set<string>; poolRefs: Set<string> }
  >();
  const add = (name: string, poolRef: string) => {
    const key = nameOfModel(name);
    const model = models.get(key) ?? { names: new Set(), poolRefs: new Set() };
    model.names.add(name);
    model.poolRefs.add(poolRef);
    models.set(key, model);
  };
  for (const [poolRef, names] of served) {
    // A comma parts the names in the annotation.
    names
      .filter(name => !name.includes(','))
      .forEach(name => add(name, poolRef));
  }
  for (const entity of made.values()) {
    const names = entity.metadata.annotations?.[MODELS_ANNOTATION]?.split(',');
    for (const poolRef of listOf(entity, 'dependsOn').filter(isMute)) {
      names?.forEach(name => add(name, poolRef));
    }
  }
  return [...models.values()].map(({ names, poolRefs }) => ({
    names: [...names].sort(),
    poolRefs: [...poolRefs].sort(),
  }));
}
