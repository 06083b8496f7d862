// SPDX-License-Identifier: Apache-2.0
import { judgeRollout, RolloutJudgement } from './judgeRollout';
import { RolloutEvidence } from './RolloutEvidence';
import { DEFAULT_SETTINGS } from './RolloutSettings';

const judged = new WeakMap<RolloutEvidence, RolloutJudgement>();

/** By the settings that hold where nobody chose others; worked out once for the same evidence. */
export function judgeStep(evidence: RolloutEvidence): RolloutJudgement {
  const known = judged.get(evidence);
  if (known) {
    return known;
  }
  const judgement = judgeRollout(evidence, DEFAULT_SETTINGS);
  judged.set(evidence, judgement);
  return judgement;
}
