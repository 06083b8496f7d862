// SPDX-License-Identifier: Apache-2.0
import {
  TimeoutCandidate,
  say,
} from '@inference-portal/backstage-plugin-inference-common';
import { HttpRoute } from '../../objects/ClusterObjects';
import { ClusterTopology, Way } from '../../topology/ClusterTopology';
import { findTimeouts } from '../../timeouts/findTimeouts';
import { objectOfSource } from '../../timeouts/objectOfSource';
import { FindingRule, Judgement, Subject } from '../FindingRule';
import { subjectOf } from '../subjectOf';

/** Whatever may be written there. */
const MAX_QUOTE = 64;

interface Ignored {
  candidate: TimeoutCandidate;
  subject: Subject;
  ways: Way[];
}

/** Someone wrote a limit that this provider, or this version of it, does not heed. */
export const timeoutIneffective: FindingRule = {
  code: 'timeout-ineffective',
  needs: ['HTTPRoute', 'Gateway', 'GatewayClass', 'AgentgatewayPolicy'],
  explainedBy: [
    'provider-inference-removed',
    'bbr-phase-conflict',
    'route-not-accepted',
    'gateway-class-missing',
  ],
  looksAt: ['gateways', 'httpRoutes', 'inferencePools'],
  judge: (topology, context) =>
    findIgnored(topology, context).map(judgeIgnored),
};

/** A policy on a gateway is passed by many rules, and is one finding. */
function findIgnored(
  topology: ClusterTopology,
  context: Parameters<typeof findTimeouts>[1],
): Ignored[] {
  const found = new Map<string, Ignored>();
  for (const { rule, ways, timeouts } of findTimeouts(topology, context)) {
    for (const { candidates } of timeouts) {
      for (const candidate of candidates) {
        if (candidate.role === 'ignored') {
          const subject = subjectFor(candidate, rule.route.route, topology);
          const key = JSON.stringify([subject, candidate.reason]);
          const known = found.get(key);
          found.set(key, {
            candidate,
            subject,
            ways: [...(known?.ways ?? []), ...ways],
          });
        }
      }
    }
  }
  return [...found.values()];
}

function subjectFor(
  { source }: TimeoutCandidate,
  route: HttpRoute,
  { snapshot }: ClusterTopology,
): Subject {
  const policy = objectOfSource(source, snapshot.objects);
  return subjectOf(policy ?? route, source.field);
}

function judgeIgnored({ candidate, subject, ways }: Ignored): Judgement {
  const { value = '', reason } = candidate;
  const written = value.slice(0, MAX_QUOTE);
  const name = `${subject.kind} ${subject.namespace}/${subject.name}`;
  return {
    severity: 'warning',
    title: say`A timeout is set where it does not count`,
    detail: say`${name} sets ${written}, which has no effect: ${reason}.`,
    subject,
    evidence: [
      { label: say`Written`, value: written },
      { label: say`Why it does not count`, value: reason },
    ],
    remedy: {
      text:
        subject.kind === 'HTTPRoute'
          ? say`Write a value that the provider heeds, or set it where the provider reads it, and take this one away.`
          : say`Set timeouts.request on the rules of the HTTPRoutes, or in a policy that targets the HTTPRoute, and take this one away.`,
    },
    ways,
    pools: [],
    stops: 'none',
  };
}
