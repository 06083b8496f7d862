// SPDX-License-Identifier: Apache-2.0
import {
  AuthService,
  BackstageCredentials,
  LoggerService,
} from '@backstage/backend-plugin-api';
import { ServiceUnavailableError } from '@backstage/errors';
import { ChangedEvent } from '@inference-portal/backstage-plugin-inference-common';
import { nameCaller } from '@inference-portal/backstage-plugin-inference-node';
import { Response } from 'express';
import { Clock } from '../core/ports';
import { Reply } from './Reply';

const HEARTBEAT_MS = 15_000;
/** Then the client comes again, and its permission is checked again. */
const MAX_AGE_MS = 10 * 60_000;
const MAX_STREAMS = 1_000;
const MAX_STREAMS_PER_CALLER = 32;
/** A client that reads slower than this many bytes behind is let go. */
const MAX_BUFFERED = 64 * 1024;

/** What a stream tells of. */
export interface Watched {
  /** Tag of the answer as it is now. */
  currentTag(): Promise<string> | string;
  subscribe(listener: () => void): () => void;
}

/**
 * Server-sent events: `changed` with the new tag whenever an answer changed,
 * and at the start, so that a client that was away notices what it missed.
 */
export class EventStreams {
  private readonly open = new Map<string, number>();
  private total = 0;

  /** @param parts - `shutdown` ends all streams. */
  constructor(
    private readonly parts: {
      auth: AuthService;
      clock: Clock;
      logger: LoggerService;
      shutdown: AbortSignal;
    },
  ) {}

  get openStreams(): number {
    return this.total;
  }

  /** @throws ServiceUnavailableError where too many are open. */
  async stream(
    watched: Watched,
    credentials: BackstageCredentials,
  ): Promise<Reply> {
    const caller = nameCaller(this.parts.auth, credentials);
    const mine = this.open.get(caller) ?? 0;
    if (this.total >= MAX_STREAMS || mine >= MAX_STREAMS_PER_CALLER) {
      throw new ServiceUnavailableError(
        `Too many event streams are open (${mine} of them yours); close some, or poll`,
      );
    }
    // Before the headers go out, so that what does not exist is a plain 404.
    const first = await watched.currentTag();
    return (_request, response) => {
      this.count(caller, 1);
      response.once('close', () => this.count(caller, -1));
      this.run(watched, first, response).catch(error =>
        this.parts.logger.warn('An event stream ended early', error),
      );
    };
  }

  private async run(
    watched: Watched,
    first: string,
    response: Response,
  ): Promise<void> {
    const ended = new AbortController();
    const signal = AbortSignal.any([ended.signal, this.parts.shutdown]);
    response.once('close', () => ended.abort());
    response.writeHead(200, {
      'Content-Type': 'text/event-stream; charset=utf-8',
      // Compression would hold events back.
      'Cache-Control': 'no-cache, no-transform',
      'X-Accel-Buffering': 'no',
    });
    writeChanged(response, first);
    const unsubscribe = this.forward(watched, first, response);
    try {
      for (let ageMs = 0; ageMs < MAX_AGE_MS; ageMs += HEARTBEAT_MS) {
        await this.parts.clock.sleep(HEARTBEAT_MS, signal);
        write(response, ': still here\n\n');
      }
    } catch {
      // The client went, or the plugin stops.
    } finally {
      unsubscribe();
      response.end();
    }
  }

  /** One look at a time: changes during a look are seen by one more. */
  private forward(
    watched: Watched,
    first: string,
    response: Response,
  ): () => void {
    let sent = first;
    let looking = false;
    let again = false;
    const look = async () => {
      if (looking) {
        again = true;
        return;
      }
      looking = true;
      try {
        do {
          again = false;
          const tag = await watched.currentTag();
          if (tag !== sent) {
            sent = tag;
            writeChanged(response, tag);
          }
        } while (again);
      } catch (error) {
        // What is watched is gone; the client learns why when it asks again.
        this.parts.logger.debug('An event stream lost its subject', {
          error: String(error),
        });
        response.end();
      } finally {
        looking = false;
      }
    };
    return watched.subscribe(look);
  }

  private count(caller: string, by: number): void {
    this.total += by;
    const mine = (this.open.get(caller) ?? 0) + by;
    if (mine > 0) {
      this.open.set(caller, mine);
    } else {
      this.open.delete(caller);
    }
  }
}

function writeChanged(response: Response, etag: string): void {
  const event: ChangedEvent = { etag };
  write(response, `event: changed\ndata: ${JSON.stringify(event)}\n\n`);
}

function write(response: Response, text: string): void {
  if (response.writableEnded || response.destroyed) {
    return;
  }
  if (response.writableLength > MAX_BUFFERED) {
    response.destroy();
    return;
  }
  response.write(text);
}
