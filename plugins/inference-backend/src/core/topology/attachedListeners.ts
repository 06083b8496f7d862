// SPDX-License-Identifier: Apache-2.0
import { hostnamesMeet } from '../findings/hostnamesMeet';
import { HttpRoute, Listener } from '../objects/ClusterObjects';
import { ParentNode } from './ClusterTopology';

/** Protocols of listeners that take HTTPRoutes. */
const HTTP_PROTOCOLS = ['HTTP', 'HTTPS'];

/** The label that every namespace has; others are not watched. */
const NAME_LABEL = 'kubernetes.io/metadata.name';

/**
 * Of the listeners that a parentRef names, those that take the route: by
 * protocol, hostname and namespace. A selector for labels that are not known
 * counts as open; the route's status tells whether it is.
 */
export function attachedListeners(
  route: HttpRoute,
  { gateway, listeners }: Pick<ParentNode, 'gateway' | 'listeners'>,
): Listener[] {
  return listeners.filter(
    listener =>
      HTTP_PROTOCOLS.includes(listener.protocol) &&
      hostnamesMeet(route.hostnames, listener.hostname) &&
      takesNamespace(
        listener,
        route.meta.namespace,
        gateway?.gateway.meta.namespace,
      ),
  );
}

function takesNamespace(
  { allowedRoutes: { from, selector = {} } }: Listener,
  routeNamespace: string,
  gatewayNamespace: string | undefined,
): boolean {
  switch (from) {
    case 'All':
      return true;
    case 'Same':
      return routeNamespace === gatewayNamespace;
    case 'Selector':
      return (selector[NAME_LABEL] ?? routeNamespace) === routeNamespace;
    default:
      return false;
  }
}
