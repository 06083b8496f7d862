// SPDX-License-Identifier: Apache-2.0
import type { Random } from '../../time/Random';
import type { SimClock } from '../../time/SimClock';
import type { DataRequest } from '../DataRequest';
import type { Responder } from '../Responder';
import type { Cancel } from '../server/ModelServer';
import type { ModelTraffic } from '../TrafficScenario';
import { createRequestDrawer } from './drawRequest';
import { rateAt } from './rateAt';

/** Clients give up where nothing comes for so long; who doesn't stream waits for all of it. */
const STREAM_PATIENCE_MS = 30_000;
const WHOLE_PATIENCE_MS = 120_000;
/** When those who leave early do: after a moment, or in the middle. */
const LONGEST_STAY_MS = 4000;

export interface LoadGeneratorOptions {
  traffic: ModelTraffic;
  clock: SimClock;
  random: Random;
  factor: () => number;
  /** Undefined where no gateway takes the request. */
  send: (
    request: DataRequest,
    responder: Responder,
    at: number,
  ) => Cancel | undefined;
}

/**
 * The clients of one model. Arrivals are a Poisson process whose rate follows
 * the day and the faults: the time until the next one is drawn in expected
 * requests, so a change of rate takes effect at once.
 */
export class LoadGenerator {
  private untilNext: number;
  private last: number;
  private readonly draw: () => DataRequest;
  private readonly behaviour: Random;

  constructor(private readonly options: LoadGeneratorOptions) {
    const { random, clock, traffic } = options;
    this.behaviour = random.fork('clients');
    this.draw = createRequestDrawer(traffic, random.fork('requests'));
    this.untilNext = random.exponential(1);
    this.last = clock.now();
  }

  advance(now: number): void {
    const { traffic, factor, random } = this.options;
    const perMs =
      (rateAt(traffic.requestsPerSecond, now) * Math.max(0, factor())) / 1000;
    let from = this.last;
    this.last = now;
    let expected = (now - from) * perMs;
    while (this.untilNext <= expected) {
      expected -= this.untilNext;
      from += this.untilNext / perMs;
      this.untilNext = random.exponential(1);
      this.send(from);
    }
    this.untilNext -= expected;
  }

  private send(at: number): void {
    const { clock, traffic, send } = this.options;
    const leaves = this.behaviour.next() < traffic.abortRatio;
    const request = this.draw();
    const patienceMs = request.completion?.stream
      ? STREAM_PATIENCE_MS
      : WHOLE_PATIENCE_MS;
    const stayMs = leaves
      ? 200 + this.behaviour.next() * LONGEST_STAY_MS
      : patienceMs;
    let over = false;
    let stopWaiting = () => {};
    const cancel = send(
      request,
      {
        readsText: false,
        head() {},
        chunk() {
          if (!leaves) stopWaiting();
        },
        end() {
          over = true;
          stopWaiting();
        },
      },
      at,
    );
    if (over || !cancel) return;
    stopWaiting = clock.after(at + stayMs - clock.now(), () =>
      cancel(clock.now()),
    );
  }
}
