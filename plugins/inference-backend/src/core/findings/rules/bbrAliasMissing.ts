// SPDX-License-Identifier: Apache-2.0
import { say } from '@inference-portal/backstage-plugin-inference-common';
import { GatewayNode, PoolNode, Way } from '../../topology/ClusterTopology';
import {
  adaptersOfArguments,
  isModelHeader,
  modelsOfArguments,
  modelsOfRule,
  readsModel,
} from '../../topology/modelNames';
import { GatewayPolicy } from '../../objects/ClusterObjects';
import { FindingRule, Judgement, Patch } from '../FindingRule';
import { isAgentgateway } from '../isAgentgateway';
import { LoadView } from '../LoadView';
import { mergePatch } from '../patchOf';
import { nameOf, subjectOf } from '../subjectOf';

/** Nothing but the body's model, or a map by it: of others it can't be told what they yield. */
const PLAIN = /^string\(json\(request\.body\)\.model\)$/;
const MAP = /^\{[^{}]*\}\[string\(json\(request\.body\)\.model\)\]$/;
/** The same, where other names stay what they are. */
const MAP_OR_SELF =
  /^default\(\{[^{}]*\}\[string\(json\(request\.body\)\.model\)\],string\(json\(request\.body\)\.model\)\)$/;

/**
 * A name that servers answer to and that no request comes in by: the policy
 * turns it into a header that no rule of the pool matches, or into none.
 */
export const bbrAliasMissing: FindingRule = {
  code: 'bbr-alias-missing',
  needs: [
    'HTTPRoute',
    'Gateway',
    'GatewayClass',
    'AgentgatewayPolicy',
    'InferencePool',
    'Pod',
    'Deployment',
  ],
  explainedBy: [
    'bbr-missing',
    'bbr-header-mismatch',
    'bbr-not-attached',
    'server-model-name-mismatch',
    'pool-models-differ',
  ],
  readsLoad: true,
  judge: ({ pools }, { load }) => {
    // Few gateways lead to many pools: each is looked at once.
    const policies = new Map<GatewayNode, ModelPolicy | undefined>();
    return pools.flatMap(pool =>
      [...waysByGateway(pool)].flatMap(([gateway, ways]) => {
        if (!policies.has(gateway)) {
          policies.set(gateway, soleModelPolicy(gateway));
        }
        const policy = policies.get(gateway);
        const names = policy ? namesUnreached(pool, ways, policy, load) : [];
        return policy && names.length > 0
          ? [judgement(gateway, policy, { pool, ways, names })]
          : [];
      }),
    );
  },
};

function waysByGateway({ ways }: PoolNode): Map<GatewayNode, Way[]> {
  const byGateway = new Map<GatewayNode, Way[]>();
  for (const way of ways) {
    const { gateway } = way.parent;
    if (gateway && isAgentgateway(gateway)) {
      const same = byGateway.get(gateway);
      if (same) {
        same.push(way);
      } else {
        byGateway.set(gateway, [way]);
      }
    }
  }
  return byGateway;
}

interface ModelPolicy {
  policy: GatewayPolicy;
  header: string;
  /** Without white space. */
  expression: string;
  written: string;
}

/** Undefined where several set a model header, or one in a way that is not known. */
function soleModelPolicy({ policies }: GatewayNode): ModelPolicy | undefined {
  const all = policies.flatMap(policy =>
    policy.phase === 'PreRouting'
      ? policy.requestHeaders
          .filter(({ expression }) => readsModel(expression))
          .map(({ name, expression, conditional }) => ({
            policy,
            header: name,
            expression: expression.replace(/\s+/g, ''),
            written: expression,
            conditional,
          }))
      : [],
  );
  const [only] = all;
  return all.length === 1 &&
    !only.conditional &&
    [PLAIN, MAP, MAP_OR_SELF].some(form => form.test(only.expression))
    ? only
    : undefined;
}

function namesUnreached(
  pool: PoolNode,
  ways: Way[],
  { expression }: ModelPolicy,
  load: LoadView,
): string[] {
  const { gateway } = ways[0].parent;
  const takesAny = ways.some(({ rule }) =>
    rule.spec.matches.some(({ headers }) =>
      headers.every(
        ({ name, type }) => type !== 'Exact' || !isModelHeader(name, gateway),
      ),
    ),
  );
  const matched = new Set(
    ways.flatMap(({ rule }) => modelsOfRule(rule, gateway)),
  );
  if (takesAny || matched.size === 0) {
    return [];
  }
  const map = mapOf(expression);
  const isItself = PLAIN.test(expression) || MAP_OR_SELF.test(expression);
  const isMatched = (name: string) =>
    matched.has(map.get(name) ?? (isItself ? name : ''));
  const names = namesOf(pool, load);
  // Where none gets through, another finding says so.
  return names.some(isMatched)
    ? names.filter(name => !isMatched(name)).sort()
    : [];
}

