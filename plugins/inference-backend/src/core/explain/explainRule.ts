// SPDX-License-Identifier: Apache-2.0
import {
  ExplanationOutcome,
  say,
} from '@inference-portal/backstage-plugin-inference-common';
import { AppliedPolicy, policiesOfRoute } from '../policies/policiesOf';
import { providerPoliciesOf } from '../policies/providerPoliciesOf';
import { timeoutsOfRule } from '../timeouts/timeoutsOfWay';
import { BackendNode, ClusterTopology } from '../topology/ClusterTopology';
import { joinBackendsOf } from '../topology/joinRoutes';
import { objectKey } from '../topology/objectKey';
import { applySplit } from './applySplit';
import { Asked, forAll, Place } from './Asked';
import { Candidate } from './deriveCandidates';
import { judgeBackend } from './judgeBackend';
import { judgeGuards } from './judgeGuards';
import { judgeProviderGuards } from './judgeProviderGuards';
import { toExplainedBackend } from './toExplainedBackend';
import { byGateway } from './Verdict';

/** From the rule on: its policies and filters, and what becomes of each backend's share. */
export function explainRule(
  asked: Asked,
  { gateway, listener, provider }: Place,
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
  found.timeouts = timeoutsOfRule(
    {
      route,
      rule,
      backends,
      provider,
      gateway,
      gatewayKey: objectKey(gateway.meta),
      listener,
    },
    {
      objects: topology.snapshot.objects,
      isKnown,
      observedP99Ms: ({ pool }) =>
        context.poolLoad(pool.meta.namespace, pool.meta.name)?.e2eMs?.p99,
    },
  );
  const guarded =
    judgeGuards(
      [...gatewayPolicies, ...routePolicies],
      'PostRouting',
      request,
      notes,
    ) ??
    judgeProviderGuards(
      providerPoliciesOf(objects, {
        provider: provider.name,
        gateway,
        listener,
        route,
        ruleName: spec.name,
        pools: backends.flatMap(({ pool }) => pool?.pool ?? []),
      }),
      request,
      notes,
    );
  if (guarded) {
    return forAll(guarded);
  }
  const at = { object: route, field: `spec.rules[${rule}]` };
  if (spec.filters.includes('RequestRedirect')) {
    const detail = say`The rule redirects the client, and asks no backend.`;
    notes.add('backend', 'stopped', say`The rule redirects`, { detail, ...at });
    return forAll(byGateway(spec.redirectStatus ?? 302, 'redirected', detail));
  }
  const drawn = backends.filter(({ share }) => share > 0);
  if (drawn.length === 0) {
    const none = spec.backendRefs.length === 0;
    const detail = none
      ? say`The rule has no backend.`
      : say`Every weight of the rule is 0, so no backend can be drawn.`;
    notes.add('backend', 'stopped', say`No backend to send it to`, {
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
