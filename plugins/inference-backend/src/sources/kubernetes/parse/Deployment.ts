// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod';
import { Deployment } from '../../../core/objects/ClusterObjects';
import { ConditionResources, translateConditions } from './Condition';
import { ContainerResource, translateContainers } from './ContainerSpec';
import { createObjectParser } from './createObjectParser';
import { MetaResource, StringMap } from './ObjectMeta';

const DeploymentResource = z.object({
  metadata: MetaResource,
  spec: z.object({
    replicas: z.number().nullish(),
    selector: z.object({ matchLabels: StringMap }),
    strategy: z.object({ type: z.string().nullish() }).nullish(),
    template: z.object({
      metadata: z.object({ labels: StringMap }).nullish(),
      spec: z.object({
        containers: z.array(ContainerResource),
        initContainers: z.array(ContainerResource).nullish(),
      }),
    }),
  }),
  status: z
    .object({
      readyReplicas: z.number().nullish(),
      conditions: ConditionResources,
    })
    .nullish(),
});

export const parseDeployment = createObjectParser(
  DeploymentResource,
  ({ spec, status }, meta): Deployment => ({
    meta,
    // The API server's default.
    replicas: spec.replicas ?? 1,
    // Left out of the status where no replica is ready.
    readyReplicas: status?.readyReplicas ?? 0,
    selector: spec.selector.matchLabels ?? {},
    podLabels: spec.template.metadata?.labels ?? {},
    strategy: spec.strategy?.type || undefined,
    containers: translateContainers(spec.template.spec),
    conditions: translateConditions(status?.conditions),
  }),
);
