/**
 * @jest-environment node
 */
// SPDX-License-Identifier: Apache-2.0
import { readServerSentEvents, ServerSentEvent } from './readServerSentEvents';

function streamOf(chunks: string[], end = true): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    start(controller) {
      chunks.forEach(chunk => controller.enqueue(encoder.encode(chunk)));
      if (end) {
        controller.close();
      }
    },
  });
}

async function read(chunks: string[]): Promise<ServerSentEvent[]> {
  const events: ServerSentEvent[] = [];
  await readServerSentEvents(streamOf(chunks), event => events.push(event));
  return events;
}

describe('readServerSentEvents', () => {
  it.each<[string, string[], ServerSentEvent[]]>([
    [
      'events, however they are cut',
      ['event: cha', 'nged\ndata: 1\n', '\ndata:2\n\n'],
      [
        { type: 'changed', data: '1' },
        { type: 'message', data: '2' },
      ],
    ],
    [
      'data of several lines, with either line end',
      ['data: a\r\ndata: b\r\n\r\n'],
      [{ type: 'message', data: 'a\nb' }],
    ],
    ['nothing from comments', [': ping\n\n: pong\n\n'], []],
    ['nothing from an event without data', ['event: changed\n\n'], []],
    ['nothing from an event that does not end', ['data: half'], []],
  ])('reads %s', async (_, chunks, events) => {
    expect(await read(chunks)).toEqual(events);
  });

  it('gives up on an event without end', async () => {
    const chunk = 'x'.repeat(40_000);
    await expect(read([chunk, chunk])).rejects.toThrow(
      'sent 80000 characters without ending an event',
    );
  });

  it('ends where the server falls silent', async () => {
    jest.useFakeTimers();
    try {
      const ended = jest.fn();
      const reading = readServerSentEvents(
        streamOf([': ping\n\n'], false),
        () => {},
      ).then(ended);
      await jest.advanceTimersByTimeAsync(44_000);
      expect(ended).not.toHaveBeenCalled();
      await jest.advanceTimersByTimeAsync(1_000);
      await reading;
      expect(ended).toHaveBeenCalledTimes(1);
    } finally {
      jest.useRealTimers();
    }
  });
});
