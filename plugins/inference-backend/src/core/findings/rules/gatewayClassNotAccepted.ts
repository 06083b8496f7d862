// SPDX-License-Identifier: Apache-2.0
import { say } from '@inference-portal/backstage-plugin-inference-common';
import { conditionEvidence, conditionOf } from '../conditionOf';
import { FindingRule } from '../FindingRule';
import { nameOf, subjectOf } from '../subjectOf';

/** A class that its controller refuses, or that no controller has looked at. */
export const gatewayClassNotAccepted: FindingRule = {
  code: 'gateway-class-not-accepted',
  needs: ['Gateway', 'GatewayClass', 'HTTPRoute', 'InferencePool'],
  explainedBy: [],
  looksAt: ['gateways', 'httpRoutes', 'inferencePools'],
  judge: ({ gatewayClasses, gateways }) =>
    gatewayClasses.flatMap(gatewayClass => {
      const accepted = conditionOf(gatewayClass.conditions, 'Accepted');
      const ways = gateways
        .filter(node => node.gatewayClass === gatewayClass)
        .flatMap(node => node.ways);
      if (accepted?.status === 'True' || ways.length === 0) {
        return [];
      }
      const { controllerName } = gatewayClass;
      return [
        {
          severity: 'error',
          title: say`The class of the gateway is not accepted`,
          detail: accepted
            ? say`Controller ${controllerName} has not accepted ${nameOf(
                gatewayClass,
              )}${accepted.message ? `: ${accepted.message}` : ''}.`
            : say`No controller has looked at ${nameOf(
                gatewayClass,
              )}: ${controllerName} does not run.`,
          subject: subjectOf(gatewayClass),
          evidence: [
            { label: 'spec.controllerName', value: controllerName },
            conditionEvidence('GatewayClass', 'Accepted', accepted),
          ],
          remedy: {
            text: accepted
              ? say`Correct the parameters that the message names, or upgrade the controller or the Gateway API so that they fit.`
              : say`Start the controller ${controllerName}.`,
          },
          ways,
          pools: [],
          stops: 'all',
          since: accepted?.lastTransitionAt,
        },
      ];
    }),
};
