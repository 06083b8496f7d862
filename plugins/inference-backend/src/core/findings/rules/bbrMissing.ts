// SPDX-License-Identifier: Apache-2.0
import { say } from '@inference-portal/backstage-plugin-inference-common';
import { ClusterObjects, Gateway } from '../../objects/ClusterObjects';
import { GatewayNode, RuleNode, Way } from '../../topology/ClusterTopology';
import { isModelHeader } from '../../topology/modelNames';
import { objectKey } from '../../topology/objectKey';
import { FindingRule, Judgement } from '../FindingRule';
import { isAgentgateway } from '../isAgentgateway';
import { createObject } from '../patchOf';
import { nameOf, subjectOf } from '../subjectOf';

/** How many rules a finding names before it counts the rest. */
const NAMED_RULES = 5;

/**
 * Rules that match a header with the model's name need something that reads the
 * request's body and sets it. Judged for agentgateway, whose policies are
 * watched, and for the header that nothing but Envoy AI Gateway sets. Other
 * headers are set by ext_proc filters that can't be seen here.
 */
export const bbrMissing: FindingRule = {
  code: 'bbr-missing',
  needs: ['HTTPRoute', 'Gateway', 'GatewayClass', 'AgentgatewayPolicy'],
  explainedBy: [
    'gateway-class-missing',
    'gateway-class-not-accepted',
    'bbr-header-mismatch',
    'bbr-not-attached',
  ],
  looksAt: ['gateways', 'httpRoutes', 'inferencePools'],
  judge: ({ gateways, snapshot }) =>
    gateways.flatMap(gateway => {
      const set = headersSet(gateway);
      return [...waysByHeader(gateway)]
        .filter(([header]) =>
          isAgentgateway(gateway)
            ? !set.has(header.toLowerCase())
            : header.toLowerCase() === AI_GATEWAY_HEADER &&
              !hasAiGatewayRoute(gateway, snapshot.objects),
        )
        .map(([header, ways]) => judgeHeader(gateway, header, ways));
    }),
};

const AI_GATEWAY_HEADER = 'x-ai-eg-model';

/** Envoy AI Gateway sets its header on gateways that one of its own routes is on. */
function hasAiGatewayRoute(
  { key }: GatewayNode,
  { httpRoutes }: ClusterObjects,
): boolean {
  return httpRoutes.some(
    ({ meta, parentRefs }) =>
      meta.owners.some(({ kind }) => kind === 'AIGatewayRoute') &&
      parentRefs.some(ref => objectKey(ref) === key),
  );
}

/** Headers that policies of the gateway set before it routes, lower case. */
export function headersSet({ policies }: GatewayNode): Set<string> {
  return new Set(
    policies
      .filter(({ phase }) => phase === 'PreRouting')
      .flatMap(({ requestHeaders }) =>
        requestHeaders.map(({ name }) => name.toLowerCase()),
      ),
  );
}

/** Ways whose rules match a model header, by the header as it is written first. */
export function waysByHeader(gateway: GatewayNode): ReadonlyMap<string, Way[]> {
  const ways = known.get(gateway.ways) ?? groupByHeader(gateway);
  known.set(gateway.ways, ways);
  return ways;
}

/** Several rules ask; the ways of a gateway are another array once they change. */
const known = new WeakMap<readonly Way[], ReadonlyMap<string, Way[]>>();

function groupByHeader(gateway: GatewayNode): Map<string, Way[]> {
  const written = new Map<string, string>();
  const ways = new Map<string, Way[]>();
  for (const way of gateway.ways) {
    for (const header of modelHeadersOf(way.rule, gateway)) {
      const key = header.toLowerCase();
      const name = written.get(key);
      if (name === undefined) {
        written.set(key, header);
        ways.set(header, [way]);
      } else {
        ways.get(name)?.push(way);
      }
    }
  }
  return ways;
}

function modelHeadersOf({ spec }: RuleNode, gateway: GatewayNode): string[] {
  const found: string[] = [];
  for (const { headers } of spec.matches) {
    for (const { name } of headers) {
      if (!found.includes(name) && isModelHeader(name, gateway)) {
        found.push(name);
      }
    }
  }
  return found;
}

function judgeHeader(
  node: GatewayNode,
  header: string,
  ways: Way[],
): Judgement {
  const { gateway } = node;
  const rules = describeRules(ways);
  const byPolicy = isAgentgateway(node);
  // A rule with a match that doesn't ask for the header is still reached by it.
  const needed = ways.every(({ rule }) =>
    rule.spec.matches.every(match =>
      match.headers.some(
        ({ name }) => name.toLowerCase() === header.toLowerCase(),
      ),
    ),
  );
  return {
    severity: 'error',
    title: say`Nothing sets the header that the routes match the model by`,
    detail: byPolicy
      ? say`${rules} match header ${header}, and no PreRouting policy on ${nameOf(
          gateway,
        )} sets it from the request's body. Requests without that header get status 404.`
      : say`${rules} match header ${header}, and no AIGatewayRoute on ${nameOf(
          gateway,
        )} sets it from the request's body. Requests without that header get status 404.`,
    subject: subjectOf(gateway),
    evidence: [
      { label: say`Header`, value: header },
      { label: say`Rules that match it`, value: rules },
      {
        label: byPolicy
          ? say`PreRouting policy of the gateway that sets it`
          : say`AIGatewayRoute of the gateway that sets it`,
        value: say`none`,
      },
    ],
    remedy: byPolicy
      ? policyRemedy(header, gateway)
      : {
          text: say`Let an AIGatewayRoute of Envoy AI Gateway lead to the pool: it sets the header from the body. On other providers match X-Gateway-Model-Name, and install GIE’s body-based routing.`,
        },
    ways,
    pools: [],
    stops: needed ? 'all' : 'some',
  };
}

function policyRemedy(header: string, gateway: Gateway): Judgement['remedy'] {
  return {
    text: say`Create an AgentgatewayPolicy that sets ${header} from the model of the request's body before routing. Adapters need a map from their name to the base model's.`,
    patch: createObject({
      apiVersion: 'agentgateway.dev/v1alpha1',
      kind: 'AgentgatewayPolicy',
      metadata: { namespace: gateway.meta.namespace, name: 'bbr' },
      spec: {
        targetRefs: [
          {
            group: 'gateway.networking.k8s.io',
            kind: 'Gateway',
            name: gateway.meta.name,
          },
        ],
        traffic: {
          phase: 'PreRouting',
          transformation: {
            request: {
              set: [
                { name: header, value: 'string(json(request.body).model)' },
              ],
            },
          },
        },
      },
    }),
  };
}

function describeRules(ways: Way[]): string {
  const rules = [...new Set(ways.map(({ rule }) => rule))];
  const named = rules
    .slice(0, NAMED_RULES)
    .map(({ route, index }) => say`${route.key} rule ${index}`)
    .join(', ');
  const rest = rules.length - NAMED_RULES;
  return rest > 0 ? say`${named} and ${rest} more` : named;
}
