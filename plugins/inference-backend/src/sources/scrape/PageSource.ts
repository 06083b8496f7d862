// SPDX-License-Identifier: Apache-2.0
import { isIP } from 'node:net';
import { ClusterSource } from '@inference-portal/backstage-plugin-inference-node';
import { ScrapeTarget } from '../../core/ports';

export interface PageRequest {
  headers: Record<string, string>;
  signal: AbortSignal;
}

/** Where a page is and what it is. */
export type PageAddress = Pick<
  ScrapeTarget,
  | 'cluster'
  | 'role'
  | 'namespace'
  | 'pod'
  | 'podIp'
  | 'port'
  | 'path'
  | 'engine'
>;

/** A way to the pages of pods. */
export interface PageSource {
  readonly mode: 'proxy' | 'direct';
  /** @throws an Error where no answer came. */
  fetchPage(target: PageAddress, request: PageRequest): Promise<Response>;
}

/** By way of the API server: works from anywhere, and costs it every byte. */
export function createProxyPageSource(
  source: Pick<ClusterSource, 'fetch'>,
): PageSource {
  return {
    mode: 'proxy',
    fetchPage: (target, { headers, signal }) =>
      source.fetch(target.cluster, {
        path: proxyPath(target),
        headers,
        signal,
      }),
  };
}

export function proxyPath(target: PageAddress): string {
  const namespace = encodeURIComponent(target.namespace);
  const pod = encodeURIComponent(target.pod);
  return `/api/v1/namespaces/${namespace}/pods/${pod}:${target.port}/proxy${target.path}`;
}

/** Addresses that are never a pod's, but somebody's way to the machine's own. */
const NOT_A_POD =
  /^(127\.|0\.|169\.254\.|2(2[4-9]|[3-5]\d)\.|::1?$|fe[89ab]|ff|::ffff:)/i;

export function isPodAddress(address: string): boolean {
  return isIP(address) !== 0 && !NOT_A_POD.test(address);
}

export interface DirectPageSourceOptions {
  /** Token for pickers, which guard their pages. Never sent to model servers. */
  pickerToken?: () => Promise<string | undefined>;
  isAllowedAddress?: (address: string) => boolean;
  fetch?: typeof fetch;
}

/** Straight to the pod: for a portal that runs in the cluster's network. */
export function createDirectPageSource(
  options: DirectPageSourceOptions = {},
): PageSource {
  const isAllowed = options.isAllowedAddress ?? isPodAddress;
  const send = options.fetch ?? fetch;
  return {
    mode: 'direct',
    async fetchPage(target, { headers, signal }) {
      const address = target.podIp;
      if (address === undefined || !isAllowed(address)) {
        throw new Error(
          `${address ?? 'no address'} is not the address of a pod`,
        );
      }
      const token =
        target.role === 'picker' ? await options.pickerToken?.() : undefined;
      const host = isIP(address) === 6 ? `[${address}]` : address;
      return send(`http://${host}:${target.port}${target.path}`, {
        headers: {
          ...headers,
          ...(token !== undefined && { authorization: `Bearer ${token}` }),
        },
        // A pod could send the portal, with its token, anywhere.
        redirect: 'manual',
        signal,
      });
    },
  };
}
