// SPDX-License-Identifier: Apache-2.0
import { plainText } from '@inference-portal/backstage-plugin-inference-common';
import { Trouble } from '../core/notices/Notice';
import { PlanRecord } from './PlanRecord';

/** What owners have to know of their rollouts: one for each entity and code. */
export function planTroubles(records: readonly PlanRecord[]): Trouble[] {
  const troubles = new Map<string, Trouble>();
  for (const record of records) {
    const told = tellOf(record);
    if (told) {
      const key = `${record.entityRef} ${told.code}`;
      const known = troubles.get(key);
      troubles.set(key, {
        entityRef: record.entityRef,
        level: 'rollout',
        ...told,
        detail: [known?.detail ?? [], detailOf(record)].flat().join(' '),
        clusters: [
          ...new Set([...(known?.clusters ?? []), ...record.clusters]),
        ].sort(),
      });
    }
  }
  return [...troubles.values()];
}

const ABORTED = { code: 'rollout-aborted', title: 'A rollout was aborted' };

function tellOf({
  plan,
  decision: { phase, next },
}: PlanRecord): Pick<Trouble, 'code' | 'title'> | undefined {
  switch (phase) {
    case 'asking':
      return next?.action === 'abort'
        ? {
            code: 'rollout-abort-proposed',
            title: 'A rollout failed, and its abort waits to be merged',
          }
        : { code: 'rollout-waits', title: 'A rollout waits for you' };
    case 'failed':
      return { code: 'rollout-failed', title: 'A rollout failed' };
    case 'aborted':
      return ABORTED;
    case 'done':
      return plan?.ended === 'aborted' ? ABORTED : undefined;
    default:
      return undefined;
  }
}

function detailOf({
  stable,
  canary,
  weight,
  decision,
  deed,
}: PlanRecord): string {
  const where = `${stable} to ${canary}, at ${Number(weight.toFixed(2))} %`;
  const link =
    deed?.state === 'proposed' && deed.pullRequest !== undefined
      ? ` ${deed.pullRequest}`
      : '';
  return `${where}: ${plainText(decision.reason)}.${link}`;
}
