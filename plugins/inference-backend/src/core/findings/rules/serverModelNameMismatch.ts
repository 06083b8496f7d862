// SPDX-License-Identifier: Apache-2.0
import { say } from '@inference-portal/backstage-plugin-inference-common';
import { GatewayNode, PoolNode, Way } from '../../topology/ClusterTopology';
import { modelsOfRule, readsModel } from '../../topology/modelNames';
import { FindingRule, Judgement } from '../FindingRule';
import { isAgentgateway } from '../isAgentgateway';
import { LoadView } from '../LoadView';
import { namesAccepted } from '../namesAccepted';
import { jsonPatch } from '../patchOf';
import { nameOf, subjectOf } from '../subjectOf';

/**
 * The route takes requests for a model, and the servers behind it know none by
 * that name. Judged where it is known which names clients send: by agentgateway's
 * policies, or by headers that hold the body's model as it is. Not where a
 * rewrite, or KServe's own gateway, may give the request another one.
 */
export const serverModelNameMismatch: FindingRule = {
  code: 'server-model-name-mismatch',
  needs: [
    'HTTPRoute',
    'InferencePool',
    'Pod',
    'AgentgatewayPolicy',
    'InferenceModelRewrite',
    'LLMInferenceService',
  ],
  explainedBy: ['pool-models-differ'],
  readsLoad: true,
  // Servers that are replaced one by one answer to the old name for a while.
  lastsMs: 60_000,
  judge: ({ pools, snapshot: { objects } }, { load }) => {
    const rewritten = new Set(
      objects.inferenceModelRewrites.map(
        ({ meta, pool }) => `${meta.namespace}/${pool.name}`,
      ),
    );
    return pools
      .filter(({ key }) => !rewritten.has(key))
      .flatMap(pool => judgePool(pool, load));
  },
};

function judgePool(node: PoolNode, load: LoadView): Judgement[] {
  const ways = node.ways.filter(way => namesSent(way).length > 0);
  const accepted =
    ways.length > 0 && !node.service ? namesAccepted(node, load) : undefined;
  return accepted ? ways.flatMap(way => judgeWay(way, node, accepted.all)) : [];
}

/** Headers that Envoy AI Gateway and GIE's body-based routing set to the body's model. */
const EXACT_HEADERS: ReadonlySet<string> = new Set([
  'x-ai-eg-model',
  'x-gateway-model-name',
]);

/** Names that requests of the rule may ask for; none where that is not known. */
function namesSent({ rule, parent: { gateway } }: Way): string[] {
  if (!gateway) {
    return [];
  }
  if (isAgentgateway(gateway)) {
    const routed = modelsOfRule(rule, gateway);
    return routed.length > 0 ? [...routed, ...aliasesOf(gateway)] : [];
  }
  const { matches } = rule.spec;
  const exact = matches.flatMap(({ headers }) =>
    headers
      .filter(
        ({ name, type }) =>
          type === 'Exact' && EXACT_HEADERS.has(name.toLowerCase()),
      )
      .map(({ value }) => value),
  );
  // A match that does not ask for the model takes any.
  return exact.length >= matches.length ? exact : [];
}

function judgeWay(
  way: Way,
  node: PoolNode,
  accepted: ReadonlySet<string>,
): Judgement[] {
  const { rule, parent } = way;
  if (namesSent(way).some(name => accepted.has(name))) {
    return [];
  }
  const routed = modelsOfRule(rule, parent.gateway);
  const { route } = rule.route;
  const served = [...accepted].sort();
  return [
    {
      severity: 'error',
      title: say`The model servers know no model by the name that is routed`,
      detail: say`Rule ${rule.index} of ${nameOf(
        route,
      )} sends requests for ${routed.join(', ')} to pool ${
        node.pool.meta.name
      }, whose servers answer to ${served.join(
        ', ',
      )}: they refuse every request with status 404.`,
      subject: subjectOf(route, `spec.rules[${rule.index}].matches`),
      evidence: [
        { label: say`Routed`, value: routed.join(', ') },
        { label: say`Served`, value: served.join(', ') },
      ],
      remedy: {
        text: say`Start the servers with --served-model-name ${routed[0]}, or let the rule match ${served[0]} and tell clients to ask for that.`,
        patch: renameMatch(way, routed, served),
      },
      ways: [way],
      pools: [],
      stops: 'all',
    },
  ];
}

/** Strings of the gateway's expressions: whatever a map could stand for is among them. */
function aliasesOf({ policies }: GatewayNode): string[] {
  return policies
    .flatMap(({ requestHeaders }) => requestHeaders)
    .filter(({ expression }) => readsModel(expression))
    .flatMap(({ expression }) =>
      [...expression.matchAll(/"([^"\\]*)"|'([^'\\]*)'/g)].map(
        ([, double, single]) => double ?? single,
      ),
    );
}

/** Where one name is matched, once, and one is served, it is clear what was meant. */
function renameMatch(way: Way, routed: string[], served: string[]) {
  const { matches } = way.rule.spec;
  const places = matches.flatMap(({ headers }, match) =>
    headers.flatMap(({ value }, header) =>
      value === routed[0] ? [{ match, header }] : [],
    ),
  );
  return routed.length === 1 && served.length === 1 && places.length === 1
    ? jsonPatch(way.rule.route.route, {
        op: 'replace',
        path: `/spec/rules/${way.rule.index}/matches/${places[0].match}/headers/${places[0].header}/value`,
        value: served[0],
      })
    : undefined;
}
