// SPDX-License-Identifier: Apache-2.0
import { useApi } from '@backstage/core-plugin-api';
import { UpgradeCheck } from '@inference-portal/backstage-plugin-inference-common';
import { inferenceApiRef } from '../api/InferenceApi';
import {
  formatUpgrade,
  toUpgradeRequest,
  UpgradeQuestion,
} from '../lib/upgradeQuestion';
import { Pace } from '../lib/repeat';
import { Live } from './useLive';
import { POLLING_PACE, usePolling } from './usePolling';

/** Judging a whole cluster twice is no small thing, and an answer lasts. */
const PACE: Pace = { ...POLLING_PACE, intervalMs: 60_000 };

/** What an upgrade would bring to a cluster as it is now. */
export function useUpgradeCheck(question: UpgradeQuestion): Live<UpgradeCheck> {
  const api = useApi(inferenceApiRef);
  const polled = usePolling(
    formatUpgrade(question),
    signal =>
      api.checkUpgrade(question.cluster, toUpgradeRequest(question), {
        signal,
      }),
    PACE,
  );
  return { ...polled, live: false };
}