/** What the servers answer to, by their pages and arguments. */
function namesOf({ endpoints, workloads }: PoolNode, load: LoadView): string[] {
  // Pods are made from their workload: thousands need not be read.
  const containers =
    workloads.length > 0
      ? workloads.map(workload => workload.containers)
      : endpoints.map(({ pod }) => pod.containers);
  const models = new Set<string>();
  const adapters = new Set<string>();
  for (const endpoint of endpoints) {
    const served = load.served(endpoint);
    served?.models.forEach(name => models.add(name));
    served?.adapters.forEach(name => adapters.add(name));
  }
  const isOnPages = models.size > 0;
  for (const each of containers) {
    const given = modelsOfArguments(each);
    // A page tells only the first of several names.
    if (given.length > 1 || !isOnPages) {
      given.forEach(name => models.add(name));
    }
    adaptersOfArguments(each).forEach(name => adapters.add(name));
  }
  return [...new Set([...models, ...adapters])];
}

/** Keys and values of a CEL map of strings. */
function mapOf(expression: string): Map<string, string> {
  const pair = /(["'])((?:(?!\1).)*)\1:(["'])((?:(?!\3).)*)\3/g;
  return new Map(
    [...expression.matchAll(pair)].map(([, , key, , value]) => [key, value]),
  );
}

function judgement(
  node: GatewayNode,
  modelPolicy: ModelPolicy,
  found: { pool: PoolNode; ways: Way[]; names: string[] },
): Judgement {
  const { pool, ways, names } = found;
  const { policy, header, expression } = modelPolicy;
  const models = [
    ...new Set(ways.flatMap(({ rule }) => modelsOfRule(rule, node))),
  ];
  const entries = names
    .map(name => `${JSON.stringify(name)}: ${JSON.stringify(models[0])}`)
    .join(', ');
  return {
    severity: 'warning',
    title: say`A name that is served can’t be asked for`,
    detail: say`The servers of ${nameOf(pool.pool)} answer to ${names.join(
      ', ',
    )}, and ${nameOf(
      policy,
    )} does not turn that into a ${header} that a rule for the pool matches: such requests get status 404.`,
    subject: subjectOf(pool.pool),
    evidence: [
      { label: say`Served, and not reached`, value: names.join(', ') },
      { label: say`${header} the rules match`, value: models.join(', ') },
      { label: say`Expression`, value: expression },
    ],
    remedy: {
      text: PLAIN.test(expression)
        ? say`Add ${entries} to the map in ${nameOf(
            policy,
          )}, which has none yet: write {…}[string(json(request.body).model)] with every model's own name in it too.`
        : say`Add ${entries} to the map in ${nameOf(policy)}.`,
      patch: mapPatch(
        node,
        modelPolicy,
        new Map(names.map(name => [name, models[0]])),
      ),
    },
    ways,
    pools: [],
    stops: 'none',
  };
}

/** What the CRD takes. */
const MAX_EXPRESSION = 16_384;

/** The policy's map with the names in it, where the policy sets this header only. */
function mapPatch(
  { ways }: GatewayNode,
  { policy, header, expression, written }: ModelPolicy,
  missing: ReadonlyMap<string, string>,
): Patch | undefined {
  const entriesOf = (map: Iterable<readonly [string, string]>) =>
    Array.from(
      map,
      ([name, model]) => `${JSON.stringify(name)}: ${JSON.stringify(model)}`,
    ).join(', ');
  // A map answers to its keys only: every model that is routed must be one.
  const routed = new Set(
    ways.flatMap(({ rule, parent }) => modelsOfRule(rule, parent.gateway)),
  );
  const value = PLAIN.test(expression)
    ? `{${entriesOf([
        ...[...routed].sort().map(model => [model, model] as const),
        ...missing,
      ])}}[string(json(request.body).model)]`
    : `${written.slice(0, written.lastIndexOf('}')).trimEnd()}, ${entriesOf(
        missing,
      )}${written.slice(written.lastIndexOf('}'))}`;
  return policy.requestHeaders.length === 1 && value.length <= MAX_EXPRESSION
    ? mergePatch(policy, {
        spec: {
          traffic: {
            transformation: { request: { set: [{ name: header, value }] } },
          },
        },
      })
    : undefined;
}
