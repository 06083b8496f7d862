// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto';
import {
  ANNOTATION_LOCATION,
  ANNOTATION_ORIGIN_LOCATION,
  Entity,
} from '@backstage/catalog-model';
import { INVENTORY_LOCATION_TYPE } from '@inference-portal/backstage-plugin-inference-common';
import { Ownership } from '../owners/resolveOwner';

/** Says what an entity was made of, and that it was made: of equal ones it is equal. */
export const FINGERPRINT_ANNOTATION = 'inference-portal.io/fingerprint';

/** The cluster whose word counts on whether the entity's object is still there. */
export const CLUSTER_ANNOTATION = 'inference-portal.io/cluster';

/** Marks what nobody owns, so that one can filter for it. */
const UNOWNED_TAG = 'unowned';

/** Parts of an entity that differ by what it is made of. */
export interface EntityParts {
  kind: 'API' | 'Component' | 'Resource';
  namespace: string;
  name: string;
  title: string;
  description: string;
  tags?: readonly string[];
  annotations?: Record<string, string>;
  /** Undefined where it is not of one cluster, as models are. */
  cluster?: string;
  ownership: Ownership;
  spec: Record<string, string | readonly string[] | undefined>;
}

/** An entity as the provider gives it to the catalog. */
export function createMadeEntity(parts: EntityParts): Entity {
  const { kind, namespace, name, title, cluster, ownership, spec } = parts;
  const location = `${INVENTORY_LOCATION_TYPE}:${cluster ?? 'models'}`;
  const tags = [
    ...(parts.tags ?? []),
    ...(ownership.isUnowned ? [UNOWNED_TAG] : []),
  ];
  const entity: Entity = {
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: {
      namespace,
      name,
      title,
      description: [parts.description, ...ownership.problems].join(' '),
      ...(tags.length > 0 && { tags: [...new Set(tags)].sort() }),
      annotations: {
        ...parts.annotations,
        ...(cluster && { [CLUSTER_ANNOTATION]: cluster }),
        [ANNOTATION_LOCATION]: location,
        [ANNOTATION_ORIGIN_LOCATION]: location,
      },
    },
    spec: { ...withoutEmpty(spec), owner: ownership.owner },
  };
  return withFingerprint(entity);
}

/** By what it was made of, whatever the catalog added since. */
export function fingerprintOf(entity: Entity): string | undefined {
  return entity.metadata.annotations?.[FINGERPRINT_ANNOTATION];
}

export function clusterOf(entity: Entity): string | undefined {
  return entity.metadata.annotations?.[CLUSTER_ANNOTATION];
}

/** Whether the provider made it; others may copy an annotation. */
export function isMade({ metadata }: Entity): boolean {
  const location = metadata.annotations?.[ANNOTATION_LOCATION] ?? '';
  return location.startsWith(`${INVENTORY_LOCATION_TYPE}:`);
}

function withFingerprint(entity: Entity): Entity {
  const fingerprint = createHash('sha256')
    .update(JSON.stringify(entity))
    .digest('hex')
    .slice(0, 16);
  const annotations = {
    ...entity.metadata.annotations,
    [FINGERPRINT_ANNOTATION]: fingerprint,
  };
  return { ...entity, metadata: { ...entity.metadata, annotations } };
}

function withoutEmpty(spec: EntityParts['spec']) {
  return Object.fromEntries(
    Object.entries(spec).flatMap(([key, value]) =>
      value === undefined || value.length === 0
        ? []
        : [[key, typeof value === 'string' ? value : [...value]]],
    ),
  );
}
