// SPDX-License-Identifier: Apache-2.0
import { PageState } from '../../ports';
import { PoolNode } from '../../topology/ClusterTopology';
import { FindingRule, Judgement } from '../FindingRule';
import { LoadView } from '../LoadView';
import { nameOf, subjectOf } from '../subjectOf';

const ROLES = [
  { role: 'picker', title: 'endpoint picker' },
  { role: 'server', title: 'model servers' },
] as const;
/** How many names the evidence holds. */
const NAMED = 12;

/** The portal reads old names and new; what others built on the old will break. */
export const metricsGenerationLegacy: FindingRule = {
  code: 'metrics-generation-legacy',
  needs: ['InferencePool', 'Pod'],
  explainedBy: [],
  readsLoad: true,
  judge: ({ pools }, { load }) =>
    pools.flatMap(pool => ROLES.flatMap(each => judgeRole(pool, each, load))),
};

function judgeRole(
  node: PoolNode,
  { role, title }: (typeof ROLES)[number],
  load: LoadView,
): Judgement[] {
  const pages = load.pages(node, role).filter(hasOldNames);
  if (pages.length === 0) {
    return [];
  }
  const names = new Set(
    pages.flatMap(({ renamed = [] }) => renamed.map(({ family }) => family)),
  );
  const workloads = role === 'picker' ? node.picker?.workloads : node.workloads;
  const pods = [...new Set(pages.map(({ pod }) => pod))].sort();
  return [
    {
      severity: 'info',
      title: `Metrics of the ${title} have names that later versions dropped`,
      detail: `The ${title} of ${nameOf(node.pool)} count under ${
        names.size
      } names that later versions no longer have. The portal reads both; dashboards and alerts built on these go blank with the upgrade.`,
      subject: subjectOf(workloads?.[0] ?? node.pool),
      evidence: [
        { label: 'Pods', value: pods.slice(0, NAMED).join(', ') },
        { label: 'Engine', value: pages[0].engine },
        {
          label: 'Old names',
          value: [...names].sort().slice(0, NAMED).join(', '),
        },
      ],
      remedy: {
        text: 'Let queries ask for the old and the new name (`new or old`), then upgrade.',
      },
      ways: [],
      pools: [node],
      stops: 'none',
    },
  ];
}

function hasOldNames({ renamed }: PageState): boolean {
  return renamed !== undefined && renamed.length > 0;
}
