// SPDX-License-Identifier: Apache-2.0
import { ActionParts } from './ActionParts';
import { inPlainText } from './inPlainText';
import { registerAbortCanary } from './registerAbortCanary';
import { registerCheckUpgrade } from './registerCheckUpgrade';
import { registerDiagnoseCluster } from './registerDiagnoseCluster';
import { registerExplainRequest } from './registerExplainRequest';
import { registerGetEntityHealth } from './registerGetEntityHealth';
import { registerGetRolloutTask } from './registerGetRolloutTask';
import { registerGetRollouts } from './registerGetRollouts';
import { registerGetTimeouts } from './registerGetTimeouts';
import { registerListPools } from './registerListPools';
import { registerPromoteCanary } from './registerPromoteCanary';
import { registerShiftCanary } from './registerShiftCanary';
import { registerStartCanary } from './registerStartCanary';

/** What agents may call, with the same permissions as people. */
export function registerActions(given: ActionParts): void {
  const parts = {
    ...given,
    actionsRegistry: inPlainText(given.actionsRegistry),
  };
  registerListPools(parts);
  registerGetEntityHealth(parts);
  registerExplainRequest(parts);
  registerGetTimeouts(parts);
  registerGetRollouts(parts);
  registerStartCanary(parts);
  registerShiftCanary(parts);
  registerPromoteCanary(parts);
  registerAbortCanary(parts);
  registerGetRolloutTask(parts);
  registerDiagnoseCluster(parts);
  registerCheckUpgrade(parts);
}
