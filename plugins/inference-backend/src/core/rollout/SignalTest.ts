// SPDX-License-Identifier: Apache-2.0
import {
  RolloutEffect,
  RolloutSample,
  RolloutSignal,
} from '@inference-portal/backstage-plugin-inference-common';

/** What a test made of one signal of both versions. */
export interface SignalTest {
  signal: RolloutSignal;
  stable: RolloutSample;
  canary: RolloutSample;
  margin: number;
  source?: string;
  /** Undefined where there is nothing to compare. */
  result?: {
    /** Takes a while to work out, and is only shown. */
    effect(): RolloutEffect;
    /** log of the evidence that the canary is worse. */
    logEvidence: number;
    /** Worse by so much that it matters. */
    matters: boolean;
    /** Surely worse by less than the margin. */
    isWithin: boolean;
    /** It would be within, but for buckets in which that can't be seen. */
    isBlurred?: boolean;
    /** In ms, where the means were compared as nearly all are in one bucket. */
    means?: { stable: number; canary: number };
  };
  /** Why there is nothing to compare yet, in words. */
  lacks?: string;
  /** Neither version has it: nothing that more requests would change. */
  isAbsent?: true;
}
