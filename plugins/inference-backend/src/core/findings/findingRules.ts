// SPDX-License-Identifier: Apache-2.0
import { FindingRule } from './FindingRule';
import { bbrAliasMissing } from './rules/bbrAliasMissing';
import { bbrBodyLimit } from './rules/bbrBodyLimit';
import { bbrHeaderMismatch } from './rules/bbrHeaderMismatch';
import { bbrMissing } from './rules/bbrMissing';
import { bbrNotAttached } from './rules/bbrNotAttached';
import { bbrPhaseConflict } from './rules/bbrPhaseConflict';
import { crdLegacyInferencemodel } from './rules/crdLegacyInferencemodel';
import { crdVersionUnsupported } from './rules/crdVersionUnsupported';
import { crdsBothGroups } from './rules/crdsBothGroups';
import { gatewayAddressMissing } from './rules/gatewayAddressMissing';
import { gatewayClassMissing } from './rules/gatewayClassMissing';
import { gatewayClassNotAccepted } from './rules/gatewayClassNotAccepted';
import { gatewayNotProgrammed } from './rules/gatewayNotProgrammed';
import { gitopsDrift } from './rules/gitopsDrift';
import { gitopsOldRevision } from './rules/gitopsOldRevision';
import { gitopsOutOfSync } from './rules/gitopsOutOfSync';
import { listenerNamespaceClosed } from './rules/listenerNamespaceClosed';
import { listenerNoTlsForPicker } from './rules/listenerNoTlsForPicker';
import { metricsGenerationLegacy } from './rules/metricsGenerationLegacy';
import { objectiveIgnored } from './rules/objectiveIgnored';
import { objectivePoolMissing } from './rules/objectivePoolMissing';
import { objectiveSheds } from './rules/objectiveSheds';
import { pickerArgsMismatch } from './rules/pickerArgsMismatch';
import { pickerBypassed } from './rules/pickerBypassed';
import { pickerCrashLooping } from './rules/pickerCrashLooping';
import { pickerImageUnavailable } from './rules/pickerImageUnavailable';
import { pickerMetricsUnauthorized } from './rules/pickerMetricsUnauthorized';
import { pickerNotRedundant } from './rules/pickerNotRedundant';
import { pickerSeesNoEndpoints } from './rules/pickerSeesNoEndpoints';
import { pickerUnavailable } from './rules/pickerUnavailable';
import { pickerUnschedulable } from './rules/pickerUnschedulable';
import { poolApiLegacy } from './rules/poolApiLegacy';
import { poolFailureModeIneffective } from './rules/poolFailureModeIneffective';
import { poolModelsDiffer } from './rules/poolModelsDiffer';
import { poolNoReadyEndpoints } from './rules/poolNoReadyEndpoints';
import { poolNotAccepted } from './rules/poolNotAccepted';
import { poolPickerMissing } from './rules/poolPickerMissing';
import { poolPickerPortWrong } from './rules/poolPickerPortWrong';
import { poolPortMismatch } from './rules/poolPortMismatch';
import { poolScaledToZero } from './rules/poolScaledToZero';
import { poolSelectorEmpty } from './rules/poolSelectorEmpty';
import { poolSelectorsOverlap } from './rules/poolSelectorsOverlap';
import { poolStatusContested } from './rules/poolStatusContested';
import { poolStatusMissing } from './rules/poolStatusMissing';
import { poolUnreferenced } from './rules/poolUnreferenced';
import { providerInferenceDeprecated } from './rules/providerInferenceDeprecated';
import { providerInferenceRemoved } from './rules/providerInferenceRemoved';
import { providerVersionDefect } from './rules/providerVersionDefect';
import { rewriteIgnored } from './rules/rewriteIgnored';
import { rolloutCanaryFailing } from './rules/rolloutCanaryFailing';
import { rolloutSplitOff } from './rules/rolloutSplitOff';
import { routeBackendMissing } from './rules/routeBackendMissing';
import { routeBackendWrongGroup } from './rules/routeBackendWrongGroup';
import { routeBypassesPool } from './rules/routeBypassesPool';
import { routeCrossNamespaceRefused } from './rules/routeCrossNamespaceRefused';
import { routeInvalidKind } from './rules/routeInvalidKind';
import { routeModelShadowed } from './rules/routeModelShadowed';
import { routeNotAccepted } from './rules/routeNotAccepted';
import { routePoolEmptyShare } from './rules/routePoolEmptyShare';
import { routeSplitUnsupported } from './rules/routeSplitUnsupported';
import { routeStatusMissing } from './rules/routeStatusMissing';
import { routeStatusStale } from './rules/routeStatusStale';
import { routeWeightsZero } from './rules/routeWeightsZero';
import { serverCacheSaturated } from './rules/serverCacheSaturated';
import { serverCrashLooping } from './rules/serverCrashLooping';
import { serverMetricsMissing } from './rules/serverMetricsMissing';
import { serverModelNameMismatch } from './rules/serverModelNameMismatch';
import { serverPending } from './rules/serverPending';
import { serverQueueSaturated } from './rules/serverQueueSaturated';
import { timeoutIneffective } from './rules/timeoutIneffective';
import { timeoutMissing } from './rules/timeoutMissing';
import { timeoutTooShort } from './rules/timeoutTooShort';

/** Every rule, one per code. Their order does not matter: `explainedBy` does. */
export const findingRules: readonly FindingRule[] = [
  gatewayClassMissing,
  gatewayClassNotAccepted,
  gatewayNotProgrammed,
  gatewayAddressMissing,
  listenerNamespaceClosed,
  listenerNoTlsForPicker,
  routeNotAccepted,
  routeBackendMissing,
  routeBackendWrongGroup,
  routeCrossNamespaceRefused,
  routeBypassesPool,
  routeInvalidKind,
  routeStatusMissing,
  routeWeightsZero,
  routeStatusStale,
  routeModelShadowed,
  routeSplitUnsupported,
  routePoolEmptyShare,
  timeoutMissing,
  timeoutTooShort,
  timeoutIneffective,
  bbrMissing,
  bbrNotAttached,
  bbrHeaderMismatch,
  bbrAliasMissing,
  bbrBodyLimit,
  bbrPhaseConflict,
  poolUnreferenced,
  poolStatusMissing,
  poolNotAccepted,
  poolPickerMissing,
  poolPickerPortWrong,
  poolSelectorEmpty,
  poolScaledToZero,
  poolNoReadyEndpoints,
  poolSelectorsOverlap,
  poolPortMismatch,
  poolApiLegacy,
  poolFailureModeIneffective,
  poolModelsDiffer,
  poolStatusContested,
  pickerUnschedulable,
  pickerCrashLooping,
  pickerImageUnavailable,
  pickerUnavailable,
  pickerArgsMismatch,
  pickerNotRedundant,
  pickerMetricsUnauthorized,
  pickerSeesNoEndpoints,
  pickerBypassed,
  serverPending,
  serverCrashLooping,
  serverMetricsMissing,
  serverModelNameMismatch,
  serverQueueSaturated,
  serverCacheSaturated,
  objectiveIgnored,
  objectivePoolMissing,
  objectiveSheds,
  rewriteIgnored,
  crdsBothGroups,
  crdLegacyInferencemodel,
  gitopsOutOfSync,
  gitopsOldRevision,
  gitopsDrift,
  crdVersionUnsupported,
  providerInferenceRemoved,
  providerInferenceDeprecated,
  providerVersionDefect,
  metricsGenerationLegacy,
  rolloutSplitOff,
  rolloutCanaryFailing,
];
