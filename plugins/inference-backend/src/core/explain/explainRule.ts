// SPDX-License-Identifier: Apache-2.0
import { ExplanationOutcome } from '@inference-portal/backstage-plugin-inference-common';
import { AppliedPolicy, policiesOfRoute } from '../policies/policiesOf';
import { deriveTimeouts } from '../timeouts/deriveTimeouts';
import { BackendNode, ClusterTopology } from '../topology/ClusterTopology';
import { isPoolRef, joinBackendsOf } from '../topology/joinRoutes';
import { objectKey } from '../topology/objectKey';
import { applySplit } from './applySplit';
import { Asked, forAll, Place } from './Asked';
import { Candidate } from './deriveCandidates';
import { ExplainContext } from './ExplainContext';
import { judgeBackend } from './judgeBackend';
import { judgeGuards } from './judgeGuards';
import { toExplainedBackend } from './toExplainedBackend';
import { byGateway } from './Verdict';

/** From the rule on: its policies and filters, and what becomes of each backend's share. */
export function explainRule(
  asked: Asked,
  { gateway, provider }: Place,
  picked: Candidate,
  gatewayPolicies: AppliedPolicy[],
): ExplanationOutcome[] {
  const { topology, request, context, isKnown, notes, found } = asked;
  const { objects, cluster } = topology.snapshot;
  const { route, rule, status } = picked;
  const spec = route.rules[rule];
  const routePolicies = policiesOfRoute(
    objects,
    route,
    spec.name,
    objectKey(gateway.meta),
  );
  const backends = backendsOf(topology, picked);
  found.backends = backends.map(backend =>
    toExplainedBackend(backend, cluster, isKnown),
  );
  found.timeouts = deriveTimeouts({
    route,
    rule,
    provider,
    routePolicies,
    gatewayPolicies,
    policiesKnown: isKnown('AgentgatewayPolicy'),
    leadsToPool: spec.backendRefs.some(isPoolRef),
    observedP95Ms: slowest(backends, context),
  });
  const guarded = judgeGuards(
    [...gatewayPolicies, ...routePolicies],
    'PostRouting',
    request,
    notes,
  );
  if (guarded) {
    return forAll(guarded);
  }
  const at = { object: route, field: `spec.rules[${rule}]` };
  if (spec.filters.includes('RequestRedirect')) {
    const detail = 'The rule redirects the client, and asks no backend.';
    notes.add('backend', 'stopped', 'The rule redirects', { detail, ...at });
    return forAll(byGateway(spec.redirectStatus ?? 302, 'redirected', detail));
  }
  const drawn = backends.filter(({ share }) => share > 0);
  if (drawn.length === 0) {
    const none = spec.backendRefs.length === 0;
    const detail = none
      ? 'The rule has no backend.'
      : 'Every weight of the rule is 0, so no backend can be drawn.';
    notes.add('backend', 'stopped', 'No backend to send it to', {
      detail,
      object: route,
      field: `spec.rules[${rule}].backendRefs`,
    });
    return forAll(byGateway(500, none ? 'no-backend' : 'weights-zero', detail));
  }
  return applySplit(
    drawn.flatMap(backend =>
      judgeBackend({
        topology,
        route,
        rule,
        backend,
        status,
        request,
        provider,
        context,
        isKnown,
        notes,
      }).map(part => ({ backend, ...part })),
    ),
    provider,
    notes,
  );
}

function backendsOf(
  topology: ClusterTopology,
  { route, rule }: Candidate,
): BackendNode[] {
  const key = objectKey(route.meta);
  const node = topology.routes.find(known => known.key === key);
  return (
    node?.rules[rule]?.backends ??
    joinBackendsOf(topology.snapshot.objects, topology.poolsByKey, route, rule)
  );
}

/** How long requests to the slowest pool of the rule take. */
function slowest(
  backends: readonly BackendNode[],
  context: ExplainContext,
): number | undefined {
  const measured = backends.flatMap(({ pool }) => {
    const meta = pool?.pool.meta;
    return (
      (meta && context.poolLoad(meta.namespace, meta.name)?.e2eMs?.p95) ?? []
    );
  });
  return measured.length > 0 ? Math.max(...measured) : undefined;
}
