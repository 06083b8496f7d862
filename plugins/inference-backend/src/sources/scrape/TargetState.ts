// SPDX-License-Identifier: Apache-2.0
import { say } from '@inference-portal/backstage-plugin-inference-common';
import { TargetStatus } from '../../core/load/groupTargets';
import { measurePicker, PickerMeasures } from '../../core/load/measurePicker';
import { ReadingWindow } from '../../core/load/ReadingWindow';
import { PageReading, PageState, ScrapeTarget } from '../../core/ports';
import { Reading } from '../../core/signals/Reading';
import {
  ResolvedPage,
  ServedModels,
  SignalReport,
  SignalState,
} from '../../core/signals/SignalReport';
import { ScrapeFailure } from './ScrapeResult';

/** A rate is of what at least so many intervals brought, as soon as there were as many. */
const WINDOW_INTERVALS = 3.5;
/**
 * Of so many intervals the last reading is kept: growth is from the first to the
 * last of a process, and thousands of pages are kept. By the clock and the same
 * for all, as the numbers of many pages are one array.
 */
const THINNED_INTERVALS = 2;
/** Past this, the last reading says nothing about the time since. */
const MAX_GAP_MS = 5 * 60_000;

/** One for the thousands of pages that are no picker's. */
const NO_MEASURES: ReadonlyMap<string, PickerMeasures> = new Map();

export interface PageStatus extends TargetStatus {
  failure?: ScrapeFailure;
}

/** All that is kept of one page: its last readings and how the next attempt stands. */
export class TargetState {
  /** ms since the epoch; 0 for at once. */
  nextAttemptAt = 0;
  isInFlight = false;
  failure: ScrapeFailure | undefined;
  failures = 0;
  report: SignalReport | undefined;
  served: ServedModels | undefined;
  lastCollectedAt: number | undefined;
  /** Of a server or of a gateway's proxy. */
  window: ReadingWindow | undefined;
  /** Of a picker: by pool. */
  pickerMeasures = NO_MEASURES;

  private readings: Reading[] = [];

  constructor(
    public target: ScrapeTarget,
    private readonly intervalMs: number,
  ) {}

  get name(): string {
    return `${this.target.pod}:${this.target.port}`;
  }

  /** What the measures belong to. */
  measured(): { name: string; pod: string; at: number } {
    const at = this.lastCollectedAt ?? 0;
    return { name: this.name, pod: this.target.pod, at };
  }

  /** As it was last read, where the page is one of its engine. */
  reading(): PageReading[] {
    const reading = this.readings[this.readings.length - 1];
    return reading && this.report?.generation
      ? [{ ...this.target, name: this.name, reading }]
      : [];
  }

  /** Pods come back with a new address or readiness: worth an attempt at once. */
  update(target: ScrapeTarget): void {
    if (
      target.podIp !== this.target.podIp ||
      target.ready !== this.target.ready
    ) {
      this.nextAttemptAt = 0;
    }
    this.target = target;
  }

  succeed(page: ResolvedPage): void {
    const { reading, report, served } = page;
    this.failure = undefined;
    this.failures = 0;
    this.nextAttemptAt = 0;
    this.lastCollectedAt = reading.at;
    this.report = report;
    this.served = served;
    this.keep(reading);
    this.measure();
  }

  fail(failure: ScrapeFailure, nextAttemptAt: number): void {
    this.failure = failure;
    this.failures++;
    this.nextAttemptAt = nextAttemptAt;
    if (this.failures === 1) {
      // It may fail for long, and others' numbers must not be kept as long.
      this.readings = this.readings.map(reading => reading.alone());
    }
  }

  status(): PageStatus {
    return {
      target: this.target,
      state: this.state(),
      reason: this.failure?.detail ?? this.oddity(),
      failure: this.failure,
      lastCollectedAt: this.lastCollectedAt,
      report: this.report,
    };
  }

  page(mode: PageState['mode']): PageState {
    const { role, namespace, pod, port, path, engine, ready } = this.target;
    const inState = (wanted: SignalState['state']) =>
      this.report?.signals.filter(({ state }) => state === wanted);
    const missing = inState('missing');
    const renamed = inState('renamed');
    return {
      role,
      namespace,
      pod,
      port,
      path,
      engine,
      ready,
      mode,
      ...(this.failure && { failure: this.failure }),
      ...(missing && { missing }),
      ...(renamed && { renamed }),
    };
  }

  private state(): PageStatus['state'] {
    if (this.failure) {
      return 'failing';
    }
    return this.lastCollectedAt === undefined ? 'waiting' : 'ok';
  }

  private oddity(): string | undefined {
    return this.report && !this.report.generation
      ? say`the page has no metric of the engine ${this.report.engine}`
      : undefined;
  }

  private keep(reading: Reading): void {
    const isOfUse = ({ at }: Reading) =>
      at < reading.at && reading.at - at <= MAX_GAP_MS;
    // Not pushed: an array that grows has room for a dozen more.
    const known = this.readings.filter(isOfUse).concat(reading);
    const since = reading.at - WINDOW_INTERVALS * this.intervalMs;
    const first = known.findLastIndex(({ at }) => at <= since);
    this.readings = this.thinned(known.slice(Math.max(0, first)));
  }

  private thinned(readings: readonly Reading[]): Reading[] {
    const spanMs = THINNED_INTERVALS * this.intervalMs;
    const spanOf = ({ at }: Reading) => Math.floor(at / spanMs);
    const last = readings.length - 1;
    const kept = readings.filter(
      (reading, index) =>
        // A rate wants two, however soon.
        index === 0 ||
        index === last ||
        spanOf(reading) !== spanOf(readings[index + 1]),
    );
    // What a filter gives has room for a dozen more.
    return kept.slice();
  }

  private measure(): void {
    if (!this.report?.generation) {
      this.window = undefined;
      this.pickerMeasures = NO_MEASURES;
      return;
    }
    const window = new ReadingWindow(this.readings);
    if (this.target.role !== 'picker') {
      this.window = window;
      return;
    }
    this.pickerMeasures = new Map(
      this.target.pools.map(pool => [
        pool,
        measurePicker(window, pool.slice(pool.indexOf('/') + 1)),
      ]),
    );
  }
}
