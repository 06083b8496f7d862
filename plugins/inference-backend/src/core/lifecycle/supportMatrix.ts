// SPDX-License-Identifier: Apache-2.0
import { say } from '@inference-portal/backstage-plugin-inference-common';
/*
 * What goes with what, as published. Reviewed data: each table says where its
 * rows were read and when. A release that is not here is unknown, not wrong.
 */

/** Rows that were read at one place on one day. */
interface Reviewed {
  /** Where the rows can be read again. */
  source: string;
  /** Day of the review. */
  checkedAt: string;
}

/** What a release line of a provider goes with. */
export interface ProviderLine {
  /** Major and minor: `1.4`. */
  line: string;
  /** Day of its first release, where that was found. */
  releasedAt?: string;
  /** Lines of the Gateway API it was built or tested for; open where only the newest is known. */
  gatewayApi?: { from?: string; to: string };
  /** Versions of InferencePool it routes to. */
  pools: ReadonlyArray<'v1alpha2' | 'v1'>;
}

export type ProductName =
  | 'agentgateway'
  | 'kgateway'
  | 'istio'
  | 'envoy-gateway'
  | 'envoy-ai-gateway'
  | 'nginx-gateway-fabric'
  | 'gke'
  | 'higress'
  | 'kthena';

export interface Product extends Reviewed {
  name: ProductName;
  title: string;
  /** Names of its controller in GatewayClasses. */
  controller: RegExp;
  /** Extends the product before it that has the same controller. */
  isExtension?: true;
  /** Images whose tags tell its version, the surest first. */
  images: readonly RegExp[];
  /** Oldest first; none where its makers publish no such table. */
  lines: readonly ProviderLine[];
}

/** Newest first review of any row: what `unknown` refers to. */
export const MATRIX_DATE = '2026-09-21';

const CHECKED = '2026-08-22';

export const PRODUCTS: readonly Product[] = [
  {
    name: 'agentgateway',
    title: 'agentgateway',
    // The second name is that of the one which came with kgateway 2.1 and 2.2.
    controller: /^(agentgateway\.dev\/|kgateway\.dev\/agentgateway$)/,
    images: [
      /agentgateway[^/]*\/controller[:@]/,
      /\/agentgateway-controller[:@]/,
      /\/agentgateway[:@]/,
    ],
    lines: [
      {
        line: '1.0',
        releasedAt: '2026-03-13',
        gatewayApi: { from: '1.3', to: '1.5' },
        pools: ['v1'],
      },
      {
        line: '1.1',
        releasedAt: '2026-04-09',
        gatewayApi: { from: '1.3', to: '1.5' },
        pools: ['v1'],
      },
      {
        line: '1.2',
        releasedAt: '2026-05-13',
        gatewayApi: { from: '1.3', to: '1.5' },
        pools: ['v1'],
      },
      {
        line: '1.3',
        releasedAt: '2026-06-18',
        gatewayApi: { from: '1.3', to: '1.5' },
        pools: ['v1'],
      },
      {
        line: '1.4',
        releasedAt: '2026-07-27',
        gatewayApi: { from: '1.4', to: '1.6' },
        pools: ['v1'],
      },
    ],
    source: 'https://github.com/agentgateway/agentgateway/releases',
    checkedAt: CHECKED,
  },
  {
    name: 'kgateway',
    title: 'kgateway',
    controller: /^kgateway\.dev\//,
    images: [/\/kgateway[:@]/],
    lines: [
      { line: '2.0', pools: ['v1alpha2'] },
      { line: '2.1', gatewayApi: { to: '1.4' }, pools: ['v1'] },
      { line: '2.2', releasedAt: '2026-02-09', pools: [] },
      { line: '2.3', pools: [] },
    ],
    source: 'https://github.com/kgateway-dev/kgateway/releases',
    checkedAt: CHECKED,
  },
  {
    name: 'istio',
    title: 'Istio',
    controller: /^istio\.io\//,
    images: [/\/pilot[:@]/],
    lines: [
      {
        line: '1.27',
        releasedAt: '2025-08-08',
        gatewayApi: { to: '1.3' },
        pools: ['v1alpha2'],
      },
      {
        line: '1.28',
        releasedAt: '2025-10-30',
        gatewayApi: { to: '1.4' },
        pools: ['v1'],
      },
      {
        line: '1.29',
        releasedAt: '2026-02-10',
        gatewayApi: { to: '1.4' },
        pools: ['v1'],
      },
      {
        line: '1.30',
        releasedAt: '2026-05-15',
        gatewayApi: { to: '1.5' },
        pools: ['v1'],
      },
      {
        line: '1.31',
        releasedAt: '2026-08-19',
        gatewayApi: { to: '1.6' },
        pools: ['v1'],
      },
    ],
    source: 'https://istio.io/latest/docs/releases/supported-releases/',
    checkedAt: CHECKED,
  },
  {
    name: 'envoy-gateway',
    title: 'Envoy Gateway',
    controller: /^gateway\.envoyproxy\.io\//,
    images: [/envoyproxy\/gateway[:@]/],
    lines: [],
    source: 'https://gateway.envoyproxy.io/news/releases/matrix/',
    checkedAt: CHECKED,
  },
  {
    name: 'envoy-ai-gateway',
    title: 'Envoy AI Gateway',
    isExtension: true,
    controller: /^gateway\.envoyproxy\.io\//,
    images: [/\/ai-gateway-controller[:@]/],
    lines: [
      { line: '0.4', releasedAt: '2025-11-07', pools: ['v1'] },
      { line: '0.5', releasedAt: '2026-01-23', pools: ['v1'] },
      { line: '0.6', releasedAt: '2026-05-05', pools: ['v1'] },
      {
        line: '0.7',
        releasedAt: '2026-06-06',
        gatewayApi: { to: '1.5' },
        pools: ['v1'],
      },
      {
        line: '1.0',
        releasedAt: '2026-06-23',
        gatewayApi: { to: '1.5' },
        pools: ['v1'],
      },
      {
        line: '1.1',
        releasedAt: '2026-08-21',
        gatewayApi: { to: '1.5' },
        pools: ['v1'],
      },
    ],
    source: 'https://github.com/envoyproxy/ai-gateway/releases',
    checkedAt: CHECKED,
  },
  {
    name: 'nginx-gateway-fabric',
    title: 'NGINX Gateway Fabric',
    controller: /^gateway\.nginx\.org\//,
    images: [/\/nginx-gateway-fabric[:@]/],
    lines: [
      {
        line: '2.2',
        releasedAt: '2025-10-22',
        gatewayApi: { to: '1.3' },
        pools: ['v1'],
      },
      {
        line: '2.3',
        releasedAt: '2025-12-18',
        gatewayApi: { to: '1.4' },
        pools: ['v1'],
      },
      {
        line: '2.4',
        releasedAt: '2026-01-28',
        gatewayApi: { to: '1.4' },
        pools: ['v1'],
      },
      {
        line: '2.5',
        releasedAt: '2026-03-30',
        gatewayApi: { to: '1.5' },
        pools: ['v1'],
      },
      {
        line: '2.6',
        releasedAt: '2026-05-07',
        gatewayApi: { to: '1.5' },
        pools: ['v1'],
      },
    ],
    source:
      'https://github.com/nginx/nginx-gateway-fabric/blob/main/CHANGELOG.md',
    checkedAt: CHECKED,
  },
  {
    name: 'gke',
    title: 'GKE Gateway',
    controller: /^networking\.gke\.io\//,
    // Run by Google: no image in the cluster tells its version.
    images: [],
    lines: [],
    source:
      'https://cloud.google.com/kubernetes-engine/docs/concepts/about-gke-inference-gateway',
    checkedAt: CHECKED,
  },
  {
    name: 'higress',
    title: 'Higress',
    controller: /^higress\.io\//,
    images: [],
    lines: [],
    source: 'https://github.com/alibaba/higress/issues/4519',
    checkedAt: CHECKED,
  },
  {
    name: 'kthena',
    title: 'kthena',
    controller: /(^|[./])kthena/,
    images: [],
    lines: [],
    source: 'https://github.com/volcano-sh/kthena/issues/1473',
    checkedAt: CHECKED,
  },
];

