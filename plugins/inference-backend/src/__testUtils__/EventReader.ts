// SPDX-License-Identifier: Apache-2.0

/** Reads server-sent events one by one until the stream is closed. */
export class EventReader {
  private buffer = '';

  private constructor(
    readonly response: Response,
    private readonly reader: ReadableStreamDefaultReader<Uint8Array>,
    private readonly controller: AbortController,
  ) {}

  static async open(
    url: string,
    headers: Record<string, string> = {},
  ): Promise<EventReader> {
    const controller = new AbortController();
    const response = await fetch(url, { headers, signal: controller.signal });
    return new EventReader(response, response.body!.getReader(), controller);
  }

  /** The next event or comment, as text. */
  async next(): Promise<string> {
    while (!this.buffer.includes('\n\n')) {
      const { value, done } = await this.reader.read();
      if (done) {
        throw new Error(`The stream ended after ${this.buffer}`);
      }
      this.buffer += new TextDecoder().decode(value);
    }
    const end = this.buffer.indexOf('\n\n');
    const event = this.buffer.slice(0, end);
    this.buffer = this.buffer.slice(end + 2);
    return event;
  }

  close(): void {
    this.controller.abort();
  }
}
