// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod';
import { GatewayPolicy } from '../../../core/objects/ClusterObjects';
import { createObjectParser } from './createObjectParser';
import { MetaResource } from './ObjectMeta';
import { parseBytes } from './parseBytes';
import {
  PolicyStatusResource,
  TargetFields,
  translateAncestors,
  translateTargets,
} from './PolicyTargets';

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

/** AgentgatewayPolicy, agentgateway.dev/v1alpha1 */
const GatewayPolicyResource = z.object({
  metadata: MetaResource,
  spec: z.object({
    ...TargetFields,
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
  status: PolicyStatusResource,
});
type GatewayPolicyResource = z.infer<typeof GatewayPolicyResource>;

export const parseGatewayPolicy = createObjectParser(
  GatewayPolicyResource,
  ({ spec, status }, meta): GatewayPolicy => ({
    meta,
    ...translateTargets(spec),
    phase: spec.traffic?.phase ?? 'PostRouting',
    requestHeaders: translateRequestHeaders(spec.traffic?.transformation),
    removedHeaders: spec.traffic?.transformation?.request?.remove ?? undefined,
    guards: translateGuards(spec.traffic),
    directResponse: spec.traffic?.directResponse?.status ?? undefined,
    idleTimeout: spec.frontend?.http?.http1IdleTimeout || undefined,
    retryAttempts: spec.traffic?.retry?.attempts ?? undefined,
    requestTimeout: spec.traffic?.timeouts?.request || undefined,
    maxBufferSize: parseBytes(spec.frontend?.http?.maxBufferSize ?? undefined),
    ancestors: translateAncestors(status, meta.namespace),
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
