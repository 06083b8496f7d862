// SPDX-License-Identifier: Apache-2.0
import { say } from '@inference-portal/backstage-plugin-inference-common';
import {
  Gateway,
  HttpRoute,
  Listener,
  ParentRef,
  RouteMatch,
  RouteParent,
} from '../objects/ClusterObjects';
import { objectKey, uniqueByKey } from '../topology/objectKey';
import { pickStatus, sameParent } from '../topology/joinRoutes';
import { checkMatch, MatchCheck, Miss, RoutedHeaders } from './checkMatch';
import { Ranked } from './compareCandidates';
import { Expressions } from './ExplainContext';
import { bestHostname } from './hostSpecificity';
import { joinOr } from '../joinOr';
import { KnownRequest } from './KnownRequest';

/** A match of a rule on the gateway, compared with the request. */
export interface Candidate extends Ranked {
  check: MatchCheck;
  /** The parentRef that leads to the listener, or the first that should. */
  parent: ParentRef;
  status?: RouteParent;
  /** Whether the rule has a match at all; one without takes everything. */
  isImplicit: boolean;
}

/** A rule without matches takes what this one takes. */
const EVERYTHING: RouteMatch = { headers: [], queryParams: [] };

/** Every match of every route that refers to the gateway. */
export function deriveCandidates(
  routes: readonly HttpRoute[],
  place: {
    gateway: Gateway;
    listener: Listener;
    controllerName: string | undefined;
  },
  subject: {
    request: KnownRequest;
    headers: RoutedHeaders;
    expressions: Expressions;
  },
): Candidate[] {
  const key = objectKey(place.gateway.meta);
  const attached = routes.filter(route =>
    route.parentRefs.some(
      ref => ref.kind === 'Gateway' && objectKey(ref) === key,
    ),
  );
  return uniqueByKey(attached).flatMap(route => {
    const attachment = attach(route, key, place);
    const host = bestHostname(route.hostnames, subject.request.host);
    const before = [
      ...(attachment.miss ? [attachment.miss] : []),
      ...(host === undefined ? [missedHost(route, subject.request.host)] : []),
    ];
    return route.rules.flatMap(({ matches }, rule) =>
      (matches.length > 0 ? matches : [EVERYTHING]).map(
        (spec, match): Candidate => {
          const check = checkMatch(spec, subject);
          check.misses.unshift(...before);
          if (host !== undefined) {
            check.matched.unshift(say`host`);
          }
          const { parent, status } = attachment;
          return {
            route,
            rule,
            match,
            spec,
            host: host ?? -1,
            check,
            parent,
            status,
            isImplicit: matches.length === 0,
          };
        },
      ),
    );
  });
}

interface Attachment {
  parent: ParentRef;
  status?: RouteParent;
  miss?: Miss;
}

/** The first parentRef by which the listener takes the route, else why none does. */
function attach(
  route: HttpRoute,
  key: string,
  { gateway, listener, controllerName }: Parameters<typeof deriveCandidates>[1],
): Attachment {
  const attachments = route.parentRefs.flatMap(
    (parent, index): Attachment[] => {
      if (parent.kind !== 'Gateway' || objectKey(parent) !== key) {
        return [];
      }
      const status = pickStatus(
        route.parents.filter(({ parentRef }) => sameParent(parentRef, parent)),
        controllerName,
      );
      const text = refusal(route, parent, status, gateway, listener);
      return [
        {
          parent,
          status,
          ...(text !== undefined && {
            miss: {
              part: 'parent' as const,
              text,
              field: `spec.parentRefs[${index}]`,
            },
          }),
        },
      ];
    },
  );
  return attachments.find(({ miss }) => !miss) ?? attachments[0];
}

function refusal(
  route: HttpRoute,
  parent: ParentRef,
  status: RouteParent | undefined,
  gateway: Gateway,
  listener: Listener,
): string | undefined {
  if (
    parent.sectionName !== undefined &&
    parent.sectionName !== listener.name
  ) {
    return say`the route is on listener ${parent.sectionName}, the request comes to ${listener.name}`;
  }
  if (parent.port !== undefined && parent.port !== listener.port) {
    return say`the route is on port ${parent.port}, the request comes to ${listener.port}`;
  }
  const accepted = status?.conditions.find(({ type }) => type === 'Accepted');
  if (accepted?.status !== 'True') {
    return accepted
      ? say`the route is not accepted: ${accepted.reason ?? accepted.status}${
          accepted.message ? ` (${accepted.message})` : ''
        }`
      : say`no controller has accepted the route`;
  }
  const { from } = listener.allowedRoutes;
  // For a Selector the namespace's labels would be needed; Accepted speaks for them.
  if (from === 'None') {
    return say`listener ${listener.name} takes routes from no namespace`;
  }
  return from === 'Same' && route.meta.namespace !== gateway.meta.namespace
    ? say`listener ${listener.name} takes routes from its own namespace only`
    : undefined;
}

function missedHost(route: HttpRoute, host: string): Miss {
  return {
    part: 'host',
    text: say`host is \`${host}\`, the route wants ${joinOr(
      route.hostnames
        .slice(0, 5)
        .map(hostname => `\`${hostname.slice(0, 253)}\``),
    )}`,
    field: 'spec.hostnames',
  };
}
