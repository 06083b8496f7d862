// SPDX-License-Identifier: Apache-2.0
import { HistorySeries } from '@inference-portal/backstage-plugin-inference-common';
import { HistoryChunk, Measured } from './HistoryChunk';
import { HistoryQuery } from './HistoryReader';
import { isWanted, POOL_SIGNALS } from './historySignals';

interface Column {
  values: Array<number | null>;
  source: string;
}

/** The points of one answer, to which chunks are added in any order but age. */
export class SeriesGrid {
  /** Start of the first and of the last step, ms since the epoch. */
  readonly from: number;
  readonly to: number;
  private readonly stepMs: number;
  /** By pod, '' for the pool itself, and then by signal. */
  private readonly columns = new Map<string, Map<string, Column>>();

  constructor(private readonly query: HistoryQuery, nowMs: number) {
    const { rangeMs } = query;
    const { stepMs } = query.resolution;
    this.stepMs = stepMs;
    this.from = Math.ceil((nowMs - rangeMs) / stepMs) * stepMs;
    this.to = Math.floor(nowMs / stepMs) * stepMs;
  }

  /** Values that come later win, and gaps never do. */
  add({
    at,
    measured,
    endpoints,
  }: Omit<HistoryChunk, 'pool' | 'stepMs'>): void {
    this.addMeasured('', at, measured);
    if (this.query.endpoints) {
      for (const [pod, ofPod] of Object.entries(endpoints)) {
        if (this.query.pods?.includes(pod) ?? true) {
          this.addMeasured(pod, at, ofPod);
        }
      }
    }
  }

  /** The pool's series first; signals that were never measured have none. */
  toSeries(): HistorySeries[] {
    const times: string[] = [];
    for (let at = this.from; at <= this.to; at += this.stepMs) {
      times.push(new Date(at).toISOString());
    }
    const pods = [...this.columns.keys()].sort();
    return pods.flatMap(endpoint =>
      POOL_SIGNALS.flatMap(({ signal, unit }) => {
        const column = this.columns.get(endpoint)?.get(signal);
        return column
          ? [
              {
                signal,
                unit,
                ...(endpoint && { endpoint }),
                points: times.map((time, index): [string, number | null] => [
                  time,
                  column.values[index],
                ]),
                source: column.source,
              },
            ]
          : [];
      }),
    );
  }

  private addMeasured(pod: string, at: number, measured: Measured): void {
    const first = (at - this.from) / this.stepMs;
    for (const [signal, values] of Object.entries(measured.values)) {
      if (isWanted(signal, this.query.signals)) {
        values.forEach((value, index) => {
          const step = first + index;
          if (value !== null && step >= 0 && step < this.length) {
            const column = this.columnOf(pod, signal);
            column.values[step] = value;
            column.source = measured.source;
          }
        });
      }
    }
  }

  private get length(): number {
    return (this.to - this.from) / this.stepMs + 1;
  }

  private columnOf(pod: string, signal: string): Column {
    const ofPod = this.columns.get(pod) ?? new Map<string, Column>();
    this.columns.set(pod, ofPod);
    const column = ofPod.get(signal) ?? {
      values: new Array<number | null>(this.length).fill(null),
      source: '',
    };
    ofPod.set(signal, column);
    return column;
  }
}
