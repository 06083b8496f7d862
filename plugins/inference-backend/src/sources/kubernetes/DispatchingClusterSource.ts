// SPDX-License-Identifier: Apache-2.0
import {
  ClusterInfo,
  ClusterRequest,
} from '@inference-portal/backstage-plugin-inference-node';
import { ClusterRoute, RoutedClusterSource } from './ClusterRoute';

export interface DispatchingClusterSourceOptions {
  direct: RoutedClusterSource;
  proxy: RoutedClusterSource;
  /** By which of them a cluster is asked. */
  isDirect: (cluster: string) => boolean;
  /**
   * Clusters of the proxy that are known without it, or undefined where there is
   * nothing that it could add.
   */
  proxied: ClusterInfo[] | undefined;
}

/** Clusters that are asked directly beside those that are asked by the proxy. */
export class DispatchingClusterSource implements RoutedClusterSource {
  readonly #options: DispatchingClusterSourceOptions;
  #proxied: ClusterInfo[];

  constructor(options: DispatchingClusterSourceOptions) {
    this.#options = options;
    this.#proxied = options.proxied ?? [];
  }

  /**
   * In the configuration's order. Never fails: where the proxy can't be asked, its
   * clusters are those that were known, and each says why it can't be reached.
   */
  async listClusters(): Promise<ClusterInfo[]> {
    const { direct, proxy, proxied, isDirect } = this.#options;
    if (proxied) {
      try {
        this.#proxied = await proxy.listClusters();
      } catch {
        // The clusters say it themselves.
      }
    }
    const byProxy = new Map(this.#proxied.map(info => [info.name, info]));
    const configured = await direct.listClusters();
    const names = new Set(configured.map(({ name }) => name));
    return [
      ...configured.flatMap(info =>
        isDirect(info.name) ? info : byProxy.get(info.name) ?? [],
      ),
      // Some of these may be wanted directly, which their first request refuses.
      ...this.#proxied.filter(({ name }) => !names.has(name)),
    ];
  }

  async routeOf(cluster: string): Promise<ClusterRoute> {
    return this.#sourceOf(cluster).routeOf(cluster);
  }

  fetch(cluster: string, request: ClusterRequest): Promise<Response> {
    return this.#sourceOf(cluster).fetch(cluster, request);
  }

  #sourceOf(cluster: string): RoutedClusterSource {
    const { direct, proxy, isDirect } = this.#options;
    return isDirect(cluster) ? direct : proxy;
  }
}
