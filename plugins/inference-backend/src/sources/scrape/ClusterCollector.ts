// SPDX-License-Identifier: Apache-2.0
import { plainText } from '@inference-portal/backstage-plugin-inference-common';
import { LoggerService } from '@backstage/backend-plugin-api';
import { Clock, ScrapeTarget } from '../../core/ports';
import { linkedController } from '../kubernetes/abortAfter';
import { Lane } from './Lane';
import { ScrapeFailure, ScrapeResult } from './ScrapeResult';
import { TargetState } from './TargetState';
import { TargetTable } from './TargetTable';

export interface ClusterCollectorOptions {
  cluster: string;
  clock: Clock;
  /** 0 <= x < 1 */
  random: () => number;
  logger: LoggerService;
  intervalMs: number;
  concurrency: number;
  scrape(state: TargetState, signal: AbortSignal): Promise<ScrapeResult>;
  /** Something new is known. Resolves when all that follows from it is done. */
  onNews(): Promise<void>;
}

/** Pages that failed last time are tried beside the others, a few at a time. */
const SUSPECT_CONCURRENCY = 2;
/** Longest pause of a failing page, in intervals. */
const MAX_BACKOFF_INTERVALS = 4;
/** Longest pause that an API server may ask for. */
const MAX_PAUSE_MS = 60_000;
/** Slow pages don't keep the news of quick ones back longer than this. */
const GRACE_MS = 1000;
/**
 * Pages are asked for this far apart, within a part of the interval, so that
 * what one cluster's round costs does not keep everybody else waiting.
 */
const PAGE_GAP_MS = 20;
const ROUND_SHARE = 0.25;

/** Reads the pages of one cluster, round after round. */
export class ClusterCollector {
  readonly table: TargetTable;
  private readonly lane: Lane;
  private readonly suspects = new Lane(SUSPECT_CONCURRENCY);
  /** The API server asked to be left alone until then. */
  private pausedUntil = 0;

  constructor(private readonly options: ClusterCollectorOptions) {
    this.table = new TargetTable(options.intervalMs);
    this.lane = new Lane(options.concurrency);
  }

  /** Rounds until the signal aborts, the first one soon. */
  async run(signal: AbortSignal): Promise<void> {
    const { clock, intervalMs, random } = this.options;
    let wait = random() * Math.min(GRACE_MS, intervalMs);
    let isFirst = true;
    while (await this.slept(wait, signal)) {
      const startedAt = clock.now();
      await this.collect(signal, isFirst ? 0 : PAGE_GAP_MS);
      // All begin at once; the second round is early by any part of the interval,
      // and jitter keeps the rounds from falling into step again.
      const period = intervalMs * (isFirst ? random() : 0.95 + 0.1 * random());
      isFirst = false;
      wait = Math.max(0, period - (clock.now() - startedAt));
    }
  }

  /**
   * One round: pickers first, as a picker's page holds what all of its pool's
   * servers would say. It doesn't wait for pages that failed last time.
   *
   * @param gapMs - between the beginnings of two pages, where the interval has room
   */
  async collect(signal: AbortSignal, gapMs = 0): Promise<void> {
    const due = this.dueTargets();
    const ofRole = (role: ScrapeTarget['role']) =>
      due.filter(({ target }) => target.role === role);
    const ordered = [
      ...ofRole('picker'),
      ...ofRole('gateway'),
      ...ofRole('server'),
    ];
    const suspects = ordered.filter(state => state.failures > 0);
    const others = ordered.filter(state => state.failures === 0);
    if (suspects.length > 0) {
      this.attemptAll(suspects, this.suspects, signal).then(() =>
        this.options.onNews(),
      );
    }
    if (others.length > 0) {
      const spreadMs = Math.min(
        gapMs * others.length,
        this.options.intervalMs * ROUND_SHARE,
      );
      await this.withNewsOnTheWay(
        this.attemptAll(others, this.lane, signal, spreadMs),
        spreadMs + GRACE_MS,
        signal,
      );
    }
    await this.options.onNews();
  }

  private async slept(ms: number, signal: AbortSignal): Promise<boolean> {
    try {
      await this.options.clock.sleep(ms, signal);
      return !signal.aborted;
    } catch (error) {
      if (signal.aborted) {
        return false;
      }
      throw error;
    }
  }

  private dueTargets(): TargetState[] {
    const now = this.options.clock.now();
    return now < this.pausedUntil
      ? []
      : this.table
          .all()
          .filter(state => !state.isInFlight && state.nextAttemptAt <= now);
  }

  private async withNewsOnTheWay(
    all: Promise<void>,
    graceMs: number,
    signal: AbortSignal,
  ): Promise<void> {
    const { controller: timer, unlink } = linkedController(signal);
    const grace = this.options.clock.sleep(graceMs, timer.signal).then(
      () => this.options.onNews(),
      () => {},
    );
    await all;
    timer.abort();
    unlink();
    await grace;
  }

  private async attemptAll(
    states: readonly TargetState[],
    lane: Lane,
    signal: AbortSignal,
    spreadMs = 0,
  ): Promise<void> {
    const { clock } = this.options;
    const startedAt = clock.now();
    const attempts: Array<Promise<void>> = [];
    for (const state of states) {
      state.isInFlight = true;
    }
    for (const [index, state] of states.entries()) {
      // By the clock and not by sleeping alike: late timers must not add up.
      const dueMs =
        startedAt + (spreadMs * index) / states.length - clock.now();
      if (dueMs > 0) {
        await this.slept(dueMs, signal);
      }
      // Not in the attempt: what waits there takes a kilobyte each.
      await lane.enter();
      attempts.push(
        this.attempt(state, signal).finally(() => {
          state.isInFlight = false;
          lane.leave();
        }),
      );
    }
    await Promise.all(attempts);
  }

  private async attempt(
    state: TargetState,
    signal: AbortSignal,
  ): Promise<void> {
    const isPaused = this.options.clock.now() < this.pausedUntil;
    if (signal.aborted || isPaused || !this.table.has(state)) {
      return;
    }
    const result = await this.options.scrape(state, signal);
    if (!signal.aborted) {
      this.settle(state, result);
    }
  }

  private settle(state: TargetState, result: ScrapeResult): void {
    if (result.ok) {
      if (state.failures > 0) {
        this.log(state, 'is read again');
      }
      state.succeed(result.page);
      return;
    }
    const { failure } = result;
    if (state.failure?.code !== failure.code) {
      this.log(state, `can't be read: ${plainText(failure.detail)}`);
    }
    const now = this.options.clock.now();
    if (failure.code === 'throttled') {
      const pause = failure.retryAfterMs ?? this.options.intervalMs;
      this.pausedUntil = now + Math.min(pause, MAX_PAUSE_MS);
    }
    state.fail(failure, now + this.pauseAfter(state.failures, failure));
  }

  /** Doubling from nothing: after the first failure the next round tries again. */
  private pauseAfter(failures: number, failure: ScrapeFailure): number {
    const { intervalMs, random } = this.options;
    const intervals = Math.min(MAX_BACKOFF_INTERVALS, 2 ** failures) - 1;
    return Math.max(
      intervals * intervalMs * (0.75 + 0.25 * random()),
      Math.min(failure.retryAfterMs ?? 0, MAX_PAUSE_MS),
    );
  }

  private log(state: TargetState, what: string): void {
    const { namespace, pod, port, path } = state.target;
    this.options.logger.info(
      `Metrics page ${namespace}/${pod}:${port}${path} in cluster ${this.options.cluster} ${what}`,
    );
  }
}
