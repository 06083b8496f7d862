// SPDX-License-Identifier: Apache-2.0
import { judgeRollout, RolloutJudgement } from './judgeRollout';
import { RolloutEvidence } from './RolloutEvidence';
import { DEFAULT_SETTINGS, RolloutSettings } from './RolloutSettings';

const judged = new WeakMap<
  RolloutEvidence,
  WeakMap<RolloutSettings, RolloutJudgement>
>();

/** Worked out once for the same evidence and the same settings. */
export function judgeStep(
  evidence: RolloutEvidence,
  settings: RolloutSettings = DEFAULT_SETTINGS,
): RolloutJudgement {
  const bySettings = judged.get(evidence) ?? new WeakMap();
  judged.set(evidence, bySettings);
  const known = bySettings.get(settings);
  if (known) {
    return known;
  }
  const judgement = judgeRollout(evidence, settings);
  bySettings.set(settings, judgement);
  return judgement;
}
