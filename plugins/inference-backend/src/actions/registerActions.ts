// SPDX-License-Identifier: Apache-2.0
import { ActionParts } from './ActionParts';
import { registerCheckUpgrade } from './registerCheckUpgrade';
import { registerDiagnoseCluster } from './registerDiagnoseCluster';
import { registerExplainRequest } from './registerExplainRequest';
import { registerGetEntityHealth } from './registerGetEntityHealth';
import { registerGetRollouts } from './registerGetRollouts';
import { registerGetTimeouts } from './registerGetTimeouts';
import { registerListPools } from './registerListPools';

/** What agents may call, with the same permissions as people. */
export function registerActions(parts: ActionParts): void {
  registerListPools(parts);
  registerGetEntityHealth(parts);
  registerExplainRequest(parts);
  registerGetTimeouts(parts);
  registerGetRollouts(parts);
  registerDiagnoseCluster(parts);
  registerCheckUpgrade(parts);
}
