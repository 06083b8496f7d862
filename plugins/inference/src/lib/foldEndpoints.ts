// SPDX-License-Identifier: Apache-2.0
import { Endpoint } from '@inference-portal/backstage-plugin-inference-common';

/** A cell of a strip: one endpoint, or several where there are many. */
export interface EndpointCell {
  endpoints: Endpoint[];
  state: (typeof STATES)[number];
}

/** The worst first. */
const STATES = ['not-ready', 'old', 'ready'] as const;

/**
 * The endpoints as at most so many cells, not ready ones first. Those of a cell
 * are alike where that can be; the worst decides how it looks.
 */
export function foldEndpoints(
  endpoints: Endpoint[],
  maxCells: number,
): EndpointCell[] {
  const all = endpoints.map(endpoint => ({
    endpoint,
    state: stateOf(endpoint),
  }));
  const sorted = STATES.flatMap(state =>
    all.filter(each => each.state === state),
  );
  const size = Math.max(1, Math.ceil(sorted.length / maxCells));
  return Array.from({ length: Math.ceil(sorted.length / size) }, (_, i) => {
    const part = sorted.slice(i * size, (i + 1) * size);
    return {
      endpoints: part.map(({ endpoint }) => endpoint),
      state: part[0].state,
    };
  });
}

function stateOf({ ready, fresh }: Endpoint): EndpointCell['state'] {
  if (!ready) {
    return 'not-ready';
  }
  return fresh === false ? 'old' : 'ready';
}
