// SPDX-License-Identifier: Apache-2.0
import { ConflictError, InputError } from '@backstage/errors';
import { parseRolloutPlan } from '@inference-portal/backstage-plugin-inference-node';
import { stringify } from 'yaml';
import { RepositoryFiles } from '../edit/RepositoryFiles';
import { isPlanOf, PlannedRollout, planPathOf, readPlan } from './planFile';

/** What is asked for when a canary is started. */
export interface PlanInput {
  steps: ReadonlyArray<{
    weight: number;
    bakeMinutes: number;
    minRequests?: number;
    approval?: boolean;
  }>;
  approvers: readonly string[];
  /** As `rollout.yaml` has them; forms give fields that nobody filled in as empty objects. */
  signals: Readonly<Record<string, number | object>>;
  nextStep: boolean;
  abort: boolean;
}

const HEAD =
  '# What follows in this rollout, and when; the portal looks at it every minute.\n';

/**
 * Writes the plan of a rollout that begins. The one of a rollout that has ended is
 * replaced.
 *
 * @throws ConflictError where another one is under way
 */
export function writePlan(
  files: RepositoryFiles,
  rollout: PlannedRollout & { rule?: number },
  { steps, approvers, signals, nextStep, abort }: PlanInput,
  owner: string | undefined,
): RepositoryFiles {
  if (steps.length === 0) return files;
  const { entityRef, way, namespace, route, rule, stable, canary } = rollout;
  const known = readPlan(files, entityRef);
  if (known?.ok && !known.plan.ended && !isPlanOf(known.plan, rollout)) {
    const { plan } = known;
    throw new ConflictError(
      `${known.path} is the plan of ${plan.namespace}/${plan.route}, ${plan.stable} to ${plan.canary}, which has not ended: end that rollout, or take the file away. Nothing was changed`,
    );
  }
  const limits = Object.entries(signals).filter(
    ([, limit]) => typeof limit === 'number' || Object.keys(limit).length > 0,
  );
  const text = `${HEAD}${stringify({
    version: 1,
    [way === 'pools' ? 'route' : 'rewrite']: `${namespace}/${route}`,
    ...(rule !== undefined && { rule }),
    stable,
    canary,
    ...(owner !== undefined && { owner }),
    ...(approvers.length > 0 && { approvers }),
    automation: { nextStep, abort },
    ...(limits.length > 0 && { signals: Object.fromEntries(limits) }),
    steps: steps.map(({ bakeMinutes, ...step }) => ({
      weight: step.weight,
      bake: `${bakeMinutes}m`,
      ...(step.minRequests !== undefined && { minRequests: step.minRequests }),
      ...(step.approval && { approval: true }),
    })),
  })}`;
  const parsed = parseRolloutPlan(text);
  if (!parsed.ok) {
    throw new InputError(
      `plan: ${parsed.problems.join('; ')}. Nothing was changed`,
    );
  }
  return new Map([...files, [planPathOf(files, entityRef), text]]);
}
