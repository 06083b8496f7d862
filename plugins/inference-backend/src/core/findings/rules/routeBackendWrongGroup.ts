// SPDX-License-Identifier: Apache-2.0
import { say } from '@inference-portal/backstage-plugin-inference-common';
import { groupOf, objectKey } from '../../topology/objectKey';
import { isPoolRef } from '../../topology/joinRoutes';
import { FindingRule } from '../FindingRule';
import { formatShare } from '../formatShare';
import { jsonPatch } from '../patchOf';
import { nameOf, subjectOf } from '../subjectOf';

/** The pool exists, but not in the API group that the backendRef names. */
export const routeBackendWrongGroup: FindingRule = {
  code: 'route-backend-wrong-group',
  needs: ['HTTPRoute', 'InferencePool'],
  explainedBy: [],
  looksAt: ['httpRoutes', 'inferencePools'],
  judge: ({ routes, poolsByKey }) =>
    routes.flatMap(({ route, rules, ways }) =>
      rules.flatMap(rule =>
        rule.backends.flatMap(backend => {
          const { ref, share } = backend;
          if (!isPoolRef(ref) || backend.pool) {
            return [];
          }
          const named = poolsByKey.get(objectKey(ref));
          if (!named) {
            return [];
          }
          const group = groupOf(named.pool.meta);
          return [
            {
              severity: 'error',
              title: say`The route names the pool in the wrong API group`,
              detail: say`Rule ${rule.index} of ${nameOf(
                route,
              )} names InferencePool ${objectKey(ref)} in group ${
                ref.group || say`"" (core)`
              }; the pool is in ${group}. ${formatShare(
                share,
              )} of the rule's requests gets status 500.`,
              subject: subjectOf(
                route,
                `spec.rules[${rule.index}].backendRefs[${backend.index}].group`,
              ),
              evidence: [
                {
                  label: say`Group of the backendRef`,
                  value: ref.group || '""',
                },
                { label: say`Group of the pool`, value: group },
              ],
              remedy: {
                text: say`Name group ${group}.`,
                patch: jsonPatch(route, {
                  op: 'add',
                  path: `/spec/rules/${rule.index}/backendRefs/${backend.index}/group`,
                  value: group,
                }),
              },
              ways: ways.filter(way => way.rule === rule),
              pools: named.ways.length === 0 ? [named] : [],
              stops: share === 1 ? ('all' as const) : ('some' as const),
            },
          ];
        }),
      ),
    ),
};
