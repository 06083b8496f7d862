// SPDX-License-Identifier: Apache-2.0
import { say } from '@inference-portal/backstage-plugin-inference-common';
import { productOfGateway } from '../../lifecycle/productOf';
import { Listener } from '../../objects/ClusterObjects';
import { ClusterTopology, GatewayNode } from '../../topology/ClusterTopology';
import { FindingRule, Judgement } from '../FindingRule';
import { nameOf, subjectOf } from '../subjectOf';

/**
 * kgateway's Envoy takes Content-Length from requests whose body the picker
 * reads; over plain HTTP/1.1 model servers may refuse what is left.
 */
export const listenerNoTlsForPicker: FindingRule = {
  code: 'listener-no-tls-for-picker',
  needs: ['Gateway', 'GatewayClass', 'HTTPRoute'],
  explainedBy: ['provider-inference-removed'],
  looksAt: ['gateways', 'httpRoutes', 'inferencePools'],
  judge: topology =>
    topology.gateways.flatMap(gateway => judgeGateway(gateway, topology)),
};

function judgeGateway(
  node: GatewayNode,
  topology: ClusterTopology,
): Judgement[] {
  const installed = productOfGateway(node, topology);
  return installed?.product.name === 'kgateway'
    ? node.gateway.listeners.flatMap((listener, index) =>
        listener.protocol === 'HTTP'
          ? judgeListener(node, listener, index)
          : [],
      )
    : [];
}

function judgeListener(
  { gateway, ways }: GatewayNode,
  listener: Listener,
  index: number,
): Judgement[] {
  const onIt = ways.filter(({ parent }) => parent.listeners.includes(listener));
  return onIt.length === 0
    ? []
    : [
        {
          severity: 'warning',
          title: say`Requests to pools come in without TLS`,
          detail: say`Listener ${listener.name} of ${nameOf(
            gateway,
          )} takes plain HTTP. kgateway's Envoy strips Content-Length from requests whose body the endpoint picker reads, and over HTTP/1.1 servers may refuse them.`,
          subject: subjectOf(gateway, `spec.listeners[${index}].protocol`),
          evidence: [
            {
              label: say`Listener ${listener.name}`,
              value: say`${listener.protocol} on port ${listener.port}`,
            },
          ],
          remedy: {
            text: say`Let routes to pools attach to an HTTPS listener with a certificate, and leave the plain one to redirects.`,
          },
          ways: onIt,
          pools: [],
          stops: 'none',
        },
      ];
}
