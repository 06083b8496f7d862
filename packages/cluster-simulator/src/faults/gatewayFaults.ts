// SPDX-License-Identifier: Apache-2.0
import {
  AGENTGATEWAY_POLICIES,
  DEPLOYMENTS,
  GATEWAY_CLASSES,
  GATEWAYS,
  HTTP_ROUTES,
} from '../cluster/resourceKeys';
import { readList, readRecord } from '../cluster/readField';
import { change, changeRule, changeSpec, remove } from './edits';
import { Fault } from './Fault';

const cluster = 'prod-us';
const POOL_GROUP = 'inference.networking.k8s.io';

/** Gateway, routes and body-based routing. */
export const gatewayFaults: Fault[] = [
  {
    name: 'gateway-class-missing',
    cluster,
    what: 'agentgateway’s controller is scaled to zero and its GatewayClass deleted',
    expect: { finding: 'gateway-class-missing' },
    edits: [
      changeSpec(DEPLOYMENTS, 'agentgateway-system', 'agentgateway', {
        replicas: 0,
      }),
      remove(GATEWAY_CLASSES, undefined, 'agentgateway'),
    ],
  },
  {
    name: 'gateway-not-programmed',
    cluster,
    what: 'The Gateway asks for an address that the cluster’s load balancer does not own',
    expect: { finding: 'gateway-not-programmed' },
    edits: [
      changeSpec(GATEWAYS, 'inference-system', 'inference-gateway', {
        addresses: [{ type: 'IPAddress', value: '192.0.2.80' }],
      }),
    ],
  },
  {
    name: 'listener-closed',
    cluster,
    what: 'The Gateway’s listener takes routes of its own namespace only',
    expect: { finding: 'listener-namespace-closed' },
    edits: [
      change(GATEWAYS, 'inference-system', 'inference-gateway', object => ({
        ...object,
        spec: {
          ...readRecord(object.spec),
          listeners: readList(object, 'spec', 'listeners').map(listener => ({
            ...readRecord(listener),
            allowedRoutes: { namespaces: { from: 'Same' } },
          })),
        },
      })),
    ],
  },
  {
    name: 'bbr-missing',
    cluster,
    what: 'The policy that reads the model from the body is deleted: no route matches any more',
    expect: { finding: 'bbr-missing' },
    edits: [remove(AGENTGATEWAY_POLICIES, 'inference-system', 'bbr')],
  },
  {
    name: 'route-not-accepted',
    cluster,
    what: 'mistral-search’s route names a listener that the Gateway does not have',
    expect: { finding: 'route-not-accepted' },
    edits: [
      change(HTTP_ROUTES, 'search', 'mistral-search', object => ({
        ...object,
        spec: {
          ...readRecord(object.spec),
          parentRefs: readList(object, 'spec', 'parentRefs').map(ref => ({
            ...readRecord(ref),
            sectionName: 'https',
          })),
        },
      })),
    ],
  },
  {
    name: 'cross-namespace-refused',
    cluster,
    what: 'mistral-search’s route moves to the Gateway’s namespace and refers to the pool across namespaces without a grant',
    expect: { finding: 'route-cross-namespace-refused' },
    edits: [
      remove(HTTP_ROUTES, 'search', 'mistral-search'),
      {
        key: HTTP_ROUTES,
        namespace: 'inference-system',
        name: 'mistral-search',
        edit: () => ({
          apiVersion: 'gateway.networking.k8s.io/v1',
          kind: 'HTTPRoute',
          metadata: {
            name: 'mistral-search',
            namespace: 'inference-system',
            labels: { 'backstage.io/kubernetes-id': 'mistral-search' },
          },
          spec: {
            parentRefs: [
              {
                group: 'gateway.networking.k8s.io',
                kind: 'Gateway',
                name: 'inference-gateway',
              },
            ],
            rules: [
              {
                matches: [
                  {
                    path: { type: 'PathPrefix', value: '/v1' },
                    headers: [
                      {
                        type: 'Exact',
                        name: 'X-Gateway-Base-Model-Name',
                        value: 'mistralai/Mistral-7B-Instruct-v0.3',
                      },
                    ],
                  },
                ],
                backendRefs: [
                  {
                    group: POOL_GROUP,
                    kind: 'InferencePool',
                    name: 'mistral-search',
                    namespace: 'search',
                    weight: 1,
                  },
                ],
                timeouts: { request: '300s' },
              },
            ],
          },
        }),
      },
    ],
  },
  {
    name: 'backend-missing',
    cluster,
    what: 'llama-support’s route sends a tenth of its requests to a pool that was never made',
    expect: { finding: 'route-backend-missing' },
    edits: [
      changeRule(HTTP_ROUTES, 'support', 'llama-support', rule => ({
        ...rule,
        backendRefs: [
          ...readList(rule, 'backendRefs').map(ref => ({
            ...readRecord(ref),
            weight: 9,
          })),
          {
            group: POOL_GROUP,
            kind: 'InferencePool',
            name: 'llama-support-v2',
            weight: 1,
          },
        ],
      })),
    ],
  },
];
