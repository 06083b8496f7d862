// SPDX-License-Identifier: Apache-2.0
import { say } from '@inference-portal/backstage-plugin-inference-common';
import { statusOf } from '../conditionOf';
import { FindingRule } from '../FindingRule';
import { nameOf, subjectOf } from '../subjectOf';

/** Programmed, yet nobody outside the cluster could name where to. */
export const gatewayAddressMissing: FindingRule = {
  code: 'gateway-address-missing',
  needs: ['Gateway', 'HTTPRoute', 'InferencePool'],
  explainedBy: ['gateway-class-missing', 'gateway-class-not-accepted'],
  looksAt: ['gateways', 'httpRoutes', 'inferencePools'],
  judge: ({ gateways }) =>
    gateways
      .filter(
        ({ gateway }) =>
          gateway.addresses.length === 0 &&
          statusOf(gateway.conditions, 'Programmed') === 'True',
      )
      .map(({ gateway, ways }) => ({
        severity: 'warning',
        title: say`The gateway has no address`,
        detail: say`${nameOf(
          gateway,
        )} is programmed, and its status lists no address: clients outside the cluster have nowhere to send requests to.`,
        subject: subjectOf(gateway, 'status.addresses'),
        evidence: [{ label: 'status.addresses', value: say`empty` }],
        remedy: {
          text: say`Look at the gateway's Service in ${gateway.meta.namespace}: of type LoadBalancer it waits for an address from the cloud or from a load balancer such as MetalLB. Where requests come from inside the cluster only, type ClusterIP gives one.`,
        },
        ways,
        pools: [],
        stops: 'none',
      })),
};
