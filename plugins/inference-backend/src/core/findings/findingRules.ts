// SPDX-License-Identifier: Apache-2.0
import { FindingRule } from './FindingRule';
import { bbrMissing } from './rules/bbrMissing';
import { gatewayClassMissing } from './rules/gatewayClassMissing';
import { gatewayNotProgrammed } from './rules/gatewayNotProgrammed';
import { pickerUnschedulable } from './rules/pickerUnschedulable';
import { poolNoReadyEndpoints } from './rules/poolNoReadyEndpoints';
import { poolPickerMissing } from './rules/poolPickerMissing';
import { poolScaledToZero } from './rules/poolScaledToZero';
import { poolSelectorEmpty } from './rules/poolSelectorEmpty';
import { routeBackendMissing } from './rules/routeBackendMissing';
import { routeCrossNamespaceRefused } from './rules/routeCrossNamespaceRefused';
import { routeNotAccepted } from './rules/routeNotAccepted';
import { serverCrashLooping } from './rules/serverCrashLooping';
import { serverPending } from './rules/serverPending';

/** Every rule, one per code. Their order does not matter: `explainedBy` does. */
export const findingRules: readonly FindingRule[] = [
  gatewayClassMissing,
  gatewayNotProgrammed,
  routeNotAccepted,
  routeBackendMissing,
  routeCrossNamespaceRefused,
  bbrMissing,
  poolPickerMissing,
  poolSelectorEmpty,
  poolScaledToZero,
  poolNoReadyEndpoints,
  pickerUnschedulable,
  serverPending,
  serverCrashLooping,
];
