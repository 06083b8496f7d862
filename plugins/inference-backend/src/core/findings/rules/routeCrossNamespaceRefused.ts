// SPDX-License-Identifier: Apache-2.0
import { say } from '@inference-portal/backstage-plugin-inference-common';
import { BackendNode, RuleNode } from '../../topology/ClusterTopology';
import { groupOf, objectKey } from '../../topology/objectKey';
import { conditionEvidence, conditionOf, statusOf } from '../conditionOf';
import { FindingRule, Judgement } from '../FindingRule';
import { formatShare } from '../formatShare';
import { createObject } from '../patchOf';
import { nameOf, subjectOf } from '../subjectOf';

/**
 * A reference into another namespace needs a ReferenceGrant there, and a
 * provider that honours it for pools: not all do.
 */
export const routeCrossNamespaceRefused: FindingRule = {
  code: 'route-cross-namespace-refused',
  needs: ['HTTPRoute', 'InferencePool', 'ReferenceGrant'],
  explainedBy: [],
  judge: ({ routes }) =>
    routes.flatMap(({ rules }) =>
      rules.flatMap(rule =>
        rule.backends.flatMap(backend => judgeBackend(rule, backend)),
      ),
    ),
};

function judgeBackend(rule: RuleNode, backend: BackendNode): Judgement[] {
  if (!backend.crossNamespace || !backend.pool) {
    return [];
  }
  // Only parents that have not said "resolved" refuse it.
  const ways = rule.route.ways.filter(
    way =>
      way.backend === backend &&
      statusOf(way.parent.status?.conditions, 'ResolvedRefs') !== 'True',
  );
  if (ways.length === 0) {
    return [];
  }
  const refused = conditionOf(
    ways[0].parent.status?.conditions ?? [],
    'ResolvedRefs',
  );
  if (backend.grant) {
    // With a grant only a controller that says so refuses, and nothing else of
    // the route may be the reason.
    return refused?.status === 'False' && isOnlySuspect(rule, backend)
      ? [judgement(rule, backend, { ways, refused })]
      : [];
  }
  return [judgement(rule, backend, { ways, refused })];
}

function isOnlySuspect(rule: RuleNode, backend: BackendNode): boolean {
  return rule.route.rules.every(({ backends }) =>
    backends.every(
      other =>
        other === backend ||
        (other.crossNamespace && other.grant !== undefined) ||
        other.pool !== undefined ||
        other.service !== undefined,
    ),
  );
}

function judgement(
  rule: RuleNode,
  backend: BackendNode,
  seen: Pick<Judgement, 'ways'> & {
    refused: ReturnType<typeof conditionOf>;
  },
): Judgement {
  const { route } = rule.route;
  const { ref, grant, share } = backend;
  return {
    severity: 'error',
    title: grant
      ? say`The gateway refuses the pool of another namespace in spite of a grant`
      : say`The route may not use the pool of another namespace`,
    detail: say`Rule ${rule.index} of ${nameOf(
      route,
    )} sends requests to InferencePool ${objectKey(
      ref,
    )} in another namespace. ${
      grant
        ? say`${nameOf(
            grant,
          )} allows it, yet the gateway's controller refuses: it does not honour grants for pools (agentgateway up to 1.4.1, kgateway, Envoy AI Gateway before its fix).`
        : say`No ReferenceGrant in ${ref.namespace} allows that, so these requests get status 500.`
    }`,
    subject: subjectOf(
      route,
      `spec.rules[${rule.index}].backendRefs[${backend.index}]`,
    ),
    evidence: [
      { label: 'backendRef', value: `${ref.kind} ${objectKey(ref)}` },
      { label: say`Share of the rule`, value: formatShare(share) },
      {
        label: 'ReferenceGrant',
        value: grant ? objectKey(grant.meta) : say`none in ${ref.namespace}`,
      },
      conditionEvidence('HTTPRoute', 'ResolvedRefs', seen.refused),
    ],
    remedy: grant
      ? {
          text: say`Move the route to namespace ${ref.namespace}, where the pool is; the gateway's listener must allow routes from there. Or upgrade the provider to a version that honours grants for pools.`,
        }
      : {
          text: say`Grant it in ${ref.namespace}. Where the provider does not honour grants for pools (agentgateway up to 1.4.1), move the route to namespace ${ref.namespace} instead.`,
          patch: createObject({
            apiVersion: 'gateway.networking.k8s.io/v1beta1',
            kind: 'ReferenceGrant',
            metadata: {
              namespace: ref.namespace,
              name: `${route.meta.namespace}-to-${ref.name}`,
            },
            spec: {
              from: [
                {
                  group: groupOf(route.meta),
                  kind: route.meta.kind,
                  namespace: route.meta.namespace,
                },
              ],
              to: [{ group: ref.group, kind: ref.kind, name: ref.name }],
            },
          }),
        },
    ways: seen.ways,
    pools: [],
    stops: share > 0 ? 'all' : 'none',
    since: seen.refused?.lastTransitionAt,
  };
}
