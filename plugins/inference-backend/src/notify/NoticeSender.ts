// SPDX-License-Identifier: Apache-2.0
import { LoggerService } from '@backstage/backend-plugin-api';
import { EventsService } from '@backstage/plugin-events-node';
import { NotificationService } from '@backstage/plugin-notifications-node';
import { Clock } from '../core/ports';
import { NoticeMessage } from './NoticeMessage';
import { NoticeStore, OutgoingMessage } from './NoticeStore';

const SEND_EVERY_MS = 2_000;
/** Taken from the outbox in one go. */
const MOST_AT_ONCE = 50;
const TIMEOUT_MS = 10_000;
const FIRST_DELAY_MS = 5_000;
const LONGEST_DELAY_MS = 10 * 60_000;

/** Told of a channel and whether a message was taken there. */
export type SentListener = (
  channel: NoticeMessage['channel'],
  outcome: 'taken' | 'refused',
) => void;

/**
 * Sends what is in the outbox until it is sent. While nobody takes it, it waits
 * there: one message per recipient and scope, so that it does not grow for ever.
 */
export class NoticeSender {
  private isFailing = false;
  private readonly listeners = new Set<SentListener>();

  constructor(
    private readonly parts: {
      store: NoticeStore;
      notifications: NotificationService;
      events: EventsService;
      clock: Clock;
      logger: LoggerService;
    },
  ) {}

  /** Calls the listener after each try. */
  onSent(listener: SentListener): void {
    this.listeners.add(listener);
  }

  async run(signal: AbortSignal): Promise<void> {
    const { clock, logger } = this.parts;
    while (!signal.aborted) {
      await clock.sleep(SEND_EVERY_MS, signal).catch(() => {});
      try {
        while (!signal.aborted && (await this.sendSome(signal)) > 0) {
          // There is more.
        }
      } catch (error) {
        logger.error(
          'What is to be told can not be read',
          error instanceof Error ? error : undefined,
        );
      }
    }
  }

  /** @returns how many were sent */
  async sendSome(signal: AbortSignal): Promise<number> {
    const { store, clock } = this.parts;
    const messages = await store.claim(MOST_AT_ONCE, clock.now());
    let sent = 0;
    const down = new Set<NoticeMessage['channel']>();
    for (const message of messages) {
      const { channel } = message.message;
      // The rest would only wait for the same timeout.
      const failure = down.has(channel)
        ? 'others were not taken'
        : await this.send(message.message, signal);
      const outcome = failure === undefined ? 'taken' : 'refused';
      this.listeners.forEach(listener => listener(channel, outcome));
      if (failure === undefined) {
        await store.sent(message);
        sent++;
      } else {
        down.add(channel);
        await this.postpone(message, failure);
      }
    }
    if (sent > 0 && down.size === 0) {
      this.isFailing = false;
    }
    return sent;
  }

  private async send(
    message: NoticeMessage,
    signal: AbortSignal,
  ): Promise<string | undefined> {
    const { clock } = this.parts;
    const timer = new AbortController();
    try {
      await Promise.race([
        this.deliver(message),
        clock
          .sleep(TIMEOUT_MS, AbortSignal.any([signal, timer.signal]))
          .then(() => {
            throw new Error(`no answer within ${TIMEOUT_MS} ms`);
          }),
      ]);
      return undefined;
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    } finally {
      timer.abort();
    }
  }

  private deliver(message: NoticeMessage): Promise<void> {
    if (message.channel === 'event') {
      const { topic, payload } = message;
      return this.parts.events.publish({ topic, eventPayload: payload });
    }
    const { recipient, title, description, link, severity, topic, scope } =
      message;
    return this.parts.notifications.send({
      recipients: { type: 'entity', entityRef: recipient },
      payload: { title, description, link, severity, topic, scope },
    });
  }

  private async postpone(
    message: OutgoingMessage,
    failure: string,
  ): Promise<void> {
    const { store, clock, logger } = this.parts;
    const delayMs = Math.min(
      LONGEST_DELAY_MS,
      FIRST_DELAY_MS * 2 ** Math.min(message.attempts, 10),
    );
    await store.failed(message, clock.now() + delayMs);
    if (!this.isFailing) {
      this.isFailing = true;
      logger.error(
        `Owners can't be told: ${failure}. ${await store.countWaiting()} messages wait and are sent later`,
      );
    }
  }
}
