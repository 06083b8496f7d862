// SPDX-License-Identifier: Apache-2.0
import { Endpoint } from '@inference-portal/backstage-plugin-inference-common';

/** Endpoints whose pod, node, adapters, role or reason contain every word. */
export function filterEndpoints(
  endpoints: Endpoint[],
  text: string,
): Endpoint[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) {
    return endpoints;
  }
  return endpoints.filter(({ pod, node, adapters, role, reason, ready }) => {
    const searched = [
      pod,
      node,
      role,
      reason,
      ready ? 'ready' : 'not-ready',
      ...adapters,
    ]
      .join(' ')
      .toLowerCase();
    return words.every(word => searched.includes(word));
  });
}
