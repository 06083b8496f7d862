// SPDX-License-Identifier: Apache-2.0
import { say } from '@inference-portal/backstage-plugin-inference-common';
import { LoggerService } from '@backstage/backend-plugin-api';
import { Clock } from '../../../core/ports';
import { Backoff } from '../../kubernetes/Backoff';
import { withoutCredentials } from '../../kubernetes/describeNetworkError';
import { PageOrder, PageReader } from '../PageReader';
import { ScrapeResult } from '../ScrapeResult';
import { FromPageThread, ToPageThread } from './PageMessages';
import { PageUnpacker } from './PageUnpacker';

/** What is used of a thread. */
export interface PageWorker {
  on(event: 'message', listener: (said: FromPageThread) => void): unknown;
  on(event: 'error', listener: (error: unknown) => void): unknown;
  on(event: 'exit', listener: (code: number) => void): unknown;
  postMessage(message: ToPageThread): void;
  terminate(): Promise<unknown>;
}

export interface ThreadReaderOptions {
  /**
   * @param isHurried - whether one was so slow that it was given up
   * @throws where threads can't be had at all
   */
  start(how: { isHurried: boolean }): PageWorker;
  /** Reads where no thread ever came up. */
  createFallback(): PageReader;
  clock: Clock;
  /** 0 <= x < 1 */
  random: () => number;
  logger: LoggerService;
}

/** How often it is looked whether the thread still answers. */
const WATCH_MS = 5_000;
/** The thread ends a page in time by itself; past this much more, it hangs. */
const GRACE_MS = 30_000;
const RESTART = { baseMs: 500, capMs: 30_000 };
/** Up for so long, it may fail again without a longer pause. */
const STEADY_MS = 60_000;

interface Waiting {
  order: PageOrder;
  signal: AbortSignal;
  dueAtMs: number;
  /** Handed to the thread that runs now. */
  isSent: boolean;
  settle(result: ScrapeResult): void;
}

/**
 * Has pages read by a thread of their own, so that answers don't wait for them.
 * A thread that ends is started again, with growing pauses; one that never came
 * up is done without.
 */
export class ThreadReader implements PageReader {
  private readonly waiting = new Map<number, Waiting>();
  private readonly backoff: Backoff;
  private readonly closed = new AbortController();
  private worker: PageWorker | undefined;
  private unpacker = new PageUnpacker();
  /** Begins with the first page: clusters may all be read from databases. */
  private isBegun = false;
  private wasReady = false;
  private isHurried = false;
  private startedAtMs = 0;
  /** Why there is none just now, in words. */
  private trouble = 'it is not up yet';
  private fallback: PageReader | undefined;
  private isWatching = false;
  private nextId = 1;

  constructor(private readonly options: ThreadReaderOptions) {
    this.backoff = new Backoff({ ...RESTART, random: options.random });
  }

  read(order: PageOrder, signal: AbortSignal): Promise<ScrapeResult> {
    if (this.fallback) {
      return this.fallback.read(order, signal);
    }
    const id = this.nextId++;
    return new Promise(resolve => {
      const onAbort = () => {
        this.post({ type: 'abort', id });
        this.settle(id, stopped('it is not wanted any more'));
      };
      this.waiting.set(id, {
        order,
        signal,
        dueAtMs: this.options.clock.now() + order.timeoutMs + GRACE_MS,
        isSent: false,
        settle: result => {
          signal.removeEventListener('abort', onAbort);
          resolve(result);
        },
      });
      signal.addEventListener('abort', onAbort, { once: true });
      if (signal.aborted || this.closed.signal.aborted) {
        onAbort();
        return;
      }
      if (this.isBegun) {
        this.send(id);
      } else {
        this.isBegun = true;
        this.begin();
      }
      this.watch();
    });
  }

  async close(): Promise<void> {
    this.closed.abort();
    const { worker, fallback } = this;
    this.worker = undefined;
    this.failAll(() => true, 'the portal stops');
    await Promise.all([worker?.terminate(), fallback?.close()]);
  }

