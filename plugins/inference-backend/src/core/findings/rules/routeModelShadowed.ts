// SPDX-License-Identifier: Apache-2.0
import { say } from '@inference-portal/backstage-plugin-inference-common';
import { RouteMatch } from '../../objects/ClusterObjects';
import {
  ParentNode,
  RouteNode,
  RuleNode,
} from '../../topology/ClusterTopology';
import { compareText } from '../../topology/objectKey';
import { statusOf } from '../conditionOf';
import { FindingRule, Judgement } from '../FindingRule';
import { nameOf, subjectOf } from '../subjectOf';

/** One way in for a request: a listener, a hostname and all that a match asks. */
type Entrance = string;

/**
 * Of rules that match the very same, the one of the oldest route wins, then the
 * first by name, then the first in the route. Others get no request, ever.
 */
export const routeModelShadowed: FindingRule = {
  code: 'route-model-shadowed',
  needs: ['HTTPRoute', 'Gateway'],
  explainedBy: ['route-not-accepted', 'listener-namespace-closed'],
  looksAt: ['httpRoutes', 'inferencePools'],
  judge: ({ routes }) => {
    const winners = new Map<Entrance, RuleNode>();
    const ordered = [...routes].sort(comparePrecedence);
    return ordered
      .flatMap(({ rules }) => rules)
      .flatMap(rule => {
        const taken = entrancesOf(rule).map(entrance => {
          const winner = winners.get(entrance) ?? rule;
          winners.set(entrance, winner);
          return winner;
        });
        const [winner] = taken;
        return winner && !taken.includes(rule) ? [judgement(rule, winner)] : [];
      });
  },
};

/** https://gateway-api.sigs.k8s.io/reference/spec/#httprouterule */
function comparePrecedence(a: RouteNode, b: RouteNode): number {
  return (
    compareText(a.route.meta.createdAt ?? '', b.route.meta.createdAt ?? '') ||
    compareText(a.key, b.key)
  );
}

/** A rule's node is replaced where its route or gateways change. */
const known = new WeakMap<RuleNode, Entrance[]>();

function entrancesOf(rule: RuleNode): Entrance[] {
  const entrances = known.get(rule) ?? listEntrances(rule);
  known.set(rule, entrances);
  return entrances;
}

function listEntrances({ route, spec }: RuleNode): Entrance[] {
  const { hostnames } = route.route;
  const names = hostnames.length > 0 ? hostnames : ['*'];
  const matches = spec.matches.length > 0 ? spec.matches : [ANY];
  return route.parents
    .filter(isAccepted)
    .flatMap(({ gateway, listeners }) =>
      listeners.flatMap(({ name }) =>
        names.flatMap(hostname =>
          matches.map(match =>
            JSON.stringify([
              gateway?.key,
              name,
              hostname.toLowerCase(),
              canonical(match),
            ]),
          ),
        ),
      ),
    );
}

const ANY: RouteMatch = { headers: [], queryParams: [] };

function isAccepted({ gateway, status }: ParentNode): boolean {
  return (
    gateway !== undefined && statusOf(status?.conditions, 'Accepted') === 'True'
  );
}

/** The same for matches that are the same, whatever the order of what they ask. */
function canonical({ path, method, headers, queryParams }: RouteMatch) {
  const sorted = (list: RouteMatch['headers'], lower: boolean) =>
    list
      .map(({ name, type, value }) =>
        JSON.stringify([lower ? name.toLowerCase() : name, type, value]),
      )
      .sort();
  return [
    path?.type ?? 'PathPrefix',
    path?.value ?? '/',
    method ?? '',
    sorted(headers, true),
    sorted(queryParams, false),
  ];
}

function judgement(rule: RuleNode, winner: RuleNode): Judgement {
  const { route } = rule.route;
  const other = winner.route.route;
  return {
    severity: 'warning',
    title: say`Another rule takes every request that this one matches`,
    detail:
      winner.route === rule.route
        ? say`Rule ${winner.index} of the same route matches the same as rule ${
            rule.index
          } of ${nameOf(
            route,
          )} and comes first: of rules that match alike, the first in the route counts. Rule ${
            rule.index
          } gets no request.`
        : say`Rule ${winner.index} of ${nameOf(
            other,
          )} matches the same as rule ${rule.index} of ${nameOf(
            route,
          )} and comes first: of routes that match alike, the oldest counts, then the first by name. Rule ${
            rule.index
          } gets no request.`,
    subject: subjectOf(route, `spec.rules[${rule.index}]`),
    evidence: [
      {
        label: say`Wins`,
        value: say`${winner.route.key} rule ${winner.index}`,
      },
      {
        label: say`Created`,
        value: other.meta.createdAt ?? say`not known`,
      },
      {
        label: say`Loses`,
        value: say`${rule.route.key} rule ${rule.index}, created ${
          route.meta.createdAt ?? say`at a time not known`
        }`,
      },
    ],
    remedy: {
      text: say`Take one of the two rules away, or let them match different models, headers or hostnames. To share requests among pools, name both in one rule, with weights.`,
    },
    ways: rule.route.ways.filter(way => way.rule === rule),
    pools: [],
    stops: 'none',
  };
}
