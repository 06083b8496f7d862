// SPDX-License-Identifier: Apache-2.0
import {
  ExplainedBackend,
  ExplainRequest,
  Explanation,
  ExplanationOutcome,
  ExplanationStep,
} from '@inference-portal/backstage-plugin-inference-common';
import { knownKinds } from '../findings/judgeTopology';
import { nameOf } from '../findings/subjectOf';
import { Gateway, Listener } from '../objects/ClusterObjects';
import { AppliedPolicy } from '../policies/policiesOf';
import { policiesOfGateway, policiesOfRoute } from '../policies/policiesOf';
import { controllerOf, Provider, providerOf } from '../providers/providerOf';
import { deriveTimeouts } from '../timeouts/deriveTimeouts';
import { BackendNode, ClusterTopology } from '../topology/ClusterTopology';
import { describeMatch } from '../topology/describeMatch';
import { isPoolRef, joinBackendsOf } from '../topology/joinRoutes';
import { isModelHeader } from '../topology/modelNames';
import { objectKey } from '../topology/objectKey';
import { applySplit } from './applySplit';
import { Candidate, deriveCandidates } from './deriveCandidates';
import { deriveHeaders } from './deriveHeaders';
import { ExplainContext } from './ExplainContext';
import { findGateway } from './findGateway';
import { judgeBackend } from './judgeBackend';
import { judgeGateway } from './judgeGateway';
import { judgeGuards } from './judgeGuards';
import {
  fieldOf,
  findNearMisses,
  judgeNoRule,
  nameOfRule,
  pickRule,
  toExplainedRule,
} from './judgeRules';
import { KnownRequest, readRequest } from './KnownRequest';
import { Notes } from './Notes';
import { summarize } from './summarize';
import { toExplainedBackend } from './toExplainedBackend';
import { byGateway, unknownVerdict, Verdict } from './Verdict';

/** All that is found out, beside the steps. */
interface Findings extends Pick<Explanation, 'gateway' | 'listener' | 'match'> {
  nearMisses: Explanation['nearMisses'];
  backends: ExplainedBackend[];
  timeouts: Explanation['timeouts'];
}

interface Asked {
  topology: ClusterTopology;
  request: KnownRequest;
  context: ExplainContext;
  isKnown: ReturnType<typeof knownKinds>;
  notes: Notes;
  found: Findings;
}

/**
 * Thinks a request through, from the listener to the model server, without
 * sending it. Never throws, and never takes long: expressions are budgeted.
 */
export function explainRequest(
  topology: ClusterTopology,
  asked: ExplainRequest,
  context: ExplainContext,
): Explanation {
  const { snapshot } = topology;
  const request = readRequest(asked);
  const notes = new Notes(snapshot.cluster);
  const found: Findings = { nearMisses: [], backends: [], timeouts: [] };
  const isKnown = knownKinds(snapshot.kinds);
  const outcomes = explain(
    { topology, request, context, isKnown, notes, found },
    asked.gateway,
  )
    .filter(({ share }) => share > 0)
    .sort((a, b) => b.share - a.share);
  const summary = summarize(outcomes);
  notes.add('answer', outcomeOf(outcomes), summary);
  const { body, bodyBytes, host, method, pathAndQuery, headers } = request;
  return {
    cluster: snapshot.cluster,
    request: {
      method,
      path: pathAndQuery,
      host,
      headers: Object.fromEntries(headers),
      ...(body.kind === 'json' && body.model && { model: body.model }),
      bodyBytes,
    },
    summary,
    outcomes,
    unknowns: notes.unknowns,
    steps: notes.steps,
    ...found,
  };
}

function outcomeOf(
  outcomes: readonly ExplanationOutcome[],
): ExplanationStep['outcome'] {
  if (outcomes.some(({ status }) => status === 'unknown')) {
    return 'unknown';
  }
  return outcomes.every(({ cause }) => cause === 'answered')
    ? 'passed'
    : 'stopped';
}

