// SPDX-License-Identifier: Apache-2.0
import { AskedRolloutStep } from '@inference-portal/backstage-plugin-inference-common';

/** What was asked for by a pull request, as it is kept. */
export interface RecordedStep extends Omit<AskedRolloutStep, 'onBehalfOf'> {
  entityRef: string;
  /** As entity ref. */
  by: string;
  /** ms since the epoch */
  atMs: number;
}