export interface Release {
  /** Major and minor. */
  line: string;
  releasedAt: string;
}

export const GATEWAY_API: Reviewed & { releases: readonly Release[] } = {
  releases: [
    { line: '1.2', releasedAt: '2024-11-29' },
    { line: '1.3', releasedAt: '2025-04-23' },
    { line: '1.4', releasedAt: '2025-10-06' },
    { line: '1.5', releasedAt: '2026-02-27' },
    { line: '1.6', releasedAt: '2026-06-29' },
  ],
  source: 'https://github.com/kubernetes-sigs/gateway-api/releases',
  checkedAt: CHECKED,
};

export const INFERENCE_EXTENSION: Reviewed & { releases: readonly Release[] } =
  {
    releases: [
      { line: '0.5', releasedAt: '2025-07-23' },
      { line: '1.0', releasedAt: '2025-09-08' },
      { line: '1.1', releasedAt: '2025-10-24' },
      { line: '1.2', releasedAt: '2025-11-30' },
      { line: '1.3', releasedAt: '2026-01-21' },
      { line: '1.4', releasedAt: '2026-03-19' },
      { line: '1.5', releasedAt: '2026-04-18' },
      { line: '1.6', releasedAt: '2026-08-10' },
    ],
    source:
      'https://github.com/kubernetes-sigs/gateway-api-inference-extension/releases',
    checkedAt: MATRIX_DATE,
  };

export type PickerProduct = 'llm-d-router' | 'gie';

/** Endpoint pickers: that of GIE up to 1.5, and llm-d's, whose versions are below 1. */
export const ENDPOINT_PICKERS: Record<
  PickerProduct,
  Reviewed & {
    title: string;
    image: RegExp;
    /** Where it is published now. */
    reference: string;
    releases: readonly Release[];
  }
> = {
  'llm-d-router': {
    title: 'llm-d-router',
    // Under its present and its former name.
    image: /\/(llm-d-router-endpoint-picker|llm-d-inference-scheduler)(:|@|$)/,
    reference: 'ghcr.io/llm-d/llm-d-router-endpoint-picker',
    releases: [
      { line: '0.7', releasedAt: '2026-04-02' },
      { line: '0.8', releasedAt: '2026-04-25' },
      { line: '0.9', releasedAt: '2026-06-23' },
      { line: '0.10', releasedAt: '2026-08-17' },
    ],
    source: 'https://github.com/llm-d/llm-d-router/releases',
    checkedAt: CHECKED,
  },
  gie: {
    title: say`GIE endpoint picker`,
    image: /\/gateway-api-inference-extension\/epp(:|@|$)/,
    reference: 'registry.k8s.io/gateway-api-inference-extension/epp',
    releases: INFERENCE_EXTENSION.releases.filter(({ line }) => line !== '1.6'),
    source: INFERENCE_EXTENSION.source,
    checkedAt: CHECKED,
  },
};

export function lineIn<T extends { line: string }>(
  lines: readonly T[],
  line: string | undefined,
): T | undefined {
  return lines.find(known => known.line === line);
}
