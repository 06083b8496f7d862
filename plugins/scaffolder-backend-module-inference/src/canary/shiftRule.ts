// SPDX-License-Identifier: Apache-2.0
import { ConflictError } from '@backstage/errors';
import { Caller } from '../check/Caller';
import { RepositoryFiles } from '../edit/RepositoryFiles';
import { decideStep, isIncrease, StepQuestion } from './decideStep';
import { readVerdict } from './readVerdict';
import { rolloutWays } from './rolloutWays';
import type { StepInput, StepResult } from './StepTask';

/** Moves weight between the two versions, where repository and verdict allow it. */
export async function shiftRule(
  files: RepositoryFiles,
  caller: Caller,
  {
    step,
    input,
    percent,
  }: { step: 'shift' | 'promote' | 'abort'; input: StepInput; percent: number },
): Promise<StepResult> {
  const { entityRef, cluster, way, namespace, route } = input;
  const { stable, canary } = input;
  const { read, write } = rolloutWays[way];
  const { index, backends } = read(files, input);
  const question: StepQuestion = {
    step,
    backends,
    stable,
    canary,
    percent,
    reason: input.reason,
  };
  const weightOf = (name: string) =>
    backends.find(each => each.name === name)?.weight ?? 0;
  const sum = weightOf(stable) + weightOf(canary);
  const asked = isIncrease(question, backends)
    ? await readVerdict(caller, {
        ...{ entityRef, cluster, way, namespace, route, stable, canary },
        share: sum > 0 ? weightOf(canary) / sum : 0,
      })
    : undefined;
  const decision = decideStep({ ...question, verdict: asked });
  if (!decision.ok) {
    throw new ConflictError(
      `${namespace}/${route}, rule ${index}: ${decision.refusal}. Nothing was changed`,
    );
  }
  const { before, after } = decision;
  return {
    step,
    before,
    after,
    verdict: asked?.verdict,
    evidence: asked?.evidence,
    files: write(files, { ...input, index, after }),
  };
}
