// SPDX-License-Identifier: Apache-2.0
import {
  Health,
  ServedModel,
} from '@inference-portal/backstage-plugin-inference-common';
import { NOBODY } from './filterPools';
import { poolKey } from './poolKey';

export interface ModelFilter {
  health?: Health;
  /** Entity ref of an owner; `NOBODY` where no entity has the model. */
  owner?: string;
  /** Words that all occur in the model's name, pools, entities or owners. */
  text?: string;
}

export function filterModels(
  models: ServedModel[],
  { health, owner, text = '' }: ModelFilter,
): ServedModel[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return models.filter(
    model =>
      (!health || model.health === health) &&
      (!owner ||
        (owner === NOBODY ? isNobodys(model) : model.owners.includes(owner))) &&
      words.every(word => searchText(model).includes(word)),
  );
}

/** No catalog entity has it. */
export function isNobodys({ entities }: ServedModel): boolean {
  return entities.length === 0;
}

function searchText({ name, pools, entities, owners }: ServedModel): string {
  return [name, ...pools.map(poolKey), ...entities, ...owners]
    .join(' ')
    .toLowerCase();
}
