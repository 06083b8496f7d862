// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod';
import { GatewayPolicy } from '../../../core/objects/ClusterObjects';
import { ConditionResources, translateConditions } from './Condition';
import { createObjectParser } from './createObjectParser';
import { MetaResource } from './ObjectMeta';
import { ParentRefResource, translateParentRef } from './ParentRef';
import { parseBytes } from './parseBytes';

const HeaderResources = z
  .array(z.object({ name: z.string(), value: z.string() }))
  .nullish();

const TransformationResource = z.object({
  request: z
    .object({
      set: HeaderResources,
      add: HeaderResources,
      remove: z.array(z.string()).nullish(),
    })
    .nullish(),
});

/** Of what may refuse a request only its presence and its mode are read. */
const GuardResource = z.object({ mode: z.string().nullish() }).nullish();

const GUARDS = [
  'jwtAuthentication',
  'apiKeyAuthentication',
  'basicAuthentication',
  'extAuth',
  'authorization',
  'rateLimit',
] as const;

const TargetResource = z.object({
  group: z.string(),
  kind: z.string(),
  sectionName: z.string().nullish(),
});

/** AgentgatewayPolicy, agentgateway.dev/v1alpha1 */
const GatewayPolicyResource = z.object({
  metadata: MetaResource,
  spec: z.object({
    targetRefs: z.array(TargetResource.extend({ name: z.string() })).nullish(),
    targetSelectors: z
      .array(
        TargetResource.extend({
          matchLabels: z.record(z.string(), z.string()),
        }),
      )
      .nullish(),
    traffic: z
      .object({
        phase: z.enum(['PreRouting', 'PostRouting']).nullish(),
        transformation: TransformationResource.extend({
          conditional: z
            .array(z.object({ policy: TransformationResource.nullish() }))
            .nullish(),
        }).nullish(),
        timeouts: z.object({ request: z.string().nullish() }).nullish(),
        retry: z.object({ attempts: z.number().nullish() }).nullish(),
        directResponse: z.object({ status: z.number().nullish() }).nullish(),
        jwtAuthentication: GuardResource,
        apiKeyAuthentication: GuardResource,
        basicAuthentication: GuardResource,
        extAuth: GuardResource,
        authorization: GuardResource,
        rateLimit: GuardResource,
      })
      .nullish(),
    frontend: z
      .object({
        http: z
          .object({
            maxBufferSize: z.union([z.number(), z.string()]).nullish(),
            http1IdleTimeout: z.string().nullish(),
          })
          .nullish(),
      })
      .nullish(),
  }),
  status: z
    .object({
      ancestors: z
        .array(
          z.object({
            ancestorRef: ParentRefResource,
            controllerName: z.string(),
            conditions: ConditionResources,
          }),
        )
        .nullish(),
    })
    .nullish(),
});
type GatewayPolicyResource = z.infer<typeof GatewayPolicyResource>;

export const parseGatewayPolicy = createObjectParser(
  GatewayPolicyResource,
  ({ spec, status }, meta): GatewayPolicy => ({
    meta,
    targets: (spec.targetRefs ?? []).map(target => ({
      group: target.group,
      kind: target.kind,
      name: target.name,
      sectionName: target.sectionName || undefined,
    })),
    targetSelectors: (spec.targetSelectors ?? []).map(target => ({
      group: target.group,
      kind: target.kind,
      matchLabels: target.matchLabels,
      sectionName: target.sectionName || undefined,
    })),
    phase: spec.traffic?.phase ?? 'PostRouting',
    requestHeaders: translateRequestHeaders(spec.traffic?.transformation),
    removedHeaders: spec.traffic?.transformation?.request?.remove ?? undefined,
    guards: translateGuards(spec.traffic),
    directResponse: spec.traffic?.directResponse?.status ?? undefined,
    idleTimeout: spec.frontend?.http?.http1IdleTimeout || undefined,
    retryAttempts: spec.traffic?.retry?.attempts ?? undefined,
    requestTimeout: spec.traffic?.timeouts?.request || undefined,
    maxBufferSize: parseBytes(spec.frontend?.http?.maxBufferSize ?? undefined),
    ancestors: (status?.ancestors ?? []).map(ancestor => ({
      ancestorRef: translateParentRef(ancestor.ancestorRef, meta.namespace),
      controllerName: ancestor.controllerName,
      conditions: translateConditions(ancestor.conditions),
    })),
  }),
);

/** Conditional transformations count too: the header is set for some requests. */
function translateRequestHeaders(
  transformation: NonNullable<
    GatewayPolicyResource['spec']['traffic']
  >['transformation'],
): GatewayPolicy['requestHeaders'] {
  const headersOf = (
    request: NonNullable<typeof transformation>['request'],
    conditional: boolean,
  ) =>
    [...(request?.set ?? []), ...(request?.add ?? [])].map(
      ({ name, value }) => ({
        name,
        expression: value,
        ...(conditional && { conditional }),
      }),
    );
  return [
    ...headersOf(transformation?.request, false),
    ...(transformation?.conditional ?? []).flatMap(it =>
      headersOf(it.policy?.request, true),
    ),
  ];
}

function translateGuards(
  traffic: GatewayPolicyResource['spec']['traffic'],
): GatewayPolicy['guards'] {
  const guards = GUARDS.flatMap(setting => {
    const guard = traffic?.[setting];
    return guard ? [{ setting, mode: guard.mode ?? undefined }] : [];
  });
  return guards.length > 0 ? guards : undefined;
}
