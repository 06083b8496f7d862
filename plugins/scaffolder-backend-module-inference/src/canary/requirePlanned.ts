// SPDX-License-Identifier: Apache-2.0
import { NotAllowedError } from '@backstage/errors';
import { RolloutPlan } from '@inference-portal/backstage-plugin-inference-common';
import { RepositoryFiles } from '../edit/RepositoryFiles';
import type { StepInput } from './StepTask';
import { CanaryStep } from './decideStep';
import { isPlanOf, readPlan } from './planFile';
import { rolloutWays } from './rolloutWays';

/**
 * Whether the plan, as the repository has it now, lets the portal take a step by
 * itself: whatever asked for it may have read an older one.
 *
 * @throws NotAllowedError that says what the plan lacks
 */
export function requirePlanned(
  files: RepositoryFiles,
  {
    input,
    step,
    weight,
    user,
  }: { input: StepInput; step: CanaryStep; weight: number; user: string },
): void {
  const refusal = refuse(files, { input, step, weight, user });
  if (refusal !== undefined) {
    throw new NotAllowedError(
      `Nobody asked for this step, and the plan does not lead to it: ${refusal}. Nothing was changed`,
    );
  }
}

function refuse(
  files: RepositoryFiles,
  asked: Omit<Asked, 'current'>,
): string | undefined {
  const found = readPlan(files, asked.input.entityRef);
  if (!found) return 'the repository has no rollout.yaml';
  return found.ok
    ? refusePlan(found.plan, {
        ...asked,
        current: currentWeight(files, asked.input),
      })
    : `${found.path}: ${found.problems.join('; ')}`;
}

interface Asked {
  input: StepInput;
  step: CanaryStep;
  weight: number;
  user: string;
  /** By Git, in percent. */
  current: number;
}

function refusePlan(plan: RolloutPlan, asked: Asked): string | undefined {
  const { input, user, step } = asked;
  if (!isPlanOf(plan, input)) {
    return `it is for ${plan.namespace}/${plan.route}, ${plan.stable} to ${plan.canary}`;
  }
  if (plan.ended) {
    return `it has ended: ${plan.ended}`;
  }
  if (plan.owner !== undefined && plan.owner !== user) {
    return `its owner is ${plan.owner}`;
  }
  if (step === 'abort') {
    return plan.automation.abort
      ? undefined
      : 'it does not opt in to automation.abort';
  }
  if (!plan.automation.nextStep) {
    return 'it does not opt in to automation.nextStep';
  }
  return refuseStep(plan, asked);
}

function refuseStep(
  { steps }: RolloutPlan,
  { weight, current }: Asked,
): string | undefined {
  // Git has it already: what runs again changes nothing.
  if (weight === current) return undefined;
  const next = steps.find(each => each.weight > current);
  if (!next) return `it has no step after ${current} %`;
  if (next.weight !== weight) {
    return `after ${current} % it goes to ${next.weight} %, not to ${weight} %`;
  }
  return next.approval
    ? `a person opens the step to ${weight} %: it takes an approval`
    : undefined;
}

function currentWeight(files: RepositoryFiles, input: StepInput): number {
  const { backends } = rolloutWays[input.way].read(files, input);
  const weightOf = (pool: string) =>
    backends.find(({ name }) => name === pool)?.weight ?? 0;
  const canary = weightOf(input.canary);
  const sum = canary + weightOf(input.stable);
  return sum > 0 ? Number(((canary / sum) * 100).toFixed(2)) : 0;
}
