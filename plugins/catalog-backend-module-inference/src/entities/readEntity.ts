// SPDX-License-Identifier: Apache-2.0
import {
  Entity,
  parseEntityRef,
  RELATION_OWNED_BY,
} from '@backstage/catalog-model';

export function isComponent(entityRef: string): boolean {
  return parseEntityRef(entityRef).kind === 'component';
}

/** A list of its specification; empty where there is none. */
export function listOf(entity: Entity | undefined, field: string): string[] {
  const value = entity?.spec?.[field];
  return Array.isArray(value) ? value.map(String) : [];
}

/** As its relations say, be they to somebody who exists or not. */
export function ownersOf(entity: Entity | undefined): string[] {
  return (entity?.relations ?? [])
    .filter(({ type }) => type === RELATION_OWNED_BY)
    .map(({ targetRef }) => targetRef)
    .sort();
}
