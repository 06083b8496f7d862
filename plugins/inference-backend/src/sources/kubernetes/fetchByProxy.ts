// SPDX-License-Identifier: Apache-2.0
import { ServiceUnavailableError } from '@backstage/errors';
import { ClusterRequest } from '@inference-portal/backstage-plugin-inference-node';
import { ProxyRoute } from './ClusterRoute';
import { describeNetworkError } from './describeNetworkError';
import { errorOfProxy } from './proxyErrors';
import { readBounded } from './readBounded';
import { refuseRedirect } from './refuseRedirect';
import { USER_AGENT } from './userAgent';

const MAX_ERROR_BYTES = 256 * 1024;

/** Asks a cluster by way of the Kubernetes backend's proxy. */
export async function fetchByProxy(
  route: ProxyRoute,
  { path, headers, signal }: ClusterRequest,
): Promise<Response> {
  const response = await askKubernetesBackend(route, {
    path: `/proxy${path}`,
    headers: { ...headers, 'Backstage-Kubernetes-Cluster': route.cluster },
    signal,
  });
  refuseRedirect(response, path);
  return response.status < 400 ? response : withoutProxyError(response);
}

/** A request to the Kubernetes backend itself. */
export async function askKubernetesBackend(
  { baseUrl, authorization }: Omit<ProxyRoute, 'cluster'>,
  { path, headers, signal }: ClusterRequest,
): Promise<Response> {
  try {
    return await fetch(`${baseUrl}${path}`, {
      headers: {
        ...headers,
        Authorization: authorization,
        // The proxy passes it on.
        'User-Agent': USER_AGENT,
        // Compressed, a watch would be held back until a block is full.
        'Accept-Encoding': 'identity',
      },
      redirect: 'manual',
      signal,
    });
  } catch (error) {
    signal.throwIfAborted();
    const cause = error instanceof Error ? error.cause ?? error : error;
    throw new ServiceUnavailableError(
      `the Kubernetes backend can't be reached: ${describeNetworkError(cause)}`,
    );
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
