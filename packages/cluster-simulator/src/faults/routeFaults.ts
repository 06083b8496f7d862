// SPDX-License-Identifier: Apache-2.0
import { DEPLOYMENTS, GATEWAYS, HTTP_ROUTES } from '../cluster/resourceKeys';
import { changeRule, changeSpec, create, remove } from './edits';
import { Fault } from './Fault';
import {
  MISTRAL_MATCHES,
  poolRef,
  secondPool,
  shareMistral,
} from './secondPool';

const cluster = 'prod-us';
const GATEWAY_GROUP = 'gateway.networking.k8s.io';

/** Routes and pools beside each other, and beside the Gateway. */
export const routeFaults: Fault[] = [
  {
    name: 'gateway-class-unseen',
    cluster,
    what: 'The Gateway moves to a class whose controller does not run',
    expect: { finding: 'gateway-class-not-accepted' },
    edits: [
      create({
        apiVersion: `${GATEWAY_GROUP}/v1`,
        kind: 'GatewayClass',
        metadata: { name: 'agentgateway-next' },
        spec: { controllerName: 'agentgateway.dev/agentgateway-next' },
      }),
      changeSpec(GATEWAYS, 'inference-system', 'inference-gateway', {
        gatewayClassName: 'agentgateway-next',
      }),
    ],
  },
  {
    name: 'route-stale',
    cluster,
    what: 'agentgateway’s controller is scaled to zero, and llama-support’s route edited after that',
    expect: { finding: 'route-status-stale' },
    edits: [
      changeSpec(DEPLOYMENTS, 'agentgateway-system', 'agentgateway', {
        replicas: 0,
      }),
      changeRule(HTTP_ROUTES, 'support', 'llama-support', rule => ({
        ...rule,
        timeouts: { request: '360s' },
      })),
    ],
  },
  {
    name: 'route-shadowed',
    cluster,
    what: 'A second route matches the same as mistral-search’s, which is older and gets every request',
    expect: { finding: 'route-model-shadowed' },
    edits: [
      create({
        apiVersion: `${GATEWAY_GROUP}/v1`,
        kind: 'HTTPRoute',
        metadata: { name: 'mistral-search-copy', namespace: 'search' },
        spec: {
          parentRefs: [
            {
              group: GATEWAY_GROUP,
              kind: 'Gateway',
              name: 'inference-gateway',
              namespace: 'inference-system',
            },
          ],
          rules: [
            {
              matches: MISTRAL_MATCHES,
              backendRefs: [poolRef('mistral-search', 1)],
              timeouts: { request: '300s' },
            },
          ],
        },
      }),
    ],
  },
  {
    name: 'route-bypasses',
    cluster,
    what: 'mistral-search’s route sends a tenth of its requests to a Service of the model servers, past the pool',
    expect: { finding: 'route-bypasses-pool' },
    edits: [
      create({
        apiVersion: 'v1',
        kind: 'Service',
        metadata: { name: 'mistral-direct', namespace: 'search' },
        spec: {
          type: 'ClusterIP',
          selector: { app: 'mistral-search' },
          ports: [
            { name: 'http', protocol: 'TCP', port: 8000, targetPort: 8000 },
          ],
        },
      }),
      shareMistral({
        group: '',
        kind: 'Service',
        name: 'mistral-direct',
        port: 8000,
      }),
    ],
  },
  {
    name: 'empty-share',
    cluster,
    what: 'mistral-search’s route gives a tenth of its requests to a second pool, which is scaled to zero',
    expect: { finding: 'route-pool-empty-share' },
    edits: [
      ...secondPool({ name: 'mistral-empty', replicas: 0 }),
      shareMistral(poolRef('mistral-empty', 1)),
    ],
  },
  {
    name: 'models-differ',
    cluster,
    what: 'mistral-search’s route gives a tenth of its requests to a second pool, whose servers know the model by another name',
    expect: { finding: 'pool-models-differ' },
    edits: [
      ...secondPool({ name: 'mistral-renamed', servedName: 'mistral-7b' }),
      shareMistral(poolRef('mistral-renamed', 1)),
    ],
  },
  {
    name: 'pool-unreferenced',
    cluster,
    what: 'llama-support’s route is deleted: nothing leads to its pool',
    expect: { finding: 'pool-unreferenced' },
    edits: [remove(HTTP_ROUTES, 'support', 'llama-support')],
  },
  {
    name: 'selectors-overlap',
    cluster,
    what: 'A second pool selects qwen-chat’s servers',
    expect: { finding: 'pool-selectors-overlap' },
    edits: [
      create({
        apiVersion: 'inference.networking.k8s.io/v1',
        kind: 'InferencePool',
        metadata: { name: 'qwen-chat-next', namespace: 'chat' },
        spec: {
          selector: { matchLabels: { app: 'qwen-chat' } },
          targetPorts: [{ number: 8000 }],
          endpointPickerRef: {
            group: '',
            kind: 'Service',
            name: 'qwen-chat-epp',
            port: { number: 9002 },
          },
        },
      }),
    ],
  },
];
