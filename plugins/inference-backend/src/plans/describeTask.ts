// SPDX-License-Identifier: Apache-2.0
import {
  plainText,
  Rollout,
} from '@inference-portal/backstage-plugin-inference-common';
import { KeptDeed, PlanRecord } from './PlanRecord';
import { RolloutTask } from './RolloutTasks';

/** What fits in the templates' reason. */
const MAX_REASON = 500;
const MINUTE_MS = 60_000;

/** The template that does what a plan leads to, filled in. */
export function describeTask(
  { entityRef, plan, decision }: PlanRecord,
  rollout: Rollout,
  { action, weight, onBehalfOf }: KeptDeed,
): RolloutTask {
  const { way, route, rule, stable, canary } = rollout;
  const values = {
    entityRef,
    ...(way === 'rewrite' && { way }),
    cluster: route.cluster,
    namespace: route.namespace,
    route: route.name,
    rule: plan?.rule ?? rule,
    stable: stable.name,
    canary: canary.name,
    onBehalfOf,
  };
  switch (action) {
    case 'abort':
      return {
        template: 'canary-abort',
        values: { ...values, reason: oneLine(plainText(decision.reason)) },
      };
    case 'shift':
      return { template: 'canary-shift', values: { ...values, weight } };
    default:
      return {
        template: 'canary-promote',
        values: { ...values, bakeMinutes: bakeMinutesOf(plan) },
      };
  }
}

/** The last step's, which the old pool waits for. */
function bakeMinutesOf(plan: PlanRecord['plan']): number {
  const last = plan?.steps[plan.steps.length - 1];
  const minutes = Math.ceil((last?.bakeMs ?? 0) / MINUTE_MS);
  return Math.min(1_440, Math.max(1, minutes));
}

function oneLine(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length <= MAX_REASON ? line : `${line.slice(0, MAX_REASON - 1)}…`;
}
