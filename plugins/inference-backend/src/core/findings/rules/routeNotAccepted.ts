// SPDX-License-Identifier: Apache-2.0
import { say } from '@inference-portal/backstage-plugin-inference-common';
import {
  GatewayNode,
  ParentNode,
  RouteNode,
  Way,
} from '../../topology/ClusterTopology';
import { objectKey } from '../../topology/objectKey';
import { conditionEvidence, conditionOf } from '../conditionOf';
import { FindingRule, Judgement, Patch } from '../FindingRule';
import { hostnamesMeet } from '../hostnamesMeet';
import { nearestName } from '../nearestName';
import { jsonPatch } from '../patchOf';
import { nameOf, subjectOf } from '../subjectOf';

/** A gateway that does not take the route sends it no request. */
export const routeNotAccepted: FindingRule = {
  code: 'route-not-accepted',
  needs: ['HTTPRoute', 'Gateway', 'InferencePool'],
  explainedBy: [
    'gateway-class-missing',
    'gateway-class-not-accepted',
    'gateway-not-programmed',
    'listener-namespace-closed',
  ],
  judge: ({ routes }) =>
    routes.flatMap(route =>
      route.parents.flatMap(parent => judgeParent(route, parent)),
    ),
};

function judgeParent(route: RouteNode, parent: ParentNode): Judgement[] {
  if (parent.ref.kind !== 'Gateway') {
    return [];
  }
  const ways = waysThrough(route, parent);
  if (!parent.gateway) {
    return [gatewayUnknown(route, parent, ways)];
  }
  const accepted = conditionOf(parent.status?.conditions ?? [], 'Accepted');
  if (accepted?.status !== 'False') {
    return [];
  }
  const cause = explain(route, parent);
  return [
    {
      severity: 'error',
      title: say`The gateway does not accept the route`,
      detail: [
        describeRefusal(route, parent.gateway, accepted.message),
        ...(cause ? [cause.words] : []),
      ].join(' '),
      subject: subjectOf(route.route, `spec.parentRefs[${parent.index}]`),
      evidence: [
        conditionEvidence('HTTPRoute', 'Accepted', accepted),
        ...(cause?.evidence ?? []),
      ],
      remedy: {
        text:
          cause?.remedy ??
          say`Change what the reason and the message name, in the route or in the listener.`,
        patch: cause?.patch,
      },
      ways,
      pools: [],
      stops: 'all',
      since: accepted.lastTransitionAt,
    },
  ];
}

function describeRefusal(
  { route }: RouteNode,
  { gateway }: GatewayNode,
  message: string | undefined,
): string {
  return message
    ? say`${nameOf(route)} is refused by ${nameOf(gateway)}: ${message}.`
    : say`${nameOf(route)} is refused by ${nameOf(gateway)}.`;
}

export function waysThrough(route: RouteNode, parent: ParentNode): Way[] {
  return route.ways.filter(way => way.parent === parent);
}

function gatewayUnknown(
  { route }: RouteNode,
  { ref, index }: ParentNode,
  ways: Way[],
): Judgement {
  return {
    severity: 'error',
    title: say`The route attaches to a gateway that does not exist`,
    detail: say`${nameOf(route)} names Gateway ${objectKey(
      ref,
    )} as its parent, and there is none.`,
    subject: subjectOf(route, `spec.parentRefs[${index}].name`),
    evidence: [{ label: 'parentRef', value: `Gateway ${objectKey(ref)}` }],
    remedy: {
      text: say`Name a gateway that exists, with its namespace where it is another than ${
        route.meta.namespace
      }, or create Gateway ${objectKey(ref)}.`,
    },
    ways,
    pools: [],
    stops: 'all',
  };
}

interface Cause {
  words: string;
  remedy: string;
  evidence: Array<{ label: string; value: string }>;
  patch?: Patch;
}

/** What the specs themselves show, since controllers word their reasons freely. */
function explain(route: RouteNode, parent: ParentNode): Cause | undefined {
  const { ref, gateway, listeners } = parent;
  const all = gateway?.gateway.listeners ?? [];
  if (listeners.length === 0) {
    const nearest = nearestName(
      ref.sectionName ?? '',
      all.map(listener => listener.name),
    );
    return {
      words:
        ref.sectionName === undefined
          ? say`It asks for listener on port ${
              ref.port ?? ''
            }, which the gateway does not have.`
          : say`It asks for listener ${ref.sectionName}, which the gateway does not have.`,
      remedy: say`Name a listener that exists.`,
      evidence: [
        {
          label: say`Listeners`,
          value: all
            .map(listener => say`${listener.name} (port ${listener.port})`)
            .join(', '),
        },
      ],
      patch: nearest
        ? jsonPatch(route.route, {
            op: 'replace',
            path: `/spec/parentRefs/${parent.index}/sectionName`,
            value: nearest,
          })
        : undefined,
    };
  }
  const { hostnames } = route.route;
  const meets = listeners.some(listener =>
    hostnamesMeet(hostnames, listener.hostname),
  );
  return meets
    ? undefined
    : {
        words: say`No hostname of the route fits the listener's.`,
        remedy: say`Give the route a hostname that lies within the listener's, or widen the listener's.`,
        evidence: [
          {
            label: say`Hostnames of the route`,
            value: hostnames.join(', '),
          },
          {
            label: say`Hostnames of the listeners`,
            value: listeners
              .map(({ name, hostname }) => `${name}: ${hostname ?? say`any`}`)
              .join(', '),
          },
        ],
      };
}
