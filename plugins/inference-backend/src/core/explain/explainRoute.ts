// SPDX-License-Identifier: Apache-2.0
import {
  ExplanationOutcome,
  say,
} from '@inference-portal/backstage-plugin-inference-common';
import { nameOf } from '../findings/subjectOf';
import { policiesOfGateway } from '../policies/policiesOf';
import { describeMatch } from '../topology/describeMatch';
import { isModelHeader } from '../topology/modelNames';
import { objectKey } from '../topology/objectKey';
import { Asked, forAll, Place } from './Asked';
import { Candidate, deriveCandidates } from './deriveCandidates';
import { deriveHeaders } from './deriveHeaders';
import { explainRule } from './explainRule';
import { judgeGuards } from './judgeGuards';
import {
  fieldOf,
  findNearMisses,
  judgeNoRule,
  nameOfRule,
  pickRule,
  toExplainedRule,
} from './judgeRules';
import { Notes } from './Notes';

/** From the listener on: the headers, and the rule that takes the request. */
export function explainRoute(asked: Asked, place: Place): ExplanationOutcome[] {
  const { topology, request, context, notes, found } = asked;
  const { objects, cluster } = topology.snapshot;
  const { gateway, listener, provider } = place;
  const policies = policiesOfGateway(objects, gateway, listener);
  const early = judgeGuards(policies, 'PreRouting', request, notes);
  if (early) {
    return forAll(early);
  }
  const { headers, problem } = deriveHeaders({ ...asked, ...place });
  const candidates = deriveCandidates(objects.httpRoutes, place, {
    request,
    headers,
    expressions: context.expressions,
  });
  const picked = pickRule(candidates, provider.name, notes);
  if (picked === undefined || 'verdict' in picked) {
    found.nearMisses = findNearMisses(candidates, provider.name, cluster);
    const node = topology.gateways.find(
      ({ key }) => key === objectKey(gateway.meta),
    );
    const verdict =
      picked?.verdict ??
      judgeNoRule(candidates, {
        request,
        headers,
        problem,
        isModelHeader: name => isModelHeader(name, node),
      });
    if (!picked) {
      notes.add('route', 'stopped', say`No rule takes the request`, {
        detail: verdict.detail,
      });
    }
    return forAll(verdict);
  }
  found.match = toExplainedRule(picked, cluster);
  notes.add('route', 'passed', say`${nameOfRule(picked)} takes it`, {
    detail: say`It matches ${describeMatch(picked.spec)}.`,
    object: picked.route,
    field: fieldOf(picked),
  });
  noteStale(picked, notes);
  return explainRule(asked, place, picked, policies);
}

function noteStale({ route, status }: Candidate, notes: Notes): void {
  const { generation } = route.meta;
  const stale = status?.conditions.some(
    ({ observedGeneration = generation }) =>
      observedGeneration !== undefined &&
      generation !== undefined &&
      observedGeneration < generation,
  );
  if (stale) {
    notes.add('route', 'warning', say`The status of ${nameOf(route)} is old`, {
      detail: say`It was written for an earlier version of the route. The gateway may still work by that one.`,
      object: route,
      field: 'status.parents',
    });
  }
}
