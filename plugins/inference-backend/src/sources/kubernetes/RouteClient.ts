// SPDX-License-Identifier: Apache-2.0
import { ClusterRequest } from '@inference-portal/backstage-plugin-inference-node';
import { ClusterRoute } from './ClusterRoute';
import { DirectConnections } from './DirectConnections';
import { fetchByProxy } from './fetchByProxy';

/** Follows routes, with connections of its own. */
export class RouteClient {
  readonly #direct = new DirectConnections();

  /** As `ClusterSource.fetch`. */
  async fetch(route: ClusterRoute, request: ClusterRequest): Promise<Response> {
    return route.connect === 'direct'
      ? this.#direct.fetch(route, request)
      : fetchByProxy(route, request);
  }

  /** Ends all connections. */
  async close(): Promise<void> {
    await this.#direct.close();
  }
}
