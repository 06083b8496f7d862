// SPDX-License-Identifier: Apache-2.0
import { PickerView } from '../ports';
import { combinePickers } from './combinePickers';
import { Measured } from './deriveLoad';
import { PickerMeasures } from './measurePicker';

/**
 * What the replicas of a picker, read lately, say of it. Undefined where none
 * was read.
 */
export function pickerView(
  pickers: ReadonlyArray<Measured<PickerMeasures>>,
): PickerView | undefined {
  if (pickers.length === 0) {
    return undefined;
  }
  const { readyEndpoints, counted, shed, models } = combinePickers(
    pickers.map(({ measures }) => measures),
  );
  // Pickers export no count before the first request.
  const neverAsked = readyEndpoints !== undefined && models.size === 0;
  const requests = counted?.count ?? (neverAsked ? 0 : undefined);
  return {
    ...(readyEndpoints !== undefined && { readyEndpoints }),
    ...(requests !== undefined && { requests }),
    ...(shed && { shed: shed.count }),
  };
}
