// SPDX-License-Identifier: Apache-2.0
import { say } from '@inference-portal/backstage-plugin-inference-common';
import { Deployment } from '../../objects/ClusterObjects';
import { EndpointNode, PoolNode } from '../../topology/ClusterTopology';
import { matchesLabels } from '../../topology/LabelIndex';
import { conditionEvidence, conditionOf } from '../conditionOf';
import {
  countReplicas,
  describeRequests,
  inCondition,
  podNames,
  readyOf,
  someOfEndpoints,
} from '../describeEndpoints';
import { explainScheduling } from '../explainScheduling';
import { FindingRule, Judgement } from '../FindingRule';
import { nameOf, subjectOf } from '../subjectOf';

/** Model servers that wait for a GPU, a node, a volume or quota. */
export const serverPending: FindingRule = {
  code: 'server-pending',
  needs: ['InferencePool', 'Pod', 'Deployment'],
  explainedBy: [],
  judge: ({ pools }) =>
    pools.flatMap(node => [...judgePods(node), ...judgeRefused(node)]),
};

function judgePods(node: PoolNode): Judgement[] {
  const pending = inCondition(node.endpoints, 'unschedulable');
  return [...groupByWorkload(node, pending)].map(([workload, endpoints]) => {
    const [{ pod }] = endpoints;
    const scheduled = conditionOf(pod.conditions, 'PodScheduled');
    const cause = explainScheduling(scheduled?.message);
    const subject = workload ?? pod;
    return {
      ...consequence(node),
      title: say`Model servers wait for a node`,
      detail:
        endpoints.length === 1
          ? say`1 pod of ${nameOf(subject)} is not scheduled: ${
              cause.words
            }. ${whatIsLeft(node)}`
          : say`${endpoints.length} pods of ${nameOf(
              subject,
            )} are not scheduled: ${cause.words}. ${whatIsLeft(node)}`,
      subject: subjectOf(subject),
      evidence: [
        { label: say`Pods`, value: podNames(endpoints) },
        { label: say`Each asks for`, value: describeRequests(pod.containers) },
        {
          label: say`The scheduler says`,
          value: scheduled?.message ?? say`nothing`,
        },
      ],
      remedy: { text: cause.remedy },
      since: earliest(endpoints),
    };
  });
}

/** Pods that may not even be made: quota, admission. */
function judgeRefused(node: PoolNode): Judgement[] {
  return node.workloads.flatMap((workload): Judgement[] => {
    const refused = conditionOf(workload.conditions, 'ReplicaFailure');
    if (refused?.status !== 'True') {
      return [];
    }
    const cause = explainScheduling(refused.message);
    return [
      {
        ...consequence(node),
        title: say`Pods of the model servers are refused`,
        detail: say`${nameOf(workload)} wants ${countReplicas(
          workload.replicas,
        )}, and the API server refuses to make their pods: ${
          refused.message ?? cause.words
        }. ${whatIsLeft(node)}`,
        subject: subjectOf(workload),
        evidence: [conditionEvidence('Deployment', 'ReplicaFailure', refused)],
        remedy: { text: cause.remedy },
        since: refused.lastTransitionAt,
      },
    ];
  });
}

function consequence(
  node: PoolNode,
): Pick<Judgement, 'severity' | 'ways' | 'pools' | 'stops'> {
  const others = readyOf(node.endpoints).length > 0;
  return {
    severity: others ? 'warning' : 'error',
    ways: [],
    pools: [node],
    stops: others ? 'some' : 'all',
  };
}

function whatIsLeft({ endpoints }: PoolNode): string {
  const ready = readyOf(endpoints).length;
  if (ready === 0) {
    return say`No endpoint is ready, so requests get status 503.`;
  }
  const some = someOfEndpoints(ready, endpoints.length);
  return ready === 1
    ? say`${some} is ready and carries all requests.`
    : say`${some} are ready and carry all requests.`;
}

/** Pods without a Deployment of ours stand under `undefined`. */
export function groupByWorkload(
  { workloads }: PoolNode,
  endpoints: EndpointNode[],
): Map<Deployment | undefined, EndpointNode[]> {
  const groups = new Map<Deployment | undefined, EndpointNode[]>();
  for (const endpoint of endpoints) {
    const workload = workloads.find(
      ({ selector }) =>
        Object.keys(selector).length > 0 &&
        matchesLabels(selector, endpoint.pod.meta.labels),
    );
    groups.set(workload, [...(groups.get(workload) ?? []), endpoint]);
  }
  return groups;
}

function earliest(endpoints: EndpointNode[]): string | undefined {
  return endpoints
    .map(
      ({ pod }) =>
        conditionOf(pod.conditions, 'PodScheduled')?.lastTransitionAt ??
        pod.meta.createdAt,
    )
    .filter(time => time !== undefined)
    .sort()[0];
}
