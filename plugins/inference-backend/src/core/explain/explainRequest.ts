// SPDX-License-Identifier: Apache-2.0
import {
  ExplainRequest,
  Explanation,
  ExplanationOutcome,
  ExplanationStep,
  say,
} from '@inference-portal/backstage-plugin-inference-common';
import { knownKinds } from '../findings/judgeTopology';
import { controllerOf, providerOf } from '../providers/providerOf';
import { ClusterTopology } from '../topology/ClusterTopology';
import { objectKey } from '../topology/objectKey';
import { Asked, forAll, Found } from './Asked';
import { ExplainContext } from './ExplainContext';
import { explainRoute } from './explainRoute';
import { findGateway } from './findGateway';
import { judgeGateway } from './judgeGateway';
import { judgeSight } from './judgeSight';
import { readRequest } from './KnownRequest';
import { Notes } from './Notes';
import { summarize } from './summarize';
import { unknownVerdict, Verdict } from './Verdict';

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
  const found: Found = { nearMisses: [], backends: [], timeouts: [] };
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
    return forAll(blind);
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
            say`Several gateways take host \`${
              request.host
            }\`: ${choice.gateways
              .map(({ meta }) => objectKey(meta))
              .join(', ')}. Say which one is asked.`,
          );
    const outcome = choice.kind === 'missing' ? 'stopped' : 'unknown';
    notes.add('gateway', outcome, say`No gateway to ask`, {
      detail: verdict.detail,
    });
    return forAll(verdict);
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
    return forAll(judged.verdict);
  }
  const { name, port, protocol, hostname } = judged.listener;
  asked.found.listener = {
    name,
    port,
    protocol,
    ...(hostname !== undefined && { hostname }),
  };
  if (!isKnown('HTTPRoute')) {
    return forAll(
      unknownVerdict(
        'kind-unreadable',
        say`HTTPRoutes can not be read in this cluster.`,
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
        ? say`The cluster has no Gateway.`
        : say`There is no Gateway ${wanted}; there are ${
            [...new Set(there)].sort().slice(0, 10).join(', ') || say`none`
          }.`,
  };
}
