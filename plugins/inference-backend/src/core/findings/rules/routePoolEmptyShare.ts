// SPDX-License-Identifier: Apache-2.0
import { say } from '@inference-portal/backstage-plugin-inference-common';
import { BackendNode, RuleNode } from '../../topology/ClusterTopology';
import { readyOf } from '../describeEndpoints';
import { FindingRule, Judgement } from '../FindingRule';
import { formatShare } from '../formatShare';
import { jsonPatch } from '../patchOf';
import { nameOf, subjectOf } from '../subjectOf';

/** An empty pool of a split costs its share; some providers even the whole rule. */
export const routePoolEmptyShare: FindingRule = {
  code: 'route-pool-empty-share',
  needs: ['HTTPRoute', 'InferencePool', 'Pod'],
  // Scaled to zero does not explain it: on purpose, and yet with a share.
  explainedBy: [
    'pool-no-ready-endpoints',
    'pool-selector-empty',
    'server-pending',
    'server-crash-looping',
  ],
  judge: ({ routes }) =>
    routes.flatMap(({ rules }) =>
      rules.flatMap(rule =>
        rule.backends.some(isServing)
          ? rule.backends
              .filter(
                backend =>
                  backend.pool && backend.share > 0 && !isServing(backend),
              )
              .map(backend => judgement(rule, backend))
          : [],
      ),
    ),
};

function isServing({ pool, share }: BackendNode): boolean {
  return share > 0 && pool !== undefined && readyOf(pool.endpoints).length > 0;
}

function judgement(rule: RuleNode, backend: BackendNode): Judgement {
  const { route } = rule.route;
  const { ref, share, index } = backend;
  return {
    severity: 'error',
    title: say`A pool without endpoints has a share of the requests`,
    detail: say`Rule ${rule.index} of ${nameOf(route)} gives ${formatShare(
      share,
    )} of its requests to pool ${
      ref.name
    }, which has no ready endpoint: that share gets status 503.`,
    subject: subjectOf(
      route,
      `spec.rules[${rule.index}].backendRefs[${index}].weight`,
    ),
    evidence: rule.backends.map(other => ({
      label: say`Pool ${other.ref.name}`,
      value: say`weight ${other.ref.weight} (${formatShare(other.share)}), ${
        readyOf(other.pool?.endpoints ?? []).length
      } ready endpoints`,
    })),
    remedy: {
      text: say`Set the weight of ${ref.name} to 0 until it has endpoints, or scale it up.`,
      patch: jsonPatch(route, {
        op: 'add',
        path: `/spec/rules/${rule.index}/backendRefs/${index}/weight`,
        value: 0,
      }),
    },
    ways: rule.route.ways.filter(way => way.backend === backend),
    pools: [],
    stops: 'all',
  };
}
