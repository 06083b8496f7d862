// SPDX-License-Identifier: Apache-2.0
import { AuthService, DiscoveryService } from '@backstage/backend-plugin-api';
import { ServiceUnavailableError } from '@backstage/errors';
import {
  ClusterInfo,
  ClusterRequest,
} from '@inference-portal/backstage-plugin-inference-node';
import { z } from 'zod';
import { ProxyRoute, RoutedClusterSource } from './ClusterRoute';
import { askKubernetesBackend, fetchByProxy } from './fetchByProxy';
import { errorOfProxy, isProxyError } from './proxyErrors';
import { readBounded } from './readBounded';

export interface ProxyClusterSourceOptions {
  discovery: DiscoveryService;
  auth: AuthService;
}

const PLUGIN_ID = 'kubernetes';
const LIST_TIMEOUT_MS = 30_000;
const MAX_LIST_BYTES = 4 * 1024 * 1024;

const ClusterList = z.object({
  items: z.array(
    z.object({ name: z.string().min(1), title: z.string().optional() }),
  ),
});

/**
 * Clusters of Backstage's own Kubernetes configuration, reached through the
 * Kubernetes backend's proxy as the inference backend itself: with every cluster
 * locator, and with every auth strategy that works on the server's side.
 */
export class ProxyClusterSource implements RoutedClusterSource {
  readonly #discovery: DiscoveryService;
  readonly #auth: AuthService;

  constructor(options: ProxyClusterSourceOptions) {
    this.#discovery = options.discovery;
    this.#auth = options.auth;
  }

  async listClusters(): Promise<ClusterInfo[]> {
    const response = await askKubernetesBackend(await this.#way(), {
      path: '/clusters',
      signal: AbortSignal.timeout(LIST_TIMEOUT_MS),
    });
    const { text } = await readBounded(response, MAX_LIST_BYTES);
    if (response.status !== 200) {
      throw new ServiceUnavailableError(listProblem(response.status, text));
    }
    return parseClusters(text);
  }

  async routeOf(cluster: string): Promise<ProxyRoute> {
    return { ...(await this.#way()), cluster };
  }

  async fetch(cluster: string, request: ClusterRequest): Promise<Response> {
    return fetchByProxy(await this.routeOf(cluster), request);
  }

  async #way(): Promise<Omit<ProxyRoute, 'cluster'>> {
    const [baseUrl, { token }] = await Promise.all([
      this.#discovery.getBaseUrl(PLUGIN_ID),
      this.#auth.getPluginRequestToken({
        onBehalfOf: await this.#auth.getOwnServiceCredentials(),
        targetPluginId: PLUGIN_ID,
      }),
    ]);
    return { connect: 'proxy', baseUrl, authorization: `Bearer ${token}` };
  }
}

function listProblem(status: number, text: string): string {
  if (status === 404 && !isProxyError(404, text)) {
    return 'there is no Kubernetes backend: add @backstage/plugin-kubernetes-backend to the backend, and clusters to the kubernetes configuration';
  }
  return (
    errorOfProxy(status, text)?.message ??
    `the Kubernetes backend answered ${status} to the question for its clusters`
  );
}

function parseClusters(text: string): ClusterInfo[] {
  let received: unknown;
  try {
    received = JSON.parse(text);
  } catch {
    received = undefined;
  }
  const list = ClusterList.safeParse(received);
  if (!list.success) {
    throw new ServiceUnavailableError(
      'the Kubernetes backend answered with something else than a list of clusters',
    );
  }
  return list.data.items;
}
