// SPDX-License-Identifier: Apache-2.0
import {
  Endpoint,
  Load,
} from '@inference-portal/backstage-plugin-inference-common';

export interface HeatCell {
  /** The pod, or the first of several. */
  pod: string;
  /** Endpoints that share the cell. */
  count: number;
  /** The highest of them; undefined where none is measured. */
  value?: number;
}

export interface Heat {
  cells: HeatCell[];
  lowest?: number;
  highest?: number;
  /** Pod, or the first of the cell, that has the highest value. */
  hottest?: string;
}

/**
 * A signal of every endpoint. Old values count as not measured.
 *
 * @param sorted - in the order of their pods, so that the rows of several signals
 * stand below each other
 */
export function heatEndpoints(
  sorted: Endpoint[],
  read: (load: Load) => number | undefined,
  maxCells: number,
): Heat {
  const size = Math.max(1, Math.ceil(sorted.length / maxCells));
  const valueOf = ({ load }: Endpoint) =>
    load && !load.stale ? read(load) : undefined;
  const cells = Array.from(
    { length: Math.ceil(sorted.length / size) },
    (_, i): HeatCell => {
      const part = sorted.slice(i * size, (i + 1) * size);
      const values = part.flatMap(endpoint => valueOf(endpoint) ?? []);
      return {
        pod: part[0].pod,
        count: part.length,
        value: values.length > 0 ? Math.max(...values) : undefined,
      };
    },
  );
  let lowest: number | undefined;
  let hottest: HeatCell | undefined;
  for (const endpoint of sorted) {
    const value = valueOf(endpoint);
    if (value !== undefined && !(lowest !== undefined && lowest <= value)) {
      lowest = value;
    }
  }
  for (const cell of cells) {
    if (
      cell.value !== undefined &&
      !(hottest?.value !== undefined && hottest.value >= cell.value)
    ) {
      hottest = cell;
    }
  }
  return { cells, lowest, highest: hottest?.value, hottest: hottest?.pod };
}
