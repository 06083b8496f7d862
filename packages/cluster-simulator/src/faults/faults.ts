// SPDX-License-Identifier: Apache-2.0
import { apiServerFaults } from './apiServerFaults';
import { Fault } from './Fault';
import { gatewayFaults } from './gatewayFaults';
import { gitOpsFaults } from './gitOpsFaults';
import { lifecycleFaults } from './lifecycleFaults';
import { metricsFaults } from './metricsFaults';
import { objectFaults } from './objectFaults';
import { pickerFaults } from './pickerFaults';
import { policyFaults } from './policyFaults';
import { poolFaults } from './poolFaults';
import { providerFaults } from './providerFaults';
import { routeFaults } from './routeFaults';
import { serverFaults } from './serverFaults';

/** Every fault of the default scenario, in the order in which they are listed. */
export const FAULTS: readonly Fault[] = [
  ...gatewayFaults,
  ...poolFaults,
  ...pickerFaults,
  ...serverFaults,
  ...objectFaults,
  ...routeFaults,
  ...policyFaults,
  ...providerFaults,
  ...lifecycleFaults,
  ...gitOpsFaults,
  ...metricsFaults,
  ...apiServerFaults,
];
