// SPDX-License-Identifier: Apache-2.0
import { say } from '@inference-portal/backstage-plugin-inference-common';
import { Gateway, Listener } from '../../objects/ClusterObjects';
import { ParentNode, RouteNode } from '../../topology/ClusterTopology';
import { conditionEvidence, conditionOf } from '../conditionOf';
import { FindingRule, Judgement, Patch } from '../FindingRule';
import { formatLabels } from '../formatLabels';
import { jsonPatch } from '../patchOf';
import { nameOf, subjectOf } from '../subjectOf';
import { waysThrough } from './routeNotAccepted';

/** The label that every namespace has; others are not watched. */
const NAME_LABEL = 'kubernetes.io/metadata.name';

/** The listener takes routes of other namespaces than the route's. */
export const listenerNamespaceClosed: FindingRule = {
  code: 'listener-namespace-closed',
  needs: ['HTTPRoute', 'Gateway', 'InferencePool'],
  explainedBy: [
    'gateway-class-missing',
    'gateway-class-not-accepted',
    'gateway-not-programmed',
  ],
  judge: ({ routes }) =>
    routes.flatMap(route =>
      route.parents.flatMap(parent => judgeParent(route, parent)),
    ),
};

function judgeParent(route: RouteNode, parent: ParentNode): Judgement[] {
  const { gateway: node, listeners, status } = parent;
  const accepted = conditionOf(status?.conditions ?? [], 'Accepted');
  const { namespace } = route.route.meta;
  if (
    !node ||
    accepted?.status !== 'False' ||
    listeners.length === 0 ||
    !listeners.every(listener =>
      isClosed(
        listener,
        namespace,
        node.gateway.meta.namespace,
        accepted.reason,
      ),
    )
  ) {
    return [];
  }
  const { gateway } = node;
  const index = gateway.listeners.indexOf(listeners[0]);
  return [
    {
      severity: 'error',
      title: say`The listener does not take routes of the route's namespace`,
      detail: describe(route, gateway, listeners[0]),
      subject: subjectOf(
        gateway,
        `spec.listeners[${index}].allowedRoutes.namespaces`,
      ),
      evidence: [
        ...listeners.map(({ name, allowedRoutes }) => ({
          label: say`Listener ${name} allowedRoutes.namespaces.from`,
          value: allowedRoutes.selector
            ? `${allowedRoutes.from} (${formatLabels(allowedRoutes.selector)})`
            : allowedRoutes.from,
        })),
        { label: say`Route`, value: nameOf(route.route) },
        conditionEvidence('HTTPRoute', 'Accepted', accepted),
      ],
      remedy: {
        text: say`Let the listener take routes of ${namespace} by a selector, as below, or of all namespaces with from: All; or move the route to namespace ${gateway.meta.namespace}.`,
        patch: openFor(gateway, index, namespace),
      },
      ways: waysThrough(route, parent),
      pools: [],
      stops: 'all',
      since: accepted.lastTransitionAt,
    },
  ];
}

/** Where a selector asks for labels that are not watched, the controller's reason decides. */
function isClosed(
  { allowedRoutes: { from, selector = {} } }: Listener,
  routeNamespace: string,
  gatewayNamespace: string,
  reason: string | undefined,
): boolean {
  switch (from) {
    case 'All':
      return false;
    case 'Same':
      return routeNamespace !== gatewayNamespace;
    case 'Selector':
      return Object.keys(selector).every(key => key === NAME_LABEL)
        ? Object.values(selector).some(value => value !== routeNamespace)
        : reason === 'NotAllowedByListeners';
    default:
      return true;
  }
}

function describe(
  { route }: RouteNode,
  gateway: Gateway,
  { allowedRoutes: { from, selector = {} } }: Listener,
): string {
  const { namespace } = route.meta;
  switch (from) {
    case 'Same':
      return say`${nameOf(route)} lies in namespace ${namespace}, and ${nameOf(
        gateway,
      )} takes routes of its own namespace ${
        gateway.meta.namespace
      } only. The gateway does not accept the route.`;
    case 'Selector':
      return say`${nameOf(route)} lies in namespace ${namespace}, and ${nameOf(
        gateway,
      )} takes routes of namespaces labelled ${formatLabels(
        selector,
      )} only. The gateway does not accept the route.`;
    default:
      return say`${nameOf(route)} lies in namespace ${namespace}, and ${nameOf(
        gateway,
      )} takes routes of no namespace. The gateway does not accept the route.`;
  }
}

function openFor(
  gateway: Parameters<typeof jsonPatch>[0],
  index: number,
  namespace: string,
): Patch {
  return jsonPatch(gateway, {
    op: 'add',
    path: `/spec/listeners/${index}/allowedRoutes`,
    value: {
      namespaces: {
        from: 'Selector',
        selector: { matchLabels: { [NAME_LABEL]: namespace } },
      },
    },
  });
}
