// SPDX-License-Identifier: Apache-2.0
import { say } from '@inference-portal/backstage-plugin-inference-common';
import { ParentNode, RouteNode } from '../../topology/ClusterTopology';
import { FindingRule, Judgement } from '../FindingRule';
import { nameOf, subjectOf } from '../subjectOf';

/** The status is of an older edit of the route: the last one may not be in force. */
export const routeStatusStale: FindingRule = {
  code: 'route-status-stale',
  needs: ['HTTPRoute', 'Gateway'],
  explainedBy: [
    'gateway-class-missing',
    'gateway-class-not-accepted',
    'route-status-missing',
  ],
  lastsMs: 60_000,
  judge: ({ routes }) =>
    routes.flatMap(route =>
      route.parents.flatMap(parent => judgeParent(route, parent)),
    ),
};

function judgeParent(node: RouteNode, parent: ParentNode): Judgement[] {
  const { route } = node;
  const { generation } = route.meta;
  const observed = (parent.status?.conditions ?? []).flatMap(
    ({ observedGeneration }) => observedGeneration ?? [],
  );
  if (generation === undefined || observed.length === 0) {
    return [];
  }
  const newest = Math.max(...observed);
  // The class's controller, which may not be the one that wrote it.
  const controller = parent.status?.controllerName ?? '';
  return newest >= generation
    ? []
    : [
        {
          severity: 'warning',
          title: say`The status of the route is of an older edit`,
          detail: say`${nameOf(
            route,
          )} is at generation ${generation}, and ${controller} has looked at ${newest} for Gateway ${
            parent.gateway?.key ?? parent.ref.name
          }: what was edited since may not be in force, and what the status says may no longer be true.`,
          subject: subjectOf(route, `spec.parentRefs[${parent.index}]`),
          evidence: [
            { label: 'metadata.generation', value: `${generation}` },
            { label: 'observedGeneration', value: `${newest}` },
            { label: say`Controller`, value: controller },
          ],
          remedy: {
            text: say`Look whether the controller ${controller} runs, and into its log for errors about this route. Restarting it makes it read all objects anew.`,
          },
          ways: node.ways.filter(way => way.parent === parent),
          pools: [],
          stops: 'none',
        },
      ];
}
