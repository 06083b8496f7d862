// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod';
import { ContainerStatus, Pod } from '../../../core/objects/ClusterObjects';
import { ConditionResources, translateConditions } from './Condition';
import { ContainerResource, translateContainers } from './ContainerSpec';
import { createObjectParser } from './createObjectParser';
import { MetaResource } from './ObjectMeta';

const TerminatedResource = z.object({
  reason: z.string().nullish(),
  message: z.string().nullish(),
  exitCode: z.number().nullish(),
  finishedAt: z.string().nullish(),
});

const ContainerStatusResource = z.object({
  name: z.string(),
  ready: z.boolean(),
  restartCount: z.number(),
  image: z.string().nullish(),
  state: z
    .object({
      waiting: z
        .object({ reason: z.string().nullish(), message: z.string().nullish() })
        .nullish(),
      running: z.object({}).nullish(),
      terminated: TerminatedResource.nullish(),
    })
    .nullish(),
  lastState: z.object({ terminated: TerminatedResource.nullish() }).nullish(),
});
type ContainerStatusResource = z.infer<typeof ContainerStatusResource>;

const PodResource = z.object({
  metadata: MetaResource,
  spec: z.object({
    nodeName: z.string().nullish(),
    containers: z.array(ContainerResource),
    initContainers: z.array(ContainerResource).nullish(),
  }),
  status: z
    .object({
      phase: z.string().nullish(),
      podIP: z.string().nullish(),
      startTime: z.string().nullish(),
      containerStatuses: z.array(ContainerStatusResource).nullish(),
      initContainerStatuses: z.array(ContainerStatusResource).nullish(),
      conditions: ConditionResources,
    })
    .nullish(),
});

export const parsePod = createObjectParser(
  PodResource,
  ({ spec, status }, meta): Pod => ({
    meta,
    phase: status?.phase || 'Unknown',
    node: spec.nodeName || undefined,
    ip: status?.podIP || undefined,
    startedAt: status?.startTime ?? undefined,
    containers: translateContainers(spec),
    statuses: [
      ...(status?.containerStatuses ?? []),
      ...(status?.initContainerStatuses ?? []).filter(isOfInterest),
    ].map(translateStatus),
    conditions: translateConditions(status?.conditions),
  }),
);

/** Sidecars, and init steps that keep the pod from starting; not those that are done. */
function isOfInterest(status: ContainerStatusResource): boolean {
  return status.state?.terminated?.exitCode !== 0;
}

function translateStatus(status: ContainerStatusResource): ContainerStatus {
  const waiting = status.state?.waiting;
  // Between a crash and the next start the newest termination is in `state`.
  const ended = status.state?.terminated ?? status.lastState?.terminated;
  return {
    name: status.name,
    ready: status.ready,
    restarts: status.restartCount,
    image: status.image || undefined,
    waiting: waiting
      ? {
          reason: waiting.reason || undefined,
          message: waiting.message || undefined,
        }
      : undefined,
    lastTermination: ended
      ? {
          reason: ended.reason || undefined,
          message: ended.message || undefined,
          exitCode: ended.exitCode ?? undefined,
          finishedAt: ended.finishedAt ?? undefined,
        }
      : undefined,
  };
}
