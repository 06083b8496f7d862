// SPDX-License-Identifier: Apache-2.0
import { say } from '@inference-portal/backstage-plugin-inference-common';
import { BackendNode, RuleNode } from '../../topology/ClusterTopology';
import { modelsOfRule } from '../../topology/modelNames';
import { FindingRule, Judgement } from '../FindingRule';
import { formatShare } from '../formatShare';
import { LoadView } from '../LoadView';
import { AcceptedNames, namesAccepted } from '../namesAccepted';
import { nameOf, subjectOf } from '../subjectOf';

interface Serving {
  backend: BackendNode;
  names: AcceptedNames;
}

/** A split sends the same request to either pool: both must know the model. */
export const poolModelsDiffer: FindingRule = {
  code: 'pool-models-differ',
  needs: ['HTTPRoute', 'InferencePool', 'Pod', 'InferenceModelRewrite'],
  explainedBy: [],
  readsLoad: true,
  lastsMs: 60_000,
  judge: ({ routes, snapshot: { objects } }, { load }) => {
    const rewritten = new Set(
      objects.inferenceModelRewrites.map(
        ({ meta, pool }) => `${meta.namespace}/${pool.name}`,
      ),
    );
    return routes.flatMap(({ rules }) =>
      rules.flatMap(rule => judgeRule(rule, rewritten, load)),
    );
  },
};

function judgeRule(
  rule: RuleNode,
  rewritten: ReadonlySet<string>,
  load: LoadView,
): Judgement[] {
  const shared = rule.backends.filter(
    ({ pool, share }) => pool && share > 0 && !rewritten.has(pool.key),
  );
  if (shared.length < 2) {
    return [];
  }
  const serving = shared.flatMap(backend => {
    const names = backend.pool && namesAccepted(backend.pool, load);
    return names ? [{ backend, names }] : [];
  });
  const wanted = namesWanted(rule, serving);
  return serving.flatMap(each => {
    const lacking = wanted.filter(name => !each.names.all.has(name));
    return lacking.length > 0 ? [judgement(rule, each, lacking, serving)] : [];
  });
}

/** What some pool of the rule serves, of what the rule takes. */
function namesWanted(rule: RuleNode, serving: Serving[]): string[] {
  const routed = new Set(
    rule.route.parents.flatMap(({ gateway }) => modelsOfRule(rule, gateway)),
  );
  // Adapters are known only once they were used: one that is missing says little.
  const served = new Set(
    serving.flatMap(({ names }) => [
      ...(routed.size > 0 ? names.all : names.models),
    ]),
  );
  return [...served].filter(name => routed.size === 0 || routed.has(name));
}

function judgement(
  rule: RuleNode,
  { backend, names }: Serving,
  lacking: string[],
  serving: Serving[],
): Judgement {
  const { route } = rule.route;
  const { index, ref, share } = backend;
  return {
    severity: 'error',
    title: say`Pools of one rule serve different models`,
    detail: say`Rule ${rule.index} of ${nameOf(route)} gives ${formatShare(
      share,
    )} of its requests to pool ${ref.name}, whose servers answer to ${listOf(
      names,
    )} and not to ${lacking.join(
      ', ',
    )}, as the other pool's do: that share gets status 404.`,
    subject: subjectOf(
      route,
      `spec.rules[${rule.index}].backendRefs[${index}]`,
    ),
    evidence: serving.map(other => ({
      label: say`Pool ${other.backend.ref.name} serves`,
      value: listOf(other.names),
    })),
    remedy: {
      text: say`Start the servers of ${
        ref.name
      } with --served-model-name ${lacking.join(
        ' ',
      )} (several names may be given), or take the pool out of the rule until they do.`,
    },
    ways: rule.route.ways.filter(way => way.backend === backend),
    pools: [],
    stops: 'all',
  };
}

function listOf({ all }: AcceptedNames): string {
  return [...all].sort().join(', ');
}
