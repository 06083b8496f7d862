// SPDX-License-Identifier: Apache-2.0
import { say } from '@inference-portal/backstage-plugin-inference-common';
import { Deployment } from '../../objects/ClusterObjects';
import { ClusterTopology, PoolNode } from '../../topology/ClusterTopology';
import { POOL_GROUP } from '../../topology/deriveTopology';
import { isLabelKey, isLabelValue } from '../../topology/labelSyntax';
import { groupOf, objectKey } from '../../topology/objectKey';
import { formatLabels } from '../formatLabels';
import { FindingRule, Judgement, Patch } from '../FindingRule';
import { mergePatch } from '../patchOf';
import { nameOf, subjectOf } from '../subjectOf';

/** A selector that takes no pod, and no workload would make such pods. */
export const poolSelectorEmpty: FindingRule = {
  code: 'pool-selector-empty',
  needs: ['InferencePool', 'Pod', 'Deployment'],
  explainedBy: [],
  looksAt: ['inferencePools', 'deployments', 'pods', 'services'],
  judge: topology =>
    topology.pools
      .filter(
        ({ endpoints, workloads }) =>
          endpoints.length === 0 && workloads.length === 0,
      )
      .map(node => judgePool(topology, node)),
};

function judgePool(topology: ClusterTopology, node: PoolNode): Judgement {
  const { pool } = node;
  const unusable = unusableLabels(pool.selector);
  const nearest = nearestWorkload(topology, node);
  const absence = say`No pod in ${
    pool.meta.namespace
  } carries the labels that ${nameOf(
    pool,
  )} selects, and no Deployment there makes such pods. Every request gets status 503.`;
  return {
    severity: 'error',
    title: say`The selector of the pool takes no pod`,
    detail:
      unusable.length > 0
        ? `${absence} ${say`${unusable.join(
            ', ',
          )} can't be a label, so nothing can ever match.`}`
        : absence,
    subject: subjectOf(pool, selectorField(pool.meta)),
    evidence: [
      { label: say`Selector`, value: formatLabels(pool.selector) },
      ...(nearest
        ? [
            {
              label: say`Pod labels of Deployment ${nearest.meta.name}`,
              value: formatLabels(nearest.podLabels),
            },
          ]
        : []),
    ],
    remedy: {
      text: nearest
        ? say`Make the selector and the pod labels of Deployment ${nearest.meta.name} agree.`
        : say`Deploy model servers whose pods carry these labels, or correct the selector.`,
      patch: nearest && selectorPatch(node, nearest),
    },
    ways: [],
    pools: [node],
    stops: 'all',
  };
}

function selectorField(meta: { apiVersion: string }): string {
  return groupOf(meta) === POOL_GROUP
    ? 'spec.selector.matchLabels'
    : 'spec.selector';
}

function unusableLabels(selector: Record<string, string>): string[] {
  return Object.entries(selector)
    .filter(([key, value]) => !isLabelKey(key) || !isLabelValue(value))
    .map(([key, value]) => formatLabels({ [key]: value }));
}

/** The Deployment that shares most with the selector: a label, a key, or its name. */
function nearestWorkload(
  { snapshot, pools }: ClusterTopology,
  { pool }: PoolNode,
): Deployment | undefined {
  const taken = new Set(
    pools.flatMap(({ workloads, picker }) => [
      ...workloads,
      ...(picker?.workloads ?? []),
    ]),
  );
  const rated = snapshot.objects.deployments
    .filter(
      deployment =>
        deployment.meta.namespace === pool.meta.namespace &&
        !taken.has(deployment),
    )
    .map(deployment => ({ deployment, score: affinity(deployment, pool) }))
    .filter(({ score }) => score > 0)
    .sort(
      (a, b) =>
        b.score - a.score ||
        (objectKey(a.deployment.meta) < objectKey(b.deployment.meta) ? -1 : 1),
    );
  return rated[0]?.deployment;
}

function affinity(
  { meta, podLabels }: Deployment,
  pool: PoolNode['pool'],
): number {
  const shared = Object.entries(pool.selector).filter(
    ([key, value]) => Object.hasOwn(podLabels, key) && podLabels[key] === value,
  ).length;
  return shared * 2 + (meta.name === pool.meta.name ? 3 : 0);
}

/** Only where the Deployment has every key, so that the edit is a value or two. */
function selectorPatch(
  { pool }: PoolNode,
  { podLabels }: Deployment,
): Patch | undefined {
  const keys = Object.keys(pool.selector);
  if (
    groupOf(pool.meta) !== POOL_GROUP ||
    keys.length === 0 ||
    !keys.every(key => Object.hasOwn(podLabels, key))
  ) {
    return undefined;
  }
  const matchLabels = Object.fromEntries(
    keys.map(key => [key, podLabels[key]]),
  );
  return mergePatch(pool, { spec: { selector: { matchLabels } } });
}
