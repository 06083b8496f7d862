// SPDX-License-Identifier: Apache-2.0
import { say } from '@inference-portal/backstage-plugin-inference-common';
import { GatewayPolicy } from '../../objects/ClusterObjects';
import { GatewayNode } from '../../topology/ClusterTopology';
import { readsModel } from '../../topology/modelNames';
import { FindingRule, Judgement } from '../FindingRule';
import { isAgentgateway } from '../isAgentgateway';
import { nameOf, subjectOf } from '../subjectOf';
import { headersSet, waysByHeader } from './bbrMissing';

/** The model is put into one header, and the routes match another. */
export const bbrHeaderMismatch: FindingRule = {
  code: 'bbr-header-mismatch',
  needs: ['AgentgatewayPolicy', 'Gateway', 'GatewayClass', 'HTTPRoute'],
  explainedBy: [
    'gateway-class-missing',
    'gateway-class-not-accepted',
    'bbr-not-attached',
  ],
  looksAt: ['gateways', 'httpRoutes', 'inferencePools'],
  judge: ({ gateways }) =>
    gateways.filter(isAgentgateway).flatMap(judgeGateway),
};

function judgeGateway(gateway: GatewayNode): Judgement[] {
  const set = headersSet(gateway);
  const wanted = [...waysByHeader(gateway)];
  const matched = new Set(wanted.map(([header]) => header.toLowerCase()));
  const stray = gateway.policies.flatMap(policy =>
    strayHeaders(policy, matched).map(header => ({ policy, header })),
  );
  return wanted
    .filter(([header]) => !set.has(header.toLowerCase()))
    .flatMap(([header, ways]): Judgement[] =>
      stray.slice(0, 1).map(({ policy, header: other }) => ({
        severity: 'error',
        title: say`The policy sets another model header than the routes match`,
        detail: say`${nameOf(
          policy,
        )} puts the model into header ${other}, and the routes on ${nameOf(
          gateway.gateway,
        )} match ${header}. Requests get status 404.`,
        subject: subjectOf(policy, 'spec.traffic.transformation.request'),
        evidence: [
          { label: say`The policy sets`, value: other },
          { label: say`The routes match`, value: header },
        ],
        remedy: {
          text: say`Let the policy set ${header}, or the routes match ${other}. Names of headers have no case.`,
        },
        ways,
        pools: [],
        stops: 'all',
      })),
    );
}

/** Headers that carry the model and that no rule matches. */
function strayHeaders(
  { phase, requestHeaders }: GatewayPolicy,
  matched: ReadonlySet<string>,
): string[] {
  return phase === 'PreRouting'
    ? requestHeaders
        .filter(
          ({ name, expression }) =>
            readsModel(expression) && !matched.has(name.toLowerCase()),
        )
        .map(({ name }) => name)
    : [];
}
