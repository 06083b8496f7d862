// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod';
import {
  BackendRef,
  HttpRoute,
  RouteMatch,
  RouteRuleSpec,
} from '../../../core/objects/ClusterObjects';
import { ConditionResources, translateConditions } from './Condition';
import { createObjectParser } from './createObjectParser';
import { ManagedFieldsResources, translateManagers } from './FieldManager';
import { readLastAppliedRules } from './lastApplied';
import { MetaResource } from './ObjectMeta';
import { ParentRefResource, translateParentRef } from './ParentRef';

const NamedMatchResources = z
  .array(
    z.object({
      type: z.string().nullish(),
      name: z.string(),
      value: z.string(),
    }),
  )
  .nullish();

const MatchResource = z.object({
  path: z
    .object({ type: z.string().nullish(), value: z.string().nullish() })
    .nullish(),
  headers: NamedMatchResources,
  queryParams: NamedMatchResources,
  method: z.string().nullish(),
});

const BackendRefResource = z.object({
  group: z.string().nullish(),
  kind: z.string().nullish(),
  namespace: z.string().nullish(),
  name: z.string(),
  port: z.number().nullish(),
  weight: z.number().nullish(),
});

const RuleResource = z.object({
  name: z.string().nullish(),
  matches: z.array(MatchResource).nullish(),
  backendRefs: z.array(BackendRefResource).nullish(),
  filters: z
    .array(
      z.object({
        type: z.string(),
        requestRedirect: z
          .object({ statusCode: z.number().nullish() })
          .nullish(),
      }),
    )
    .nullish(),
  timeouts: z
    .object({
      request: z.string().nullish(),
      backendRequest: z.string().nullish(),
    })
    .nullish(),
});

const HttpRouteResource = z.object({
  metadata: MetaResource.extend({ managedFields: ManagedFieldsResources }),
  // Everything below spec is optional: the API server takes a route without rules.
  spec: z
    .object({
      parentRefs: z.array(ParentRefResource).nullish(),
      hostnames: z.array(z.string()).nullish(),
      rules: z.array(RuleResource).nullish(),
    })
    .nullish(),
  status: z
    .object({
      parents: z
        .array(
          z.object({
            parentRef: ParentRefResource,
            controllerName: z.string(),
            conditions: ConditionResources,
          }),
        )
        .nullish(),
    })
    .nullish(),
});

export const parseHttpRoute = createObjectParser(
  HttpRouteResource,
  (resource, meta): HttpRoute => ({
    meta,
    parentRefs: (resource.spec?.parentRefs ?? []).map(ref =>
      translateParentRef(ref, meta.namespace),
    ),
    hostnames: resource.spec?.hostnames ?? [],
    rules: (resource.spec?.rules ?? []).map(rule =>
      translateRule(rule, meta.namespace),
    ),
    parents: (resource.status?.parents ?? []).map(parent => ({
      parentRef: translateParentRef(parent.parentRef, meta.namespace),
      controllerName: parent.controllerName,
      conditions: translateConditions(parent.conditions),
    })),
    managers: translateManagers(resource.metadata.managedFields),
    lastAppliedRules: readLastAppliedRules(
      resource.metadata,
      RuleResource,
    )?.map(rule => translateRule(rule, meta.namespace)),
  }),
);

function translateRule(
  rule: z.infer<typeof RuleResource>,
  ownNamespace: string,
): RouteRuleSpec {
  return {
    name: rule.name || undefined,
    matches: (rule.matches ?? []).map(translateMatch),
    backendRefs: (rule.backendRefs ?? []).map(ref =>
      translateBackendRef(ref, ownNamespace),
    ),
    filters: (rule.filters ?? []).map(filter => filter.type),
    redirectStatus:
      (rule.filters ?? []).find(filter => filter.requestRedirect)
        ?.requestRedirect?.statusCode ?? undefined,
    timeouts: rule.timeouts
      ? {
          request: rule.timeouts.request ?? undefined,
          backendRequest: rule.timeouts.backendRequest ?? undefined,
        }
      : undefined,
  };
}

/** Defaults as the Gateway API has them: exact headers, path prefix `/`. */
function translateMatch(match: z.infer<typeof MatchResource>): RouteMatch {
  return {
    path: match.path
      ? {
          type: match.path.type ?? 'PathPrefix',
          value: match.path.value ?? '/',
        }
      : undefined,
    headers: translateNamedMatches(match.headers),
    queryParams: translateNamedMatches(match.queryParams),
    method: match.method || undefined,
  };
}

function translateNamedMatches(
  matches: z.infer<typeof NamedMatchResources>,
): RouteMatch['headers'] {
  return (matches ?? []).map(({ type, name, value }) => ({
    type: type ?? 'Exact',
    name,
    value,
  }));
}

function translateBackendRef(
  ref: z.infer<typeof BackendRefResource>,
  ownNamespace: string,
): BackendRef {
  return {
    group: ref.group ?? '',
    kind: ref.kind ?? 'Service',
    namespace: ref.namespace || ownNamespace,
    name: ref.name,
    port: ref.port ?? undefined,
    weight: ref.weight ?? 1,
  };
}
