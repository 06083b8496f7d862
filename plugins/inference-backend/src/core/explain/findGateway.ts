// SPDX-License-Identifier: Apache-2.0
import { say } from '@inference-portal/backstage-plugin-inference-common';
import { Gateway, Listener } from '../objects/ClusterObjects';
import { objectKey, uniqueByKey } from '../topology/objectKey';
import { hostSpecificity } from './hostSpecificity';
import { KnownRequest } from './KnownRequest';

const HTTP_PROTOCOLS = ['HTTP', 'HTTPS'];

export type FoundListener =
  | { kind: 'found'; listener: Listener }
  /** Nothing listens there: no connection. */
  | { kind: 'closed'; reason: string }
  /** Something listens, and not for this host. */
  | { kind: 'other-host'; reason: string };

/**
 * The listener that takes the request: on one port the one whose hostname means
 * the host most specifically. Where no port is asked for, 80 comes first, then
 * 443, then the lowest.
 */
export function findListener(
  { listeners }: Gateway,
  request: KnownRequest,
): FoundListener {
  const http = listeners.filter(({ protocol }) =>
    HTTP_PROTOCOLS.includes(protocol),
  );
  const open = http.filter(
    ({ port, protocol }) =>
      (request.port === undefined || request.port === port) &&
      (request.scheme === undefined ||
        request.scheme.toUpperCase() === protocol),
  );
  if (open.length === 0) {
    const there = http.map(
      ({ name, protocol, port }) => `${name} (${protocol} ${port})`,
    );
    return {
      kind: 'closed',
      reason: say`it listens on ${there.join(', ') || say`no HTTP port`}`,
    };
  }
  const taking = open
    .flatMap(listener => {
      const score = hostSpecificity(listener.hostname, request.host);
      return score === undefined ? [] : [{ listener, score }];
    })
    .sort(
      (a, b) =>
        portRank(a.listener) - portRank(b.listener) || b.score - a.score,
    );
  return taking.length > 0
    ? { kind: 'found', listener: taking[0].listener }
    : {
        kind: 'other-host',
        reason: say`its listeners take ${open
          .map(({ hostname }) => hostname ?? say`every host`)
          .join(', ')}`,
      };
}

function portRank({ port }: Listener): number {
  if (port === 80) {
    return -2;
  }
  return port === 443 ? -1 : port;
}

export type FoundGateway =
  | { kind: 'found'; gateway: Gateway }
  | { kind: 'missing' }
  | { kind: 'ambiguous'; gateways: Gateway[] };

/**
 * The gateway that was named, else the only one that takes the host. Of
 * several, those to which routes lead that end at pools.
 */
export function findGateway(
  gateways: readonly Gateway[],
  inferenceGateways: ReadonlySet<string>,
  wanted: string | undefined,
  request: KnownRequest,
): FoundGateway {
  const all = uniqueByKey(gateways);
  if (wanted !== undefined) {
    const gateway = all.find(({ meta }) => objectKey(meta) === wanted);
    return gateway ? { kind: 'found', gateway } : { kind: 'missing' };
  }
  const taking = all.filter(
    gateway => findListener(gateway, request).kind === 'found',
  );
  const inference = (some: Gateway[]) =>
    some.filter(({ meta }) => inferenceGateways.has(objectKey(meta)));
  for (const some of [inference(taking), taking, inference(all), all]) {
    if (some.length === 1) {
      return { kind: 'found', gateway: some[0] };
    }
    if (some.length > 1) {
      return { kind: 'ambiguous', gateways: some };
    }
  }
  return { kind: 'missing' };
}
