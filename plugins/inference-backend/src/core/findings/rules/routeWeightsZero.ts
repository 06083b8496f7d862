// SPDX-License-Identifier: Apache-2.0
import { say } from '@inference-portal/backstage-plugin-inference-common';
import { FindingRule } from '../FindingRule';
import { jsonPatch } from '../patchOf';
import { nameOf, subjectOf } from '../subjectOf';
import { RuleNode } from '../../topology/ClusterTopology';
import { isPoolRef } from '../../topology/joinRoutes';

/** With a sum of 0 nothing gets the rule's requests. */
export const routeWeightsZero: FindingRule = {
  code: 'route-weights-zero',
  needs: ['HTTPRoute', 'InferencePool'],
  explainedBy: [],
  judge: ({ routes }) =>
    routes.flatMap(({ route, rules, ways }) =>
      rules.filter(isAllZero).map(rule => ({
        severity: 'error',
        title: say`Every weight of the rule is 0`,
        detail: say`The backendRefs of rule ${rule.index} of ${nameOf(
          route,
        )} all have weight 0, so every request that matches it gets status 500.`,
        subject: subjectOf(route, `spec.rules[${rule.index}].backendRefs`),
        evidence: rule.backends.map(({ ref }) => ({
          label: say`Weight of ${ref.name}`,
          value: String(ref.weight),
        })),
        remedy: {
          text: say`Give at least one backendRef a weight above 0.`,
          patch: jsonPatch(route, {
            op: 'add',
            path: `/spec/rules/${rule.index}/backendRefs/0/weight`,
            value: 1,
          }),
        },
        ways: ways.filter(way => way.rule === rule),
        pools: [],
        stops: 'all',
      })),
    ),
};

function isAllZero({ backends }: RuleNode): boolean {
  return (
    backends.some(({ ref }) => isPoolRef(ref)) &&
    backends.every(({ ref }) => ref.weight === 0)
  );
}
