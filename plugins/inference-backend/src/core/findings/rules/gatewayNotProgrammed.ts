// SPDX-License-Identifier: Apache-2.0
import { say } from '@inference-portal/backstage-plugin-inference-common';
import { Listener } from '../../objects/ClusterObjects';
import { GatewayNode } from '../../topology/ClusterTopology';
import { conditionEvidence, conditionOf, statusOf } from '../conditionOf';
import { FindingRule, Judgement } from '../FindingRule';
import { nameOf, subjectOf } from '../subjectOf';

/** The data plane does not have the gateway's configuration, or not that of a listener. */
export const gatewayNotProgrammed: FindingRule = {
  code: 'gateway-not-programmed',
  needs: ['Gateway', 'HTTPRoute', 'InferencePool'],
  explainedBy: ['gateway-class-missing', 'gateway-class-not-accepted'],
  looksAt: ['gateways', 'httpRoutes', 'inferencePools'],
  judge: ({ gateways }) =>
    gateways.flatMap(node =>
      statusOf(node.gateway.conditions, 'Programmed') === 'True'
        ? judgeListeners(node)
        : [judgeGateway(node)],
    ),
};

function judgeGateway({ gateway, ways }: GatewayNode): Judgement {
  const programmed = conditionOf(gateway.conditions, 'Programmed');
  return {
    severity: 'error',
    title: say`The gateway is not programmed`,
    detail: programmed
      ? say`${nameOf(gateway)} has Programmed=${programmed.status}${
          programmed.message ? `: ${programmed.message}` : ''
        }. Its data plane does not serve what is configured.`
      : say`No controller says whether ${nameOf(
          gateway,
        )} is programmed: the controller of class ${
          gateway.className
        } does not run, or does not take this gateway.`,
    subject: subjectOf(gateway),
    evidence: [
      conditionEvidence('Gateway', 'Programmed', programmed),
      conditionEvidence(
        'Gateway',
        'Accepted',
        conditionOf(gateway.conditions, 'Accepted'),
      ),
    ],
    remedy: {
      text: say`Look at the controller of class ${gateway.className} and at the gateway's own Deployment and Service in namespace ${gateway.meta.namespace}: the proxy may not start, its address may not be assigned, or the gateway's spec may be invalid.`,
    },
    ways,
    pools: [],
    stops: 'all',
    since: programmed?.lastTransitionAt,
  };
}

/** Listeners that fail while the gateway as a whole is programmed. */
function judgeListeners({ gateway, ways }: GatewayNode): Judgement[] {
  return gateway.listeners.flatMap((listener, index): Judgement[] => {
    const failed = failedCondition(listener);
    const through = ways.filter(
      ({ parent }) =>
        parent.listeners.includes(listener) &&
        parent.listeners.every(other => failedCondition(other)),
    );
    if (!failed || through.length === 0) {
      return [];
    }
    return [
      {
        severity: 'error',
        title: say`A listener of the gateway is not programmed`,
        detail: say`Listener ${listener.name} of ${nameOf(gateway)} has ${
          failed.type
        }=${failed.status}${
          failed.message ? `: ${failed.message}` : ''
        }. Requests on port ${listener.port} are not served.`,
        subject: subjectOf(gateway, `spec.listeners[${index}]`),
        evidence: [conditionEvidence('Listener', failed.type, failed)],
        remedy: {
          text: say`Mend what the message names: a certificate that is missing or not granted, a protocol the provider does not know, or a port that collides with another listener.`,
        },
        ways: through,
        pools: [],
        stops: 'all',
        since: failed.lastTransitionAt,
      },
    ];
  });
}

function failedCondition({ conditions }: Listener) {
  return (
    conditions.find(
      ({ type, status }) =>
        ['Accepted', 'Programmed', 'ResolvedRefs'].includes(type) &&
        status === 'False',
    ) ??
    conditions.find(
      ({ type, status }) => type === 'Conflicted' && status === 'True',
    )
  );
}
