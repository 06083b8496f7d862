// SPDX-License-Identifier: Apache-2.0
import { DEPLOYMENTS } from '../cluster/resourceKeys';
import { changeContainer } from './edits';
import { Fault } from './Fault';
import { gatewayRef, refuses, secondGateway } from './secondGateway';
import { secondPool } from './secondPool';

const cluster = 'prod-us';

/** Versions of providers, and other providers beside agentgateway. */
export const providerFaults: Fault[] = [
  {
    name: 'provider-defect',
    cluster,
    what: 'agentgateway’s controller runs in a version in which POST requests to pools may hang',
    expect: { finding: 'provider-version-defect' },
    edits: [
      changeContainer(
        DEPLOYMENTS,
        'agentgateway-system',
        'agentgateway',
        container => ({
          ...container,
          image: 'cr.agentgateway.dev/controller:v1.3.1',
        }),
      ),
    ],
  },
  {
    name: 'provider-deprecated',
    cluster,
    what: 'mistral-search is also routed by kgateway 2.1, whose next version gives pools up',
    expect: { finding: 'provider-inference-deprecated' },
    edits: secondGateway({ name: 'kgateway-old', provider: 'kgateway 2.1' }),
  },
  {
    name: 'provider-removed',
    cluster,
    what: 'mistral-search is also routed by kgateway 2.2, which gave pools up',
    expect: { finding: 'provider-inference-removed' },
    edits: secondGateway({ name: 'kgateway-new', provider: 'kgateway 2.2' }),
  },
  {
    name: 'gateway-plain',
    cluster,
    what: 'mistral-search is also routed by kgateway 2.1 on a listener without TLS',
    expect: { finding: 'listener-no-tls-for-picker' },
    edits: secondGateway({
      name: 'kgateway-plain',
      provider: 'kgateway 2.1',
      protocol: 'HTTP',
    }),
  },
  {
    name: 'gateway-no-address',
    cluster,
    what: 'mistral-search is also routed by a Gateway of Istio that waits for its address',
    expect: { finding: 'gateway-address-missing' },
    edits: secondGateway({
      name: 'istio-no-address',
      provider: 'Istio 1.28',
      addresses: [],
    }),
  },
  {
    name: 'timeout-missing',
    cluster,
    what: 'mistral-search answers three times as slowly, and is also routed by kgateway 2.1 without a timeout: it gets its fifteen seconds',
    expect: { finding: 'timeout-missing' },
    edits: secondGateway({
      name: 'kgateway-no-timeout',
      provider: 'kgateway 2.1',
      withoutTimeout: true,
    }),
    // Else few of its answers are long enough to be cut.
    turn: knobs => {
      knobs.slowness.set('search/mistral-search', 3);
    },
  },
  {
    name: 'inference-switched-off',
    cluster,
    what: 'mistral-search is also routed by Istio, whose support of pools is switched off',
    expect: { finding: 'route-invalid-kind' },
    edits: secondGateway({
      name: 'istio-off',
      provider: 'Istio 1.28',
      says: 'invalid-kind',
    }),
  },
  {
    name: 'route-unseen',
    cluster,
    what: 'mistral-search has a route on a Gateway of Istio, whose controller says nothing of it',
    expect: { finding: 'route-status-missing' },
    edits: secondGateway({
      name: 'istio-unseen',
      provider: 'Istio 1.28',
      says: 'nothing',
    }),
  },
  {
    name: 'split-unsupported',
    cluster,
    what: 'A rule on a Gateway of Istio 1.28 splits its requests between mistral-search and a second pool',
    expect: { finding: 'route-split-unsupported' },
    edits: [
      ...secondPool({ name: 'mistral-istio' }),
      ...secondGateway({
        name: 'istio-split',
        provider: 'Istio 1.28',
        pools: ['mistral-search', 'mistral-istio'],
      }),
    ],
  },
  {
    name: 'pool-refused',
    cluster,
    what: 'Istio refuses a second pool of mistral-search',
    expect: { finding: 'pool-not-accepted' },
    edits: [
      ...secondPool({
        name: 'mistral-refused',
        status: {
          parents: [
            {
              parentRef: gatewayRef('istio-refuses'),
              controllerName: 'istio.io/gateway-controller',
              conditions: [
                refuses(
                  'Accepted',
                  'NotSupportedByParent',
                  'InferencePool is not supported by this gateway',
                ),
              ],
            },
          ],
        },
      }),
      ...secondGateway({
        name: 'istio-refuses',
        provider: 'Istio 1.28',
        pools: ['mistral-refused'],
      }),
    ],
  },
  {
    name: 'pool-unseen',
    cluster,
    what: 'Istio takes a route to a second pool of mistral-search and says nothing of the pool',
    expect: { finding: 'pool-status-missing' },
    edits: [
      ...secondPool({ name: 'mistral-unseen' }),
      ...secondGateway({
        name: 'istio-pool-unseen',
        provider: 'Istio 1.28',
        pools: ['mistral-unseen'],
      }),
    ],
  },
];
