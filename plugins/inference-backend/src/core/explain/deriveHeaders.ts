// SPDX-License-Identifier: Apache-2.0
import { say } from '@inference-portal/backstage-plugin-inference-common';
import { JudgeContext } from '../findings/FindingRule';
import { Gateway, Listener } from '../objects/ClusterObjects';
import { Provider } from '../providers/Provider';
import { ClusterTopology } from '../topology/ClusterTopology';
import { applyPolicies, RoutedRequest } from './applyPolicies';
import { RoutedHeader } from './checkMatch';
import { ExplainContext } from './ExplainContext';
import { KnownRequest } from './KnownRequest';
import { MODEL_HEADERS } from '../topology/modelNames';
import { Notes } from './Notes';
import { applyAiGateway, applyBodyBasedRouting } from './readModelHeaders';

/** The headers of a request when it is routed, and how they came about. */
export function deriveHeaders({
  topology,
  gateway,
  listener,
  provider,
  request,
  context,
  isKnown,
  notes,
}: {
  topology: ClusterTopology;
  gateway: Gateway;
  listener: Listener;
  provider: Provider;
  request: KnownRequest;
  context: ExplainContext;
  isKnown: JudgeContext['isKnown'];
  notes: Notes;
}): RoutedRequest {
  const { objects } = topology.snapshot;
  const headers = new Map<string, RoutedHeader>(
    Array.from(request.headers, ([name, value]) => [
      name,
      { state: 'present', value },
    ]),
  );
  headers.set('host', { state: 'present', value: request.host });
  if (provider.name === 'agentgateway') {
    if (isKnown('AgentgatewayPolicy')) {
      const { expressions } = context;
      return applyPolicies(
        { objects, gateway, listener, request, expressions, notes },
        headers,
      );
    }
    return withoutSight(
      say`AgentgatewayPolicies can not be read in this cluster`,
      headers,
      notes,
    );
  }
  if (!isKnown('Deployment')) {
    return withoutSight(
      say`Deployments can not be read, so whether body-based routing runs is not known`,
      headers,
      notes,
    );
  }
  const stage = { objects, gateway, request, notes };
  applyBodyBasedRouting(stage, headers);
  applyAiGateway(stage, headers);
  return { headers, problem: problemOf(request) };
}

/** What can't be seen could set any header of a model. */
function withoutSight(
  why: string,
  headers: Map<string, RoutedHeader>,
  notes: Notes,
): RoutedRequest {
  for (const name of MODEL_HEADERS) {
    headers.set(name, { state: 'unknown', why });
  }
  notes.add(
    'policy',
    'unknown',
    say`What sets the model's header is not known`,
    {
      detail: `${why}.`,
    },
  );
  notes.unknown(why);
  return { headers };
}

function problemOf({ body }: KnownRequest): RoutedRequest['problem'] {
  if (body.kind === 'invalid') {
    return 'invalid';
  }
  return body.kind === 'none' || body.model === undefined
    ? 'missing'
    : undefined;
}
