// SPDX-License-Identifier: Apache-2.0
import { crdGroupRemoved } from './crdGroupRemoved';
import { downgradeDenied, wayBackClosed } from './gatewayApiRules';
import { objectivesIgnored } from './objectivesIgnored';
import {
  chartValuesRenamed,
  metricsRenamed,
  pickerFlagsRejected,
  pickerImageUnpublished,
  pickerRequestsRaised,
} from './pickerRules';
import {
  chartTagRenamed,
  controllerRenamed,
  policyConversion,
} from './providerRules';
import { UpgradeRule } from './UpgradeRule';

/** Every rule about what an upgrade brings, one per code. */
export const upgradeRules: readonly UpgradeRule[] = [
  downgradeDenied,
  wayBackClosed,
  crdGroupRemoved,
  controllerRenamed,
  policyConversion,
  chartTagRenamed,
  pickerImageUnpublished,
  pickerFlagsRejected,
  pickerRequestsRaised,
  chartValuesRenamed,
  objectivesIgnored,
  metricsRenamed,
];
