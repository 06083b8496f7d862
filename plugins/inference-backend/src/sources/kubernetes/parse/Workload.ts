// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod';
import { Workload } from '../../../core/objects/ClusterObjects';
import { ConditionResources, translateConditions } from './Condition';
import { ContainerResource, translateContainers } from './ContainerSpec';
import { createObjectParser } from './createObjectParser';
import { MetaResource, StringMap } from './ObjectMeta';

const PodTemplateResource = z.object({
  metadata: z.object({ labels: StringMap }).nullish(),
  spec: z.object({
    containers: z.array(ContainerResource),
    initContainers: z.array(ContainerResource).nullish(),
  }),
});

const StatusResource = z
  .object({
    readyReplicas: z.number().nullish(),
    conditions: ConditionResources,
  })
  .nullish();

/** apps/v1 */
export const parseStatefulSet = createObjectParser(
  z.object({
    metadata: MetaResource,
    spec: z.object({
      replicas: z.number().nullish(),
      selector: z.object({ matchLabels: StringMap }),
      template: PodTemplateResource,
    }),
    status: StatusResource,
  }),
  ({ spec, status }, meta): Workload => ({
    meta,
    replicas: spec.replicas ?? 1,
    readyReplicas: status?.readyReplicas ?? 0,
    selector: spec.selector.matchLabels ?? {},
    podLabels: spec.template.metadata?.labels ?? {},
    containers: translateContainers(spec.template.spec),
    conditions: translateConditions(status?.conditions),
  }),
);

const NAME_LABEL = 'leaderworkerset.sigs.k8s.io/name';
const WORKER_LABEL = 'leaderworkerset.sigs.k8s.io/worker-index';

/**
 * leaderworkerset.x-k8s.io/v1: groups of pods that serve one model together, of
 * which the leader takes the requests.
 */
export const parseLeaderWorkerSet = createObjectParser(
  z.object({
    metadata: MetaResource,
    spec: z.object({
      replicas: z.number().nullish(),
      leaderWorkerTemplate: z.object({
        leaderTemplate: PodTemplateResource.nullish(),
        workerTemplate: PodTemplateResource,
      }),
    }),
    status: StatusResource,
  }),
  ({ spec, status }, meta): Workload => {
    const { leaderTemplate, workerTemplate } = spec.leaderWorkerTemplate;
    // A leader without a template of its own is made as the workers are.
    const leader = leaderTemplate ?? workerTemplate;
    return {
      meta,
      replicas: spec.replicas ?? 1,
      readyReplicas: status?.readyReplicas ?? 0,
      selector: { [NAME_LABEL]: meta.name },
      podLabels: {
        ...leader.metadata?.labels,
        [NAME_LABEL]: meta.name,
        [WORKER_LABEL]: '0',
      },
      containers: translateContainers(leader.spec),
      conditions: translateConditions(status?.conditions),
    };
  },
);