function explain(
  asked: Asked,
  wanted: string | undefined,
): ExplanationOutcome[] {
  const { topology, request, isKnown, notes } = asked;
  const { objects } = topology.snapshot;
  const blind = judgeSight(asked);
  if (blind) {
    return whole(blind);
  }
  const choice = findGateway(
    objects.gateways,
    new Set(topology.gateways.map(({ key }) => key)),
    wanted,
    request,
  );
  if (choice.kind !== 'found') {
    const verdict =
      choice.kind === 'missing'
        ? noGateway(asked, wanted)
        : unknownVerdict(
            'gateway-ambiguous',
            `Several gateways take host \`${request.host}\`: ${choice.gateways
              .map(({ meta }) => objectKey(meta))
              .join(', ')}. Say which one is asked.`,
          );
    const outcome = choice.kind === 'missing' ? 'stopped' : 'unknown';
    notes.add('gateway', outcome, 'No gateway to ask', {
      detail: verdict.detail,
    });
    return whole(verdict);
  }
  const { gateway } = choice;
  const controllerName = controllerOf(
    gateway,
    objects.gatewayClasses,
    objects.httpRoutes,
  );
  const provider = providerOf(controllerName, objects.deployments);
  asked.found.gateway = {
    namespace: gateway.meta.namespace,
    name: gateway.meta.name,
    className: gateway.className,
    provider: provider.title,
    ...(provider.version !== undefined && { version: provider.version }),
  };
  const judged = judgeGateway(objects, gateway, provider, request, notes);
  if ('verdict' in judged) {
    return whole(judged.verdict);
  }
  const { name, port, protocol, hostname } = judged.listener;
  asked.found.listener = {
    name,
    port,
    protocol,
    ...(hostname !== undefined && { hostname }),
  };
  if (!isKnown('HTTPRoute')) {
    return whole(
      unknownVerdict(
        'kind-unreadable',
        'HTTPRoutes can not be read in this cluster.',
      ),
    );
  }
  return explainRoute(asked, {
    gateway,
    listener: judged.listener,
    provider,
    controllerName,
  });
}

interface Place {
  gateway: Gateway;
  listener: Listener;
  provider: Provider;
  controllerName: string | undefined;
}

function explainRoute(asked: Asked, place: Place): ExplanationOutcome[] {
  const { topology, request, context, notes, found } = asked;
  const { objects, cluster } = topology.snapshot;
  const { gateway, listener, provider } = place;
  const policies = policiesOfGateway(objects, gateway, listener);
  const early = judgeGuards(policies, 'PreRouting', request, notes);
  if (early) {
    return whole(early);
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
      notes.add('route', 'stopped', 'No rule takes the request', {
        detail: verdict.detail,
      });
    }
    return whole(verdict);
  }
  found.match = toExplainedRule(picked, cluster);
  notes.add('route', 'passed', `${nameOfRule(picked)} takes it`, {
    detail: `It matches ${describeMatch(picked.spec)}.`,
    object: picked.route,
    field: fieldOf(picked),
  });
  noteStale(picked, notes);
  return explainRule(asked, place, picked, policies);
}

function explainRule(
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
    return whole(guarded);
  }
  const at = { object: route, field: `spec.rules[${rule}]` };
  if (spec.filters.includes('RequestRedirect')) {
    const detail = 'The rule redirects the client, and asks no backend.';
    notes.add('backend', 'stopped', 'The rule redirects', { detail, ...at });
    return whole(byGateway(spec.redirectStatus ?? 302, 'redirected', detail));
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
    return whole(byGateway(500, none ? 'no-backend' : 'weights-zero', detail));
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

/** What must be readable before anything can be said. */
function judgeSight({ topology, isKnown, notes }: Asked): Verdict | undefined {
  const { cluster, state, reason, lastSyncedAt } = topology.snapshot;
  const live = state === 'connected' || state === 'degraded';
  if (!live) {
    const why = `Cluster ${cluster} is ${state}${reason ? `: ${reason}` : ''}`;
    notes.add('cluster', 'unknown', `Cluster ${cluster} is ${state}`, {
      detail: reason,
    });
    if (lastSyncedAt === undefined) {
      return unknownVerdict('cluster-unreadable', why);
    }
    notes.unknown(`${why}. What is said here was so at ${lastSyncedAt}`);
  }
  if (isKnown('Gateway')) {
    return undefined;
  }
  const detail = 'Gateways can not be read in this cluster.';
  notes.add('gateway', 'unknown', 'Gateways can not be read', { detail });
  return unknownVerdict('kind-unreadable', detail);
}

function noGateway({ topology }: Asked, wanted: string | undefined): Verdict {
  const there = topology.snapshot.objects.gateways.map(({ meta }) =>
    objectKey(meta),
  );
  return {
    status: 'none',
    cause: 'no-gateway',
    by: 'nobody',
    detail:
      wanted === undefined
        ? 'The cluster has no Gateway.'
        : `There is no Gateway ${wanted}; there are ${
            [...new Set(there)].sort().slice(0, 10).join(', ') || 'none'
          }.`,
  };
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
    notes.add('route', 'warning', `The status of ${nameOf(route)} is old`, {
      detail:
        'It was written for an earlier version of the route. The gateway may still work by that one.',
      object: route,
      field: 'status.parents',
    });
  }
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

function whole(verdict: Verdict): ExplanationOutcome[] {
  return [{ share: 1, ...verdict }];
}
