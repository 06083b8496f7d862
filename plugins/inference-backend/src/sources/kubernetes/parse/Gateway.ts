// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod';
import { Gateway, Listener } from '../../../core/objects/ClusterObjects';
import { ConditionResources, translateConditions } from './Condition';
import { createObjectParser } from './createObjectParser';
import { MetaResource, StringMap } from './ObjectMeta';

const ListenerResource = z.object({
  name: z.string(),
  hostname: z.string().nullish(),
  port: z.number(),
  protocol: z.string(),
  allowedRoutes: z
    .object({
      namespaces: z
        .object({
          from: z.enum(['All', 'Same', 'Selector', 'None']).nullish(),
          selector: z.object({ matchLabels: StringMap }).nullish(),
        })
        .nullish(),
    })
    .nullish(),
});

const ListenerStatusResource = z.object({
  name: z.string(),
  attachedRoutes: z.number().nullish(),
  conditions: ConditionResources,
});

const GatewayResource = z.object({
  metadata: MetaResource,
  spec: z.object({
    gatewayClassName: z.string(),
    listeners: z.array(ListenerResource).nullish(),
  }),
  status: z
    .object({
      addresses: z.array(z.object({ value: z.string().nullish() })).nullish(),
      conditions: ConditionResources,
      listeners: z.array(ListenerStatusResource).nullish(),
    })
    .nullish(),
});

export const parseGateway = createObjectParser(
  GatewayResource,
  (resource, meta): Gateway => ({
    meta,
    className: resource.spec.gatewayClassName,
    listeners: (resource.spec.listeners ?? []).map(listener =>
      translateListener(
        listener,
        resource.status?.listeners?.find(it => it.name === listener.name),
      ),
    ),
    addresses: (resource.status?.addresses ?? []).flatMap(
      address => address.value || [],
    ),
    conditions: translateConditions(resource.status?.conditions),
  }),
);

function translateListener(
  listener: z.infer<typeof ListenerResource>,
  status: z.infer<typeof ListenerStatusResource> | undefined,
): Listener {
  const namespaces = listener.allowedRoutes?.namespaces;
  return {
    name: listener.name,
    hostname: listener.hostname || undefined,
    port: listener.port,
    protocol: listener.protocol,
    // Same is the default of the Gateway API.
    allowedRoutes: {
      from: namespaces?.from ?? 'Same',
      selector: namespaces?.selector?.matchLabels ?? undefined,
    },
    attachedRoutes: status?.attachedRoutes ?? undefined,
    conditions: translateConditions(status?.conditions),
  };
}
