// SPDX-License-Identifier: Apache-2.0
import { say } from '@inference-portal/backstage-plugin-inference-common';
import { PageState } from '../../ports';
import { PoolNode } from '../../topology/ClusterTopology';
import { FindingRule, Judgement } from '../FindingRule';
import { LoadView } from '../LoadView';
import { nameOf, subjectOf } from '../subjectOf';

const ROLES = ['picker', 'server'] as const;
/** How many names the evidence holds. */
const NAMED = 12;

/** The portal reads old names and new; what others built on the old will break. */
export const metricsGenerationLegacy: FindingRule = {
  code: 'metrics-generation-legacy',
  needs: ['InferencePool', 'Pod'],
  explainedBy: [],
  readsLoad: true,
  judge: ({ pools }, { load }) =>
    pools.flatMap(pool => ROLES.flatMap(role => judgeRole(pool, role, load))),
};

function judgeRole(
  node: PoolNode,
  role: (typeof ROLES)[number],
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
      title:
        role === 'picker'
          ? say`Metrics of the endpoint picker have names that later versions dropped`
          : say`Metrics of the model servers have names that later versions dropped`,
      detail:
        role === 'picker'
          ? say`The endpoint picker of ${nameOf(node.pool)} count under ${
              names.size
            } names that later versions no longer have. The portal reads both; dashboards and alerts built on these go blank with the upgrade.`
          : say`The model servers of ${nameOf(node.pool)} count under ${
              names.size
            } names that later versions no longer have. The portal reads both; dashboards and alerts built on these go blank with the upgrade.`,
      subject: subjectOf(workloads?.[0] ?? node.pool),
      evidence: [
        { label: say`Pods`, value: pods.slice(0, NAMED).join(', ') },
        { label: say`Engine`, value: pages[0].engine },
        {
          label: say`Old names`,
          value: [...names].sort().slice(0, NAMED).join(', '),
        },
      ],
      remedy: {
        text: say`Let queries ask for the old and the new name (\`new or old\`), then upgrade.`,
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
