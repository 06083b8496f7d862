// SPDX-License-Identifier: Apache-2.0
import { Load } from '@inference-portal/backstage-plugin-inference-common';
import { Interner } from '../core/signals/Interner';
import { Measured, roundValue } from './HistoryChunk';
import { HistorySignal } from './historySignals';
import { mergeSteps } from './mergeSteps';
import { FINE } from './resolutions';
import { SignalRing } from './SignalRing';

/** Thousands of endpoints have theirs in the same words. */
const SOURCES = new Interner<string>();

/** The last hour of a pool's or an endpoint's signals. */
export class SignalRecord {
  private readonly ring: SignalRing;
  /** `at` of the newest load: the same load is not recorded twice. */
  private at = '';
  private source = '';

  constructor(private readonly signals: readonly HistorySignal[]) {
    const { stepMs, keepMs } = FINE;
    this.ring = new SignalRing(stepMs, keepMs / stepMs, signals);
  }

  get newestAt(): number {
    return this.ring.newestAt;
  }

  get oldestAt(): number {
    return this.ring.oldestAt;
  }

  record(load: Load | undefined): void {
    if (!load || load.stale || load.at === this.at) {
      return;
    }
    this.at = load.at;
    this.source = SOURCES.get(load.source, () => load.source);
    this.ring.record(
      Date.parse(load.at),
      this.signals.map(signal => signal.read(load)),
    );
  }

  /** Takes back what was kept elsewhere; what was recorded meanwhile stays. */
  fill(at: number, { source, values }: Measured): void {
    const columns = this.signals.map(({ signal }) => values[signal] ?? []);
    const steps = Math.max(...columns.map(column => column.length));
    this.source ||= SOURCES.get(source, () => source);
    for (let step = 0; step < steps; step++) {
      const row = columns.map(column => column[step] ?? undefined);
      // An empty step is a gap as it is, and must not count as the newest.
      if (row.some(value => value !== undefined)) {
        this.ring.fill(at + step * FINE.stepMs, row);
      }
    }
  }

  /** The fine steps that begin from `at` up to `end`, merged to longer ones. */
  measure(wanted: { stepMs: number; at: number; end: number }): Measured {
    const { stepMs, at, end } = wanted;
    const columns = new Map<string, Array<number | null>>();
    this.signals.forEach(({ signal }, index) => {
      const column = this.ring.read(index, at, end);
      if (column) {
        columns.set(signal, column);
      }
    });
    const values: Measured['values'] = {};
    for (const { signal, merge, weightedBy } of this.signals) {
      const merged = mergeColumn(stepMs / FINE.stepMs, {
        merge,
        column: columns.get(signal) ?? [],
        weights: weightedBy ? columns.get(weightedBy) : undefined,
      });
      if (merged.some(value => value !== null)) {
        values[signal] = merged;
      }
    }
    return { source: this.source, values };
  }
}

function mergeColumn(
  perStep: number,
  given: {
    merge: HistorySignal['merge'];
    column: Array<number | null>;
    weights?: Array<number | null>;
  },
): Array<number | null> {
  const { merge, column, weights } = given;
  if (perStep === 1) {
    return column.map(value => (value === null ? null : roundValue(value)));
  }
  const merged: Array<number | null> = [];
  for (let first = 0; first < column.length; first += perStep) {
    const value = mergeSteps(
      merge,
      column.slice(first, first + perStep),
      weights?.slice(first, first + perStep),
    );
    merged.push(value === null ? null : roundValue(value));
  }
  return merged;
}
