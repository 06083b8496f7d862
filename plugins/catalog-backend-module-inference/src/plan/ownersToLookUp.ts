// SPDX-License-Identifier: Apache-2.0
import { Entity, parseEntityRef } from '@backstage/catalog-model';
import { ProviderConfig } from '../config/ProviderConfig';
import { ownersOf } from '../entities/readEntity';
import { listCandidates } from '../owners/listCandidates';
import { Inventory } from './Inventory';

/** Whoever may own something of the inventory, whether or not the catalog has them. */
export function ownersToLookUp(
  { pools, gateways }: Inventory,
  others: ReadonlyMap<string, Entity>,
  { owners }: Pick<ProviderConfig, 'owners'>,
): string[] {
  const candidates = [...pools, ...gateways].flatMap(object =>
    listCandidates({ ...object, entityOwners: [] }, owners),
  );
  const all = [
    ...candidates.map(({ owner }) => owner),
    ...owners.clusters.map(({ owner }) => owner),
    ...[...others.values()].flatMap(ownersOf),
  ];
  return [...new Set(all)].filter(isRef).sort();
}

/** A label may say anything. */
function isRef(owner: string): boolean {
  try {
    return Boolean(parseEntityRef(owner).kind);
  } catch {
    return false;
  }
}
