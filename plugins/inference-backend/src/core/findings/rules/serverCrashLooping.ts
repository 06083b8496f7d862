// SPDX-License-Identifier: Apache-2.0
import { say } from '@inference-portal/backstage-plugin-inference-common';
import { EndpointNode, PoolNode } from '../../topology/ClusterTopology';
import { crashesOf, describeCrashes, Crash } from '../crashesOf';
import {
  countPods,
  podNames,
  readyOf,
  someOfEndpoints,
} from '../describeEndpoints';
import { FindingRule, Judgement } from '../FindingRule';
import { nameOf, subjectOf } from '../subjectOf';
import { groupByWorkload } from './serverPending';

/** Model servers that end soon after they start, again and again. */
export const serverCrashLooping: FindingRule = {
  code: 'server-crash-looping',
  needs: ['InferencePool', 'Pod'],
  explainedBy: [],
  judge: ({ pools }, { nowMs }) =>
    pools.flatMap(node => judgePool(node, nowMs)),
};

function judgePool(node: PoolNode, nowMs: number): Judgement[] {
  const crashes = new Map<EndpointNode, Crash>();
  for (const endpoint of node.endpoints) {
    const crash = crashesOf(endpoint, nowMs);
    if (crash) {
      crashes.set(endpoint, crash);
    }
  }
  const ready = readyOf(node.endpoints).length;
  return [...groupByWorkload(node, [...crashes.keys()])].map(
    ([workload, endpoints]) => {
      const subject = workload ?? endpoints[0].pod;
      const { words, remedy, evidence } = describeCrashes(
        endpoints.flatMap(endpoint => crashes.get(endpoint) ?? []),
      );
      return {
        severity: 'error',
        title: say`Model servers crash again and again`,
        detail: say`${countPods(endpoints.length)} of ${nameOf(
          subject,
        )} ${words}. ${
          ready > 0
            ? say`${someOfEndpoints(
                ready,
                node.endpoints.length,
              )} stay ready; requests on a pod that crashes are cut.`
            : say`No endpoint is ready, so requests get status 503.`
        }`,
        subject: subjectOf(subject),
        evidence: [
          { label: say`Pods`, value: podNames(endpoints) },
          ...evidence,
        ],
        remedy: { text: remedy },
        ways: [],
        pools: [node],
        stops: ready > 0 ? 'some' : 'all',
      };
    },
  );
}
