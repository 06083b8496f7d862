// SPDX-License-Identifier: Apache-2.0
import {
  ClientHttp2Session,
  ClientHttp2Stream,
  connect,
  constants,
} from 'node:http2';
import { findFields, readFields, writeField, writeFlag } from './protobuf';

// Of envoy/service/ext_proc/v3/external_processor.proto.
const REQUEST_HEADERS = 2;
const RESPONSE_HEADERS = 3;
const REQUEST_BODY = 4;
const RESPONSE_BODY = 5;
const IMMEDIATE_RESPONSE = 7;
/** From an answer to the headers that it sets: response, mutation, option, header. */
const SET_HEADERS = [1, 1, 2, 1, 1];

const PROCESS = '/envoy.service.ext_proc.v3.ExternalProcessor/Process';
const DESTINATION = 'x-gateway-destination-endpoint';

function writeHeaders(headers: Record<string, string>): Buffer {
  const written = Object.entries(headers).map(([key, value]) =>
    writeField(1, Buffer.concat([writeField(1, key), writeField(3, value)])),
  );
  return writeField(1, Buffer.concat(written));
}

function writeBody(body: string | Buffer, isLast: boolean): Buffer {
  return Buffer.concat([writeField(1, body), writeFlag(2, isLast)]);
}

/** gRPC puts a byte for compression and the length before each message. */
function frame(message: Buffer): Buffer {
  const head = Buffer.alloc(5);
  head.writeUInt32BE(message.length, 1);
  return Buffer.concat([head, message]);
}

function destinationOf(answer: Buffer): string | undefined {
  const headers = findFields(answer, SET_HEADERS).map(header => {
    const text = (number: number) =>
      findFields(header, [number])[0]?.toString('utf8') ?? '';
    return { key: text(1), value: text(2) || text(3) };
  });
  return headers.find(({ key }) => key === DESTINATION)?.value;
}

class AnswerReader {
  private received = Buffer.alloc(0);
  private readonly answers: Buffer[] = [];
  private wake = () => {};
  private failure: Error | undefined;

  constructor(stream: ClientHttp2Stream) {
    stream.on('data', (chunk: Buffer) => {
      this.received = Buffer.concat([this.received, chunk]);
      this.cut();
    });
    stream.on('error', error => this.fail(error));
    stream.on('close', () => this.fail(new Error('the picker hung up')));
  }

  async next(): Promise<Buffer> {
    while (this.answers.length === 0) {
      if (this.failure) {
        throw this.failure;
      }
      await new Promise<void>(resolve => {
        this.wake = resolve;
      });
    }
    return this.answers.shift() ?? Buffer.alloc(0);
  }

  private cut(): void {
    while (this.received.length >= 5) {
      const end = 5 + this.received.readUInt32BE(1);
      if (this.received.length < end) {
        return;
      }
      this.answers.push(this.received.subarray(5, end));
      this.received = this.received.subarray(end);
      this.wake();
    }
  }

  private fail(error: Error): void {
    this.failure ??= error;
    this.wake();
  }
}

export interface Routed {
  /** `address:port` that the picker chose. */
  endpoint: string;
  status: number;
  body: string;
}

/** Speaks to an endpoint picker as a gateway does: asks, sends on, tells of the answer. */
export class PickerClient {
  private readonly session: ClientHttp2Session;

  constructor(port: number) {
    this.session = connect(`http://127.0.0.1:${port}`);
    // What is asked then fails, with the reason.
    this.session.on('error', () => {});
  }

  close(): void {
    this.session.close();
  }

  /** @throws an Error where the picker answers itself. */
  async send(path: string, body: object): Promise<Routed> {
    const stream = this.session.request({
      [constants.HTTP2_HEADER_METHOD]: 'POST',
      [constants.HTTP2_HEADER_PATH]: PROCESS,
      'content-type': 'application/grpc',
      te: 'trailers',
    });
    const answers = new AnswerReader(stream);
    const tell = (field: number, content: Buffer) =>
      stream.write(frame(writeField(field, content)));
    const text = JSON.stringify(body);
    tell(
      REQUEST_HEADERS,
      writeHeaders({
        ':method': 'POST',
        ':path': path,
        'content-type': 'application/json',
        'content-length': String(Buffer.byteLength(text)),
        'x-request-id': crypto.randomUUID(),
      }),
    );
    tell(REQUEST_BODY, writeBody(text, true));
    const endpoint = await this.pick(answers);
    const response = await fetch(`http://${endpoint}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: text,
    });
    tell(
      RESPONSE_HEADERS,
      writeHeaders({
        ':status': String(response.status),
        'content-type': response.headers.get('content-type') ?? '',
      }),
    );
    let answer = '';
    for await (const chunk of response.body ?? []) {
      const bytes = Buffer.from(chunk);
      answer += bytes.toString('utf8');
      tell(RESPONSE_BODY, writeBody(bytes, false));
    }
    tell(RESPONSE_BODY, writeBody('', true));
    // It counts what it was told when it hears that there is no more.
    stream.end();
    await new Promise<void>(resolve => stream.once('close', () => resolve()));
    return { endpoint, status: response.status, body: answer };
  }

  private async pick(answers: AnswerReader): Promise<string> {
    for (;;) {
      const answer = await answers.next();
      const [immediate] = findFields(answer, [IMMEDIATE_RESPONSE]);
      if (immediate) {
        const told = readFields(immediate).map(({ bytes }) =>
          bytes.toString('utf8'),
        );
        throw new Error(`the picker answers itself: ${told.join(' ')}`);
      }
      const endpoint = destinationOf(answer);
      if (endpoint !== undefined) {
        return endpoint;
      }
    }
  }
}
