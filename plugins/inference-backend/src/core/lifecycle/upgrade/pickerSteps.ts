// SPDX-License-Identifier: Apache-2.0
import { isBelow } from '../../providers/isBelow';
import { ClusterTopology } from '../../topology/ClusterTopology';
import {
  InstalledPicker,
  installedPickers,
  pickerProductOf,
} from '../installedPicker';
import { compareVersions } from '../parseVersion';

/** The pickers that such an upgrade changes. */
export function pickersToChange(
  topology: ClusterTopology,
  target: string,
): InstalledPicker[] {
  const product = pickerProductOf(target);
  return installedPickers(topology).filter(
    picker =>
      picker.product !== product ||
      compareVersions(picker.version, target) !== 0,
  );
}

/** llm-d-router from 0.9 on. */
export function readsOnlyLlmd(version: string): boolean {
  return (
    pickerProductOf(version) === 'llm-d-router' &&
    isBelow(version, '0.9') === false
  );
}

/** Whether the picker is already one that `readsOnlyLlmd`. */
export function isOfLlmd({ product, version }: InstalledPicker): boolean {
  return product === 'llm-d-router' && isBelow(version, '0.9') === false;
}
