// SPDX-License-Identifier: Apache-2.0
import { say } from '@inference-portal/backstage-plugin-inference-common';
import { PoolNode } from '../../topology/ClusterTopology';
import { readyOf } from '../describeEndpoints';
import { FindingRule, Judgement } from '../FindingRule';
import { LoadView } from '../LoadView';
import { troubledPages } from '../serverPages';
import { nameOf, subjectOf } from '../subjectOf';

/** Kubernetes calls the servers ready, and yet the picker has nobody to pick. */
export const pickerSeesNoEndpoints: FindingRule = {
  code: 'picker-sees-no-endpoints',
  needs: ['InferencePool', 'Service', 'Pod'],
  explainedBy: [
    'pool-picker-missing',
    'picker-args-mismatch',
    'picker-crash-looping',
    'picker-unavailable',
    'pool-port-mismatch',
  ],
  readsLoad: true,
  // A picker that starts, or servers that do, need some seconds.
  lastsMs: 60_000,
  judge: ({ pools }, { load }) => pools.flatMap(pool => judgePool(pool, load)),
};

function judgePool(node: PoolNode, load: LoadView): Judgement[] {
  const { picker, pool } = node;
  const ready = readyOf(node.endpoints);
  if (
    !picker?.service ||
    ready.length === 0 ||
    load.picker(node)?.readyEndpoints !== 0 ||
    // Then why is known: server-metrics-missing says it.
    troubledPages(node, load).length > 0
  ) {
    return [];
  }
  const subject = picker.workloads[0] ?? picker.service;
  return [
    {
      severity: 'error',
      title: say`The endpoint picker sees no endpoint`,
      detail:
        ready.length === 1
          ? say`1 endpoint of ${nameOf(pool)} is ready, and ${nameOf(
              subject,
            )}, its endpoint picker, counts 0: it gets no fresh metrics of them. Every request fails.`
          : say`${ready.length} endpoints of ${nameOf(
              pool,
            )} are ready, and ${nameOf(
              subject,
            )}, its endpoint picker, counts 0: it gets no fresh metrics of them. Every request fails.`,
      subject: subjectOf(subject),
      evidence: [
        { label: say`Ready pods`, value: `${ready.length}` },
        { label: say`Endpoints the picker sees`, value: '0' },
        { label: say`Target ports`, value: pool.targetPorts.join(', ') },
      ],
      remedy: {
        text: say`Look into the picker's log for what it can't read. Most often it asks the servers for metrics that their engine, or its version, no longer has (label llm-d.ai/engine-type, engineConfigs), a NetworkPolicy keeps it from the servers, or it may not list pods or pools.`,
      },
      ways: [],
      pools: [node],
      stops: 'all',
    },
  ];
}
