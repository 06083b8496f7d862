// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod';
import { GatewayClass } from '../../../core/objects/ClusterObjects';
import { ConditionResources, translateConditions } from './Condition';
import { createObjectParser } from './createObjectParser';
import { MetaResource } from './ObjectMeta';

const GatewayClassResource = z.object({
  metadata: MetaResource,
  spec: z.object({ controllerName: z.string() }),
  status: z.object({ conditions: ConditionResources }).nullish(),
});

export const parseGatewayClass = createObjectParser(
  GatewayClassResource,
  (resource, meta): GatewayClass => ({
    meta,
    controllerName: resource.spec.controllerName,
    conditions: translateConditions(resource.status?.conditions),
  }),
);
