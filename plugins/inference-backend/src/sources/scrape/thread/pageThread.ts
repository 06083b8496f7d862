// SPDX-License-Identifier: Apache-2.0
import { MessagePort, parentPort, workerData } from 'node:worker_threads';
import { SystemClock } from '../../SystemClock';
import { InlineReader } from '../InlineReader';
import { PageReader } from '../PageReader';
import { giveWay } from './giveWay';
import { FromPageThread, ToPageThread } from './PageMessages';
import { PagePacker } from './PagePacker';

/** For whoever starts the thread: this file, wherever it was built to. */
export const PAGE_THREAD_FILE = __filename;

/** Tells a thread that loads this file that it is to read pages. */
export const PAGE_THREAD_TASK = 'read pages of metrics';

/** What a thread is given that is to read pages. */
export interface PageThreadData {
  task: typeof PAGE_THREAD_TASK;
  /** See `giveWay`. */
  waitsForIdle: boolean;
}

/**
 * Pages are told together: each message costs both sides more than a page does,
 * and its arrays of numbers as much memory as the numbers of a few pages.
 */
const GATHER_MS = 100;
const GATHER_PAGES = 50;

function say(port: MessagePort, message: FromPageThread): void {
  port.postMessage(message);
}

class PageThread {
  private readonly packer = new PagePacker();
  private readonly underWay = new Map<number, AbortController>();
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly port: MessagePort,
    private readonly reader: PageReader,
  ) {}

  begin(): void {
    this.port.on('message', (message: ToPageThread) => this.take(message));
    say(this.port, { type: 'ready' });
  }

  private take(message: ToPageThread): void {
    if (message.type === 'abort') {
      this.underWay.get(message.id)?.abort();
    } else {
      this.read(message);
    }
  }

  private async read({
    id,
    order,
  }: Extract<ToPageThread, { type: 'read' }>): Promise<void> {
    const controller = new AbortController();
    this.underWay.set(id, controller);
    const result = await this.reader.read(order, controller.signal);
    this.underWay.delete(id);
    if (!controller.signal.aborted) {
      this.packer.add(id, result);
      this.tellSoon();
    }
  }

  private tellSoon(): void {
    if (this.packer.count >= GATHER_PAGES) {
      this.tell();
    } else {
      this.timer ??= setTimeout(() => this.tell(), GATHER_MS);
    }
  }

  private tell(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    const packed = this.packer.take();
    this.port.postMessage(
      { type: 'pages', ...packed } satisfies FromPageThread,
      [packed.values.buffer, packed.counts.buffer],
    );
  }
}

const given: PageThreadData | undefined = workerData;

// By loading and not by a call: builds drop functions that nobody imports.
if (parentPort && given?.task === PAGE_THREAD_TASK) {
  giveWay(given.waitsForIdle);
  new PageThread(parentPort, new InlineReader(new SystemClock())).begin();
}
