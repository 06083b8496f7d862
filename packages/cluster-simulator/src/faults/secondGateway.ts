// SPDX-License-Identifier: Apache-2.0
import { deployment } from '../scenario/expand/deployment';
import { create } from './edits';
import { ObjectEdit } from './Fault';
import { MISTRAL_MATCHES, poolRef } from './secondPool';

const GATEWAY_GROUP = 'gateway.networking.k8s.io';
const NAMESPACE = 'inference-system';
/** When the other controller wrote what it says. */
const SINCE = '2026-01-15T08:00:00Z';

/** Controllers of other providers. What they say is written here: none of them runs. */
const PROVIDERS = {
  'kgateway 2.1': {
    controllerName: 'kgateway.dev/kgateway',
    image: 'cr.kgateway.dev/kgateway-dev/kgateway:v2.1.2',
  },
  'kgateway 2.2': {
    controllerName: 'kgateway.dev/kgateway',
    image: 'cr.kgateway.dev/kgateway-dev/kgateway:v2.2.0',
  },
  'Istio 1.28': {
    controllerName: 'istio.io/gateway-controller',
    image: 'docker.io/istio/pilot:1.28.3',
  },
} as const;

export interface SecondGateway {
  /** Of the Gateway, its class, its controller's Deployment and the route. */
  name: string;
  provider: keyof typeof PROVIDERS;
  protocol?: 'HTTP' | 'HTTPS';
  addresses?: string[];
  /** Pools of namespace `search` that its route names. */
  pools?: string[];
  /** Its route sets none. */
  withoutTimeout?: boolean;
  /** What its controller says of the route. */
  says?: 'resolved' | 'invalid-kind' | 'nothing';
}

/**
 * Another provider beside agentgateway, on which somebody tries mistral-search:
 * controller, class, Gateway and route, with the statuses of that controller.
 */
export function secondGateway(options: SecondGateway): ObjectEdit[] {
  const { name } = options;
  const { controllerName, image } = PROVIDERS[options.provider];
  const selector = { app: `${name}-controller` };
  return [
    create(
      deployment({
        name: `${name}-controller`,
        namespace: NAMESPACE,
        labels: selector,
        selector,
        replicas: 1,
        container: {
          name: 'controller',
          image,
          resources: { requests: { cpu: '100m', memory: '128Mi' } },
        },
      }),
    ),
    create({
      apiVersion: `${GATEWAY_GROUP}/v1`,
      kind: 'GatewayClass',
      metadata: { name },
      spec: { controllerName },
      status: { conditions: [holds('Accepted')] },
    }),
    create(gatewayOf(options)),
    create(routeOf(options, controllerName)),
  ];
}

function gatewayOf({
  name,
  protocol = 'HTTPS',
  addresses = ['198.51.100.200'],
}: SecondGateway) {
  const listener = protocol.toLocaleLowerCase('en-US');
  return {
    apiVersion: `${GATEWAY_GROUP}/v1`,
    kind: 'Gateway',
    metadata: { name, namespace: NAMESPACE },
    spec: {
      gatewayClassName: name,
      listeners: [
        {
          name: listener,
          port: protocol === 'HTTPS' ? 443 : 80,
          protocol,
          ...(protocol === 'HTTPS' && {
            tls: { certificateRefs: [{ kind: 'Secret', name: `${name}-tls` }] },
          }),
          allowedRoutes: { namespaces: { from: 'All' } },
        },
      ],
    },
    status: {
      addresses: addresses.map(value => ({ type: 'IPAddress', value })),
      conditions: [holds('Accepted'), holds('Programmed')],
      listeners: [
        {
          name: listener,
          attachedRoutes: 1,
          conditions: [
            holds('Accepted'),
            holds('Programmed'),
            holds('ResolvedRefs'),
          ],
          supportedKinds: [{ group: GATEWAY_GROUP, kind: 'HTTPRoute' }],
        },
      ],
    },
  };
}

function routeOf(
  {
    name,
    pools = ['mistral-search'],
    withoutTimeout = false,
    says = 'resolved',
  }: SecondGateway,
  controllerName: string,
) {
  const parentRef = gatewayRef(name);
  return {
    apiVersion: `${GATEWAY_GROUP}/v1`,
    kind: 'HTTPRoute',
    metadata: { name, namespace: 'search' },
    spec: {
      parentRefs: [parentRef],
      rules: [
        {
          matches: MISTRAL_MATCHES,
          backendRefs: pools.map(pool => poolRef(pool, 1)),
          ...(withoutTimeout ? {} : { timeouts: { request: '300s' } }),
        },
      ],
    },
    ...(says !== 'nothing' && {
      status: {
        parents: [
          {
            parentRef,
            controllerName,
            conditions: [
              holds('Accepted'),
              says === 'resolved'
                ? holds('ResolvedRefs')
                : refuses(
                    'ResolvedRefs',
                    'InvalidKind',
                    'referencing unsupported backendRef: group "inference.networking.k8s.io" kind "InferencePool"',
                  ),
            ],
          },
        ],
      },
    }),
  };
}

/** How routes and pools name a Gateway that `secondGateway` makes. */
export function gatewayRef(name: string) {
  return { group: GATEWAY_GROUP, kind: 'Gateway', name, namespace: NAMESPACE };
}

function holds(type: string, status = 'True', reason = type, message = '') {
  return {
    type,
    status,
    reason,
    message,
    lastTransitionTime: SINCE,
    observedGeneration: 1,
  };
}

export function refuses(type: string, reason: string, message: string) {
  return holds(type, 'False', reason, message);
}
