// SPDX-License-Identifier: Apache-2.0
import { say } from '@inference-portal/backstage-plugin-inference-common';
import {
  retiredSupport,
  RetiredSupport,
} from '../../lifecycle/inferenceSupport';
import { ClusterTopology, GatewayNode } from '../../topology/ClusterTopology';
import { FindingRule, Judgement } from '../FindingRule';
import { mergePatch } from '../patchOf';
import { nameOf, subjectOf } from '../subjectOf';

/** The installed version of the provider no longer routes to pools. */
export const providerInferenceRemoved: FindingRule = {
  code: 'provider-inference-removed',
  needs: ['GatewayClass', 'Gateway', 'HTTPRoute', 'Deployment'],
  explainedBy: [],
  looksAt: ['gateways', 'httpRoutes', 'inferencePools'],
  judge: topology =>
    topology.gateways.flatMap(gateway => {
      const support = retiredSupport(gateway, topology);
      return support?.state === 'removed'
        ? [
            {
              ...retirement(gateway, support, topology),
              severity: 'error' as const,
              title: say`The gateway’s provider no longer routes to pools`,
              detail: say`${nameOf(gateway.gateway)} is run by ${
                support.title
              } ${support.version}, and from ${
                support.removedFrom
              } on that has no support for InferencePools: every route to a pool on it is dead.`,
              stops: 'all' as const,
            },
          ]
        : [];
    }),
};

/** What both findings about the end of a provider's support have in common. */
export function retirement(
  { gateway, gatewayClass, ways }: GatewayNode,
  { title, version, controllerName }: RetiredSupport,
  { gatewayClasses }: ClusterTopology,
): Pick<Judgement, 'subject' | 'evidence' | 'remedy' | 'ways' | 'pools'> {
  const successor = gatewayClasses.find(other =>
    other.controllerName.startsWith('agentgateway.dev/'),
  )?.meta.name;
  return {
    subject: subjectOf(gateway, 'spec.gatewayClassName'),
    evidence: [
      { label: say`Provider`, value: `${title} ${version}` },
      {
        label: 'GatewayClass',
        value: `${gatewayClass?.meta.name} (${controllerName})`,
      },
      { label: say`Ways to pools`, value: String(ways.length) },
    ],
    remedy: successor
      ? {
          text: say`Move the gateway to class ${successor}, and its TrafficPolicies to AgentgatewayPolicies.`,
          patch: mergePatch(gateway, { spec: { gatewayClassName: successor } }),
        }
      : {
          text: say`Install agentgateway with inferenceExtension.enabled=true, move the gateway to its class, and its TrafficPolicies to AgentgatewayPolicies. Until then go back to the version before.`,
        },
    ways,
    pools: [],
  };
}
