// SPDX-License-Identifier: Apache-2.0
import { NotFoundError } from '@backstage/errors';
import {
  ObjectCondition,
  ObjectEvent,
  ObjectRef,
  ShownObject,
} from '@inference-portal/backstage-plugin-inference-common';
import { stringify } from 'yaml';
import { resolveEntity } from '../core/entities/resolveEntity';
import { ClusterEvent, ObjectMeta } from '../core/objects/ClusterObjects';
import { eventsOf } from '../core/objects/eventsOf';
import {
  objectsOnPath,
  PathObject,
  StatedCondition,
} from '../core/objects/objectsOnPath';
import { ObjectReader, ReadObject } from '../core/ports';
import { groupOf } from '../core/topology/objectKey';
import { CatalogEntities } from './CatalogEntities';
import { ClusterViews } from './ClusterViews';
import { toObjectRef } from './toObjectRef';

/**
 * Shows single objects on the way of an entity's requests. Their YAML is the one
 * thing that is asked of a cluster because somebody wants to see it, and only
 * when they do.
 */
export class ObjectViewer {
  constructor(
    private readonly parts: { catalog: CatalogEntities; objects: ObjectReader },
    private readonly views: ClusterViews,
  ) {}

  /**
   * @throws NotFoundError where the catalog has no such entity, or the object is
   * not on the way of its requests
   */
  async show(entityRef: string, wanted: ObjectRef): Promise<ShownObject> {
    const { cluster } = wanted;
    const found = await this.find(entityRef, wanted);
    const events =
      this.views.get(cluster)?.topology.snapshot.objects.events ?? [];
    const read = await this.parts.objects.read(cluster, found.meta);
    return {
      object: toObjectRef(cluster, found.meta),
      conditions: found.conditions.map(condition =>
        toCondition(condition, found.meta),
      ),
      events: eventsOf(found.meta, events).map(event =>
        toEvent(event, found.meta),
      ),
      ...toYaml(read),
    };
  }

  private async find(
    entityRef: string,
    wanted: ObjectRef,
  ): Promise<PathObject> {
    const queries = await this.parts.catalog.queriesOf(entityRef);
    if (!queries) {
      throw new NotFoundError(`The catalog has no entity ${entityRef}`);
    }
    const { pools } = resolveEntity(
      queries,
      this.views.all().map(view => view.search()),
    );
    const found = pools
      .filter(({ cluster }) => cluster === wanted.cluster)
      .flatMap(({ pool }) => objectsOnPath(pool))
      .find(({ meta }) => isWanted(meta, wanted));
    if (!found) {
      const { cluster, kind, namespace, name } = wanted;
      throw new NotFoundError(
        `${kind} ${
          namespace ? `${namespace}/` : ''
        }${name} of cluster ${cluster} is not on the way of requests to ${entityRef}`,
      );
    }
    return found;
  }
}

/** In whatever version: the cluster may serve another one by now. */
function isWanted(meta: ObjectMeta, wanted: ObjectRef): boolean {
  return (
    meta.kind === wanted.kind &&
    meta.name === wanted.name &&
    meta.namespace === (wanted.namespace ?? '') &&
    groupOf(meta) === groupOf(wanted)
  );
}

function toYaml(
  read: ReadObject,
): Pick<ShownObject, 'yaml' | 'readAt' | 'problem'> {
  return read.ok
    ? {
        yaml: stringify(read.object, { lineWidth: 0 }),
        readAt: new Date(read.atMs).toISOString(),
      }
    : { problem: read.reason };
}

function toCondition(
  condition: StatedCondition,
  { generation }: ObjectMeta,
): ObjectCondition {
  const { of, type, status, reason, message, lastTransitionAt } = condition;
  const { observedGeneration = generation } = condition;
  return {
    ...(of && { of }),
    type,
    status,
    ...(reason && { reason }),
    ...(message && { message }),
    ...(lastTransitionAt && { since: lastTransitionAt }),
    ...(generation !== undefined &&
      observedGeneration !== undefined &&
      observedGeneration < generation && { stale: true }),
  };
}

function toEvent(event: ClusterEvent, { kind }: ObjectMeta): ObjectEvent {
  const { type, reason, message, count, lastSeenAt, regarding } = event;
  return {
    type,
    reason,
    message,
    count,
    ...(lastSeenAt && { lastSeenAt }),
    ...(regarding.kind !== kind && {
      about: `${regarding.kind} ${regarding.name}`,
    }),
  };
}
