// SPDX-License-Identifier: Apache-2.0

/** One line of a metrics page. Valid only while it is handed over. */
export interface MetricSample {
  readonly name: string;
  readonly value: number;
  /** Undefined where the sample has no such label. */
  label(name: string): string | undefined;
}
