// SPDX-License-Identifier: Apache-2.0
import { EventEmitter } from 'node:events';
import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { Request, Response } from 'express';
import { Clock } from '../core/ports';
import { EventStreams } from './EventStreams';
import { ReadAudit } from './ReadAudit';

/** Sleeps only as long as the test lets it. */
class StepClock implements Clock {
  private wake: Array<() => void> = [];

  now() {
    return 0;
  }

  sleep(_ms: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      this.wake.push(resolve);
      signal?.addEventListener('abort', () => reject(signal.reason));
    });
  }

  /** Lets one sleep end, and what follows happen. */
  async step() {
    this.wake.splice(0).forEach(wake => wake());
    await new Promise(setImmediate);
  }
}

class FakeResponse extends EventEmitter {
  status = 0;
  headers: Record<string, string> = {};
  written = '';
  writableLength = 0;
  writableEnded = false;
  destroyed = false;

  writeHead(status: number, headers: Record<string, string>) {
    this.status = status;
    this.headers = headers;
  }

  write(text: string) {
    this.written += text;
  }

  end() {
    this.writableEnded = true;
    this.emit('close');
  }

  destroy() {
    this.destroyed = true;
    this.emit('close');
  }
}

function setup() {
  const clock = new StepClock();
  const shutdown = new AbortController();
  const streams = new EventStreams({
    auth: mockServices.auth(),
    clock,
    logger: mockServices.logger.mock(),
    shutdown: shutdown.signal,
  });
  const audit = new ReadAudit({
    auditor: mockServices.auditor.mock(),
    auth: mockServices.auth(),
    logger: mockServices.logger.mock(),
  });
  const listeners = new Set<() => void>();
  const watched = {
    tag: 'one',
    currentTag: async () => watched.tag,
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  const open = async (caller = 'user:default/ada') => {
    const reply = await streams.stream(watched, mockCredentials.user(caller));
    const response = new FakeResponse();
    reply({} as Request, response as unknown as Response, audit);
    return response;
  };
  const change = async (tag: string) => {
    watched.tag = tag;
    listeners.forEach(listener => listener());
    await new Promise(setImmediate);
  };
  return { clock, shutdown, listeners, watched, open, change };
}

const event = (etag: string) => `event: changed\ndata: {"etag":"${etag}"}\n\n`;

it('tells the tag at once, and again when it changed', async () => {
  const { open, change } = setup();
  const response = await open();
  await change('one');
  await change('two');

  expect(response.status).toBe(200);
  expect(response.headers).toMatchObject({
    'Content-Type': 'text/event-stream; charset=utf-8',
    'Cache-Control': 'no-cache, no-transform',
  });
  expect(response.written).toBe(event('one') + event('two'));
});

it('says now and then that it is still there, and ends after ten minutes', async () => {
  const { open, clock, listeners } = setup();
  const response = await open();
  await clock.step();
  expect(response.written).toBe(`${event('one')}: still here\n\n`);

  for (let beat = 1; beat < 40; beat++) {
    await clock.step();
  }
  expect(response.writableEnded).toBe(true);
  expect(listeners.size).toBe(0);
});

it('stops listening when the client goes, and when the plugin stops', async () => {
  const { open, listeners, shutdown } = setup();
  const gone = await open();
  gone.emit('close');
  const left = await open();
  await new Promise(setImmediate);
  expect(listeners.size).toBe(1);

  shutdown.abort();
  await new Promise(setImmediate);
  expect(listeners.size).toBe(0);
  expect(left.writableEnded).toBe(true);
});

it('lets go of a client that does not read', async () => {
  const { open, change } = setup();
  const response = await open();
  response.writableLength = 100_000;
  await change('two');

  expect(response.destroyed).toBe(true);
});

it('ends when what is watched is gone', async () => {
  const { open, change, watched } = setup();
  const response = await open();
  watched.currentTag = async () => {
    throw new Error('no such entity');
  };
  await change('two');

  expect(response.writableEnded).toBe(true);
});

it('opens a bounded number for each caller', async () => {
  const { open } = setup();
  const mine = [];
  for (let count = 0; count < 32; count++) {
    mine.push(await open());
  }

  await expect(open()).rejects.toThrow(
    'Too many event streams are open (32 of them yours)',
  );
  await expect(open('user:default/grace')).resolves.toMatchObject({
    status: 200,
  });
  mine[0].emit('close');
  await expect(open()).resolves.toMatchObject({ status: 200 });
});
