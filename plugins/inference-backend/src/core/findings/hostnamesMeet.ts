// SPDX-License-Identifier: Apache-2.0

/**
 * Whether a route with these hostnames gets requests of a listener, as the
 * Gateway API defines it: no hostname on either side is any, and a leading
 * `*.` stands for one label or more.
 */
export function hostnamesMeet(
  routeHostnames: readonly string[],
  listenerHostname: string | undefined,
): boolean {
  if (!listenerHostname || routeHostnames.length === 0) {
    return true;
  }
  const listener = listenerHostname.toLowerCase();
  return routeHostnames.some(hostname => {
    const route = hostname.toLowerCase();
    return (
      route === listener || within(route, listener) || within(listener, route)
    );
  });
}

/** `a.example.com` and `*.a.example.com` lie within `*.example.com`. */
function within(name: string, wildcard: string): boolean {
  return (
    wildcard.startsWith('*.') &&
    name.length > wildcard.length - 1 &&
    name.endsWith(wildcard.slice(1))
  );
}
