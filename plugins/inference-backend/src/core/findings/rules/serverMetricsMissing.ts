// SPDX-License-Identifier: Apache-2.0
import { say } from '@inference-portal/backstage-plugin-inference-common';
import { PoolNode } from '../../topology/ClusterTopology';
import { readyOf, someOfReadyEndpoints } from '../describeEndpoints';
import { FindingRule, Judgement } from '../FindingRule';
import { LoadView } from '../LoadView';
import { PageTrouble, troubledPages } from '../serverPages';
import { nameOf, subjectOf } from '../subjectOf';

/** A picker takes a server whose page it can't use for none, ready or not. */
export const serverMetricsMissing: FindingRule = {
  code: 'server-metrics-missing',
  needs: ['InferencePool', 'Pod'],
  explainedBy: ['pool-port-mismatch'],
  readsLoad: true,
  // A server that has just become ready may show its page a moment later.
  lastsMs: 60_000,
  judge: ({ pools }, { load }) => pools.flatMap(pool => judgePool(pool, load)),
};

function judgePool(node: PoolNode, load: LoadView): Judgement[] {
  const troubled = troubledPages(node, load);
  if (troubled.length === 0) {
    return [];
  }
  const [{ page, why }] = troubled;
  const ready = readyOf(node.endpoints).length;
  const pods = new Set(troubled.map(({ page: { pod } }) => pod)).size;
  const seen = load.picker(node)?.readyEndpoints;
  const blind = seen === 0;
  const subject = node.workloads[0] ?? node.pool;
  return [
    {
      severity: blind ? 'error' : 'warning',
      title: say`The endpoint picker can’t make use of the model servers’ metrics`,
      detail: say`Of ${someOfReadyEndpoints(pods, ready)} of ${nameOf(
        node.pool,
      )} the page ${page.path} on port ${
        page.port
      } is no use to a picker: ${why}. ${
        blind
          ? say`It sees no endpoint at all, and requests fail.`
          : say`It takes such endpoints for absent, or for idle.`
      }`,
      subject: subjectOf(subject),
      evidence: [
        ...describePages(troubled),
        ...(seen === undefined
          ? []
          : [{ label: say`Endpoints the picker sees`, value: `${seen}` }]),
      ],
      remedy: {
        text: say`Let the servers show what the picker reads of engine ${page.engine}: start them with their metrics page on the pool's port, label their pods with the right llm-d.ai/engine-type, and name other metrics in the picker's engineConfigs.`,
      },
      ways: [],
      pools: [node],
      stops: blind ? 'all' : 'some',
    },
  ];
}

function describePages(troubled: PageTrouble[]) {
  const byReason = new Map<string, string[]>();
  for (const { page, why } of troubled) {
    byReason.set(why, [...(byReason.get(why) ?? []), page.pod]);
  }
  return [...byReason].map(([why, [first, ...others]]) => ({
    label: others.length > 0 ? say`${first} and ${others.length} more` : first,
    value: why,
  }));
}
