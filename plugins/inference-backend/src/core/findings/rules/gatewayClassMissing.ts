// SPDX-License-Identifier: Apache-2.0
import { say } from '@inference-portal/backstage-plugin-inference-common';
import { GatewayNode } from '../../topology/ClusterTopology';
import { conditionEvidence, conditionOf, statusOf } from '../conditionOf';
import { FindingRule, Patch } from '../FindingRule';
import { mergePatch } from '../patchOf';
import { nameOf, subjectOf } from '../subjectOf';

/** A gateway whose class does not exist is run by no controller. */
export const gatewayClassMissing: FindingRule = {
  code: 'gateway-class-missing',
  needs: ['Gateway', 'GatewayClass', 'HTTPRoute', 'InferencePool'],
  explainedBy: [],
  looksAt: ['gateways', 'httpRoutes', 'inferencePools'],
  judge: ({ gateways, gatewayClasses }) =>
    gateways
      .filter(({ gatewayClass }) => !gatewayClass)
      .map(node => {
        const { gateway, ways } = node;
        const classNames = gatewayClasses.map(({ meta }) => meta.name);
        return {
          severity: 'error',
          title: say`The gateway names a class that does not exist`,
          detail: say`${nameOf(gateway)} wants GatewayClass ${
            gateway.className
          }, which does not exist: its controller is not installed or not running, so nothing keeps the gateway up to date.`,
          subject: subjectOf(gateway, 'spec.gatewayClassName'),
          evidence: [
            { label: 'spec.gatewayClassName', value: gateway.className },
            {
              label: say`Classes in the cluster`,
              value: classNames.join(', ') || say`none`,
            },
            conditionEvidence(
              'Gateway',
              'Programmed',
              conditionOf(gateway.conditions, 'Programmed'),
            ),
          ],
          remedy: {
            text: say`Install or start the controller that provides class ${gateway.className}; most controllers create their class when they start. If the name is a slip, name a class that exists.`,
            patch: otherClass(node, classNames),
          },
          ways,
          pools: [],
          // A proxy that was programmed before goes on with what it last knew.
          stops:
            statusOf(gateway.conditions, 'Programmed') === 'True'
              ? 'some'
              : 'all',
        };
      }),
};

function otherClass(
  { gateway }: GatewayNode,
  classNames: string[],
): Patch | undefined {
  return classNames.length === 1
    ? mergePatch(gateway, { spec: { gatewayClassName: classNames[0] } })
    : undefined;
}
