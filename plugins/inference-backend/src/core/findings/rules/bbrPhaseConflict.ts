// SPDX-License-Identifier: Apache-2.0
import { say } from '@inference-portal/backstage-plugin-inference-common';
import { GatewayPolicy } from '../../objects/ClusterObjects';
import { Way } from '../../topology/ClusterTopology';
import { sortObjects } from '../../topology/objectKey';
import { FindingRule, Judgement } from '../FindingRule';
import { jsonPatch } from '../patchOf';
import { nameOf, subjectOf } from '../subjectOf';

/**
 * A policy that runs before routing holds settings of routes. The CRDs of
 * agentgateway refuse such a policy, so that one which is there was written
 * before they did: nothing can edit it any more, and it can't be restored.
 */
export const bbrPhaseConflict: FindingRule = {
  code: 'bbr-phase-conflict',
  needs: ['AgentgatewayPolicy', 'Gateway', 'HTTPRoute'],
  explainedBy: ['gateway-class-missing', 'gateway-class-not-accepted'],
  looksAt: ['gateways', 'httpRoutes', 'inferencePools'],
  judge: ({ snapshot, gateways }) =>
    sortObjects(snapshot.objects.gatewayPolicies).flatMap(policy => {
      const settings = settingsOfRoutes(policy);
      return settings.length === 0
        ? []
        : [
            judgement(
              policy,
              settings,
              gateways
                .filter(({ policies }) => policies.includes(policy))
                .flatMap(({ ways }) => ways),
            ),
          ];
    }),
};

/** Fields of `spec.traffic` that neither CRD takes with phase PreRouting. */
function settingsOfRoutes(policy: GatewayPolicy): string[] {
  const { phase, requestTimeout, retryAttempts, directResponse } = policy;
  if (phase !== 'PreRouting') {
    return [];
  }
  const guards = policy.guards?.map(({ setting }) => setting) ?? [];
  return [
    ...(directResponse === undefined ? [] : ['directResponse']),
    ...(guards.includes('rateLimit') ? ['rateLimit'] : []),
    ...(retryAttempts === undefined ? [] : ['retry']),
    ...(requestTimeout === undefined ? [] : ['timeouts']),
  ];
}

function judgement(
  policy: GatewayPolicy,
  settings: string[],
  ways: Way[],
): Judgement {
  return {
    severity: 'error',
    title: say`A policy before routing holds settings of routes`,
    detail: say`${nameOf(policy)} has phase PreRouting and sets ${settings.join(
      ', ',
    )}, which count only after a route was chosen. The CRD refuses the two together: the next edit of the policy fails, and so does applying it anew.`,
    subject: subjectOf(policy, 'spec.traffic.phase'),
    evidence: [
      { label: 'spec.traffic.phase', value: 'PreRouting' },
      {
        label: say`Settings of routes`,
        value: settings.map(name => `spec.traffic.${name}`).join(', '),
      },
    ],
    remedy: {
      text: say`Move ${settings.join(
        ', ',
      )} into an AgentgatewayPolicy of its own, without a phase, that targets the Gateway or the HTTPRoute, and take them out of this one.`,
      patch: jsonPatch(
        policy,
        ...settings.map(name => ({
          op: 'remove' as const,
          path: `/spec/traffic/${name}`,
        })),
      ),
    },
    ways,
    pools: [],
    stops: 'none',
  };
}