  private begin(): void {
    let worker: PageWorker;
    try {
      worker = this.options.start({ isHurried: this.isHurried });
    } catch (error) {
      this.ended(describe(error));
      return;
    }
    this.worker = worker;
    this.startedAtMs = this.options.clock.now();
    this.unpacker = new PageUnpacker();
    let failure: string | undefined;
    worker.on('message', (message: FromPageThread) => {
      if (this.worker === worker) {
        this.take(message);
      }
    });
    worker.on('error', error => {
      failure = describe(error);
    });
    worker.on('exit', code => {
      if (this.worker === worker) {
        this.ended(failure ?? `it ended with code ${code}`);
      }
    });
    [...this.waiting.keys()].forEach(id => this.send(id));
  }

  private take(message: FromPageThread): void {
    if (message.type === 'ready') {
      this.wasReady = true;
      return;
    }
    for (const { id, result } of this.unpacker.unpack(message)) {
      this.settle(id, result);
    }
  }

  private ended(why: string): void {
    const { clock, logger } = this.options;
    this.worker = undefined;
    if (!this.wasReady) {
      logger.warn(
        `No thread can be started to read metrics pages: ${why}. They are read beside everything else, which makes answers slower in large fleets.`,
      );
      this.fallBack();
      return;
    }
    if (clock.now() - this.startedAtMs >= STEADY_MS) {
      this.backoff.reset();
    }
    const pauseMs = this.backoff.next();
    this.trouble = why;
    logger.error(
      `The thread that reads metrics pages ended: ${why}. It is started again in ${pauseMs} ms.`,
    );
    // One of these may be what ended it: they come again with the next round.
    this.failAll(({ isSent }) => isSent, why);
    clock.sleep(pauseMs, this.closed.signal).then(
      () => this.begin(),
      () => {}, // Closed.
    );
  }

  private fallBack(): void {
    const fallback = this.options.createFallback();
    this.fallback = fallback;
    for (const [id, { order, signal }] of [...this.waiting]) {
      fallback.read(order, signal).then(result => this.settle(id, result));
    }
  }

  private send(id: number): void {
    const waiting = this.waiting.get(id);
    if (waiting && this.worker) {
      waiting.isSent = true;
      this.post({ type: 'read', id, order: waiting.order });
    }
  }

  private post(message: ToPageThread): void {
    this.worker?.postMessage(message);
  }

  private settle(id: number, result: ScrapeResult): void {
    const waiting = this.waiting.get(id);
    this.waiting.delete(id);
    waiting?.settle(result);
  }

  private failAll(which: (waiting: Waiting) => boolean, why: string): void {
    for (const [id, waiting] of [...this.waiting]) {
      if (which(waiting)) {
        this.settle(id, stopped(why));
      }
    }
  }

  /** As long as anybody waits: a thread that hangs doesn't say so. */
  private async watch(): Promise<void> {
    if (this.isWatching) {
      return;
    }
    this.isWatching = true;
    const { clock } = this.options;
    while (this.waiting.size > 0 && !this.fallback) {
      await clock.sleep(WATCH_MS, this.closed.signal).catch(() => {});
      const nowMs = clock.now();
      const isLate = ({ dueAtMs }: Waiting) => nowMs >= dueAtMs;
      const late = [...this.waiting.values()].filter(isLate);
      if (late.some(({ isSent }) => isSent)) {
        this.replaceHanging();
      }
      this.failAll(isLate, this.trouble);
    }
    this.isWatching = false;
  }

  private replaceHanging(): void {
    const { worker } = this;
    this.isHurried = true;
    this.ended('it did not answer any more');
    worker?.terminate().catch(() => {});
  }
}

function stopped(why: string): ScrapeResult {
  return {
    ok: false,
    failure: {
      code: 'reader-stopped',
      detail: say`the portal's thread that reads metrics pages stopped: ${why}`,
    },
  };
}

function describe(error: unknown): string {
  return withoutCredentials(
    error instanceof Error ? error.message : String(error),
  );
}
