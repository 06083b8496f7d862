// SPDX-License-Identifier: Apache-2.0
import { ClusterSource } from '@inference-portal/backstage-plugin-inference-node';
import { readBoundedBytes } from '../kubernetes/readBounded';
import { PrometheusService } from './PrometheusOptions';
import { MAX_ANSWER_BYTES, readRetryAfter, Transport } from './Transport';

/** Path of a Service behind the API server's proxy. */
export function serviceProxyPath(service: PrometheusService): string {
  const { namespace, name, port, scheme, path } = service;
  const target =
    scheme === 'https' ? `https:${name}:${port}` : `${name}:${port}`;
  return `/api/v1/namespaces/${encodeURIComponent(
    namespace,
  )}/services/${target}/proxy${path}`;
}

/**
 * Through the API server of the cluster. It drops the header Authorization, so
 * there is no way to sign in.
 */
export function createServiceTransport(
  source: ClusterSource,
  cluster: string,
  service: PrometheusService,
): Transport {
  const base = serviceProxyPath(service);
  return {
    async send({ path, parameters, signal }) {
      const response = await source.fetch(cluster, {
        path: `${base}${path}?${new URLSearchParams(parameters)}`,
        headers: { ...service.headers, accept: 'application/json' },
        signal,
      });
      const { bytes, complete } = await readBoundedBytes(
        response,
        MAX_ANSWER_BYTES,
      );
      if (!complete) {
        throw new Error(`the answer is longer than ${MAX_ANSWER_BYTES} bytes`);
      }
      return {
        status: response.status,
        body: bytes,
        ...readRetryAfter(response.headers.get('retry-after')),
      };
    },
  };
}
