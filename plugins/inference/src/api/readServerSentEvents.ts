// SPDX-License-Identifier: Apache-2.0

/** @internal */
export interface ServerSentEvent {
  /** `message` where the server names none. */
  type: string;
  data: string;
}

/**
 * No event of ours is longer. A server that never ends a line would otherwise
 * fill the browser's memory.
 */
const MAX_EVENT_CHARACTERS = 64 * 1024;

/**
 * The backend sends a heartbeat every 15 s. A connection that was lost while the
 * computer slept says nothing at all, and would be waited for in vain.
 */
const SILENCE_MS = 45_000;

/**
 * Reads a `text/event-stream` body until it ends or falls silent; comments
 * (heartbeats) are skipped. https://html.spec.whatwg.org/multipage/server-sent-events.html
 *
 * @internal
 */
export async function readServerSentEvents(
  body: ReadableStream<Uint8Array>,
  onEvent: (event: ServerSentEvent) => void,
): Promise<void> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let unread = '';
  let silence: ReturnType<typeof setTimeout> | undefined;
  const listen = () => {
    clearTimeout(silence);
    silence = setTimeout(() => reader.cancel().catch(() => {}), SILENCE_MS);
  };
  try {
    for (;;) {
      listen();
      const { done, value } = await reader.read();
      if (done) {
        return;
      }
      unread += decoder.decode(value, { stream: true }).replace(/\r/g, '');
      let end = unread.indexOf('\n\n');
      while (end >= 0) {
        const event = parseEvent(unread.slice(0, end));
        unread = unread.slice(end + 2);
        if (event) {
          onEvent(event);
        }
        end = unread.indexOf('\n\n');
      }
      if (unread.length > MAX_EVENT_CHARACTERS) {
        throw new Error(
          `The event stream sent ${unread.length} characters without ending an event`,
        );
      }
    }
  } finally {
    clearTimeout(silence);
    // Frees the connection when the reader leaves before the stream's end.
    await reader.cancel().catch(() => {});
  }
}

function parseEvent(block: string): ServerSentEvent | undefined {
  let type = 'message';
  const data: string[] = [];
  for (const line of block.split('\n')) {
    const colon = line.indexOf(':');
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '');
    if (field === 'event') {
      type = value;
    } else if (field === 'data') {
      data.push(value);
    }
  }
  return data.length > 0 ? { type, data: data.join('\n') } : undefined;
}
