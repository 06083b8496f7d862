// SPDX-License-Identifier: Apache-2.0
import { Endpoint } from '@inference-portal/backstage-plugin-inference-common';

export type EndpointColumn =
  | 'pod'
  | 'state'
  | 'node'
  | 'runningRequests'
  | 'queueDepth'
  | 'kvCacheRatio'
  | 'ttftP95'
  | 'restarts'
  | 'startedAt';

export interface EndpointOrder {
  column: EndpointColumn;
  direction: 'asc' | 'desc';
}

/** Not ready first; names keep the rows in place while numbers move. */
export const DEFAULT_ORDER: EndpointOrder = {
  column: 'state',
  direction: 'asc',
};

const readValue: Record<
  EndpointColumn,
  (endpoint: Endpoint) => number | string | undefined
> = {
  pod: endpoint => endpoint.pod,
  state: endpoint => Number(endpoint.ready),
  node: endpoint => endpoint.node,
  runningRequests: endpoint => endpoint.load?.runningRequests,
  queueDepth: endpoint => endpoint.load?.queueDepth,
  kvCacheRatio: endpoint => endpoint.load?.kvCacheRatio,
  ttftP95: endpoint => endpoint.load?.ttftMs?.p95,
  restarts: endpoint => endpoint.restarts,
  startedAt: endpoint => endpoint.startedAt,
};

/** Sorted by the column, then by pod; what has no value comes last either way. */
export function sortEndpoints(
  endpoints: Endpoint[],
  { column, direction }: EndpointOrder,
): Endpoint[] {
  const read = readValue[column];
  const sign = direction === 'asc' ? 1 : -1;
  return [...endpoints].sort((left, right) => {
    const a = read(left);
    const b = read(right);
    if (a === undefined || b === undefined) {
      return (
        Number(a === undefined) - Number(b === undefined) || byPod(left, right)
      );
    }
    return sign * compare(a, b) || byPod(left, right);
  });
}

function compare(a: number | string, b: number | string): number {
  if (a === b) {
    return 0;
  }
  return a < b ? -1 : 1;
}

function byPod(left: Endpoint, right: Endpoint): number {
  return compare(left.pod, right.pod);
}
