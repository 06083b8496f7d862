// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod';
import { ClusterEvent } from '../../../core/objects/ClusterObjects';
import { createObjectParser } from './createObjectParser';
import { MetaResource } from './ObjectMeta';

const RegardingResource = z.object({
  kind: z.string().nullish(),
  namespace: z.string().nullish(),
  name: z.string().nullish(),
});

const SeriesResource = z
  .object({
    count: z.number().nullish(),
    lastObservedTime: z.string().nullish(),
  })
  .nullish();

/**
 * v1 and events.k8s.io/v1 are two spellings of the same stored object; new
 * recorders fill `series` and `eventTime`, old ones `count` and `lastTimestamp`.
 */
const EventResource = z.object({
  metadata: MetaResource,
  type: z.string().nullish(),
  reason: z.string().nullish(),
  message: z.string().nullish(),
  note: z.string().nullish(),
  involvedObject: RegardingResource.nullish(),
  regarding: RegardingResource.nullish(),
  count: z.number().nullish(),
  deprecatedCount: z.number().nullish(),
  series: SeriesResource,
  firstTimestamp: z.string().nullish(),
  lastTimestamp: z.string().nullish(),
  deprecatedLastTimestamp: z.string().nullish(),
  eventTime: z.string().nullish(),
});

/** As much as a person reads; some schedulers write a line per node. */
const MAX_MESSAGE_LENGTH = 2_000;

export const parseClusterEvent = createObjectParser(
  EventResource,
  (resource, meta): ClusterEvent => {
    const regarding = resource.involvedObject ?? resource.regarding;
    const message = resource.message ?? resource.note ?? '';
    return {
      meta,
      type: resource.type ?? 'Normal',
      reason: resource.reason ?? '',
      message: message.slice(0, MAX_MESSAGE_LENGTH),
      regarding: {
        kind: regarding?.kind ?? '',
        namespace: regarding?.namespace ?? '',
        name: regarding?.name ?? '',
      },
      count:
        resource.series?.count ??
        (resource.count || resource.deprecatedCount || 1),
      lastSeenAt:
        resource.series?.lastObservedTime ??
        resource.lastTimestamp ??
        resource.deprecatedLastTimestamp ??
        resource.eventTime ??
        resource.firstTimestamp ??
        meta.createdAt,
    };
  },
);
