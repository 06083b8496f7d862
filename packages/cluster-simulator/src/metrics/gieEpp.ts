// SPDX-License-Identifier: Apache-2.0
import { createGoProcessFamilies } from './goProcess';
import { ObjectiveMetrics, plainHelp } from './ObjectiveMetrics';
import { PickerMetrics } from './PickerMetrics';
import { writeGoText } from './writeGoText';

/** The picker of GIE 1.5.0: the last one with these names alone. */
export class GieMetrics extends ObjectiveMetrics implements PickerMetrics {
  private readonly process;

  constructor(startedAt: number) {
    super(plainHelp);
    this.process = createGoProcessFamilies({
      startedAt,
      goVersion: 'go1.25.9',
    });
  }

  page(now: number): string {
    return writeGoText([...this.process.families(now), ...this.all()]);
  }
}
