// SPDX-License-Identifier: Apache-2.0
import { AuthService, DiscoveryService } from '@backstage/backend-plugin-api';
import { ServiceUnavailableError } from '@backstage/errors';
import {
  ClusterInfo,
  ClusterRequest,
  ClusterSource,
} from '@inference-portal/backstage-plugin-inference-node';
import { z } from 'zod';
import { describeNetworkError } from './describeNetworkError';
import { errorOfProxy, isProxyError } from './proxyErrors';
import { readBounded } from './readBounded';
import { refuseRedirect } from './refuseRedirect';
import { USER_AGENT } from './userAgent';

export interface ProxyClusterSourceOptions {
  discovery: DiscoveryService;
  auth: AuthService;
}

const PLUGIN_ID = 'kubernetes';
const LIST_TIMEOUT_MS = 30_000;
const MAX_LIST_BYTES = 4 * 1024 * 1024;
const MAX_ERROR_BYTES = 256 * 1024;

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
export class ProxyClusterSource implements ClusterSource {
  readonly #discovery: DiscoveryService;
  readonly #auth: AuthService;

  constructor(options: ProxyClusterSourceOptions) {
    this.#discovery = options.discovery;
    this.#auth = options.auth;
  }

  async listClusters(): Promise<ClusterInfo[]> {
    const response = await this.#send('/clusters', {
      headers: {},
      signal: AbortSignal.timeout(LIST_TIMEOUT_MS),
    });
    const { text } = await readBounded(response, MAX_LIST_BYTES);
    if (response.status !== 200) {
      throw new ServiceUnavailableError(listProblem(response.status, text));
    }
    return parseClusters(text);
  }

  async fetch(cluster: string, request: ClusterRequest): Promise<Response> {
    const response = await this.#send(`/proxy${request.path}`, {
      headers: {
        ...request.headers,
        'Backstage-Kubernetes-Cluster': cluster,
      },
      signal: request.signal,
    });
    refuseRedirect(response, request.path);
    return response.status < 400 ? response : withoutProxyError(response);
  }

  async #send(
    path: string,
    request: { headers: Record<string, string>; signal: AbortSignal },
  ): Promise<Response> {
    const [baseUrl, { token }] = await Promise.all([
      this.#discovery.getBaseUrl(PLUGIN_ID),
      this.#auth.getPluginRequestToken({
        onBehalfOf: await this.#auth.getOwnServiceCredentials(),
        targetPluginId: PLUGIN_ID,
      }),
    ]);
    try {
      return await fetch(`${baseUrl}${path}`, {
        headers: {
          ...request.headers,
          Authorization: `Bearer ${token}`,
          // The proxy passes it on.
          'User-Agent': USER_AGENT,
          // Compressed, a watch would be held back until a block is full.
          'Accept-Encoding': 'identity',
        },
        redirect: 'manual',
        signal: request.signal,
      });
    } catch (error) {
      request.signal.throwIfAborted();
      const cause = error instanceof Error ? error.cause ?? error : error;
      throw new ServiceUnavailableError(
        `the Kubernetes backend can't be reached: ${describeNetworkError(
          cause,
        )}`,
      );
    }
  }
}

/** The cluster's own answer; an error of the proxy itself is thrown. */
async function withoutProxyError(response: Response): Promise<Response> {
  const type = response.headers.get('content-type') ?? '';
  if (!type.includes('json')) {
    return response;
  }
  const { text } = await readBounded(response, MAX_ERROR_BYTES);
  const error = errorOfProxy(response.status, text);
  if (error) {
    throw error;
  }
  const { status, statusText, headers } = response;
  return new Response(text, { status, statusText, headers });
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
