// SPDX-License-Identifier: Apache-2.0
import { EngineAnswer } from './askEngines';
import { EngineMeasures, QueriedSample, readMeasures } from './readMeasures';

export interface QueriedStep {
  /** ms since the epoch. */
  at: number;
  engines: EngineMeasures[];
}

/** The answers to range queries, one point of time after the other. */
export function* stepsOf(
  answers: readonly EngineAnswer[],
  podLabels: { namespace: string; pod: string },
): Generator<QueriedStep> {
  const byTime = new Map<number, Map<EngineAnswer, QueriedSample[]>>();
  for (const answer of answers) {
    for (const { labels, points } of answer.series) {
      for (const [at, value] of points) {
        const step = byTime.get(at) ?? new Map<EngineAnswer, QueriedSample[]>();
        byTime.set(at, step);
        const samples = step.get(answer) ?? [];
        step.set(answer, samples);
        samples.push({ labels, at, value });
      }
    }
  }
  for (const [at, step] of [...byTime].sort(([a], [b]) => a - b)) {
    yield {
      at,
      engines: [...step].map(([{ profile }, samples]) => ({
        profile,
        pods: readMeasures(profile, samples, podLabels),
      })),
    };
  }
}
