// SPDX-License-Identifier: Apache-2.0
import type { IncomingMessage } from 'node:http';
import { parse } from 'yaml';
import { ApiFailure } from '../failure/ApiFailure';
import { badRequest, unsupportedMediaType } from '../failure/failures';
import { isJsonObject, JsonObject } from '../json/JsonObject';

/** What a real API server takes, and etcd can hold. */
const MAX_BYTES = 3 * 1024 * 1024;

export async function readBytes(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of message) {
    const buffer = Buffer.from(chunk);
    bytes += buffer.length;
    if (bytes > MAX_BYTES) {
      throw new ApiFailure({
        code: 413,
        reason: 'RequestEntityTooLarge',
        message: `Request entity too large: limit is ${MAX_BYTES}`,
      });
    }
    chunks.push(buffer);
  }
  return Buffer.concat(chunks);
}

export async function readText(message: IncomingMessage): Promise<string> {
  return (await readBytes(message)).toString('utf8');
}

/** The media type of a body, without its parameters. */
export function mediaType(message: IncomingMessage): string {
  return (message.headers['content-type'] ?? 'application/json')
    .split(';')[0]
    .trim()
    .toLocaleLowerCase('en-US');
}

/** YAML is a superset of JSON, but a JSON body is read by the faster parser. */
export function parseText(text: string, type: string): unknown {
  try {
    return type.endsWith('yaml') ? parse(text) : JSON.parse(text);
  } catch (error) {
    throw badRequest(
      `error decoding the body: ${
        error instanceof Error ? error.message.split('\n')[0] : String(error)
      }`,
    );
  }
}

export const PROTOBUF = 'application/vnd.kubernetes.protobuf';
const OBJECT_TYPES = ['application/json', 'application/yaml'];

/** The object in a body; an empty body is an empty object. */
export async function readBody(message: IncomingMessage): Promise<JsonObject> {
  const type = mediaType(message);
  const text = await readText(message);
  if (text === '') {
    return {};
  }
  if (!OBJECT_TYPES.includes(type)) {
    throw unsupportedMediaType(OBJECT_TYPES);
  }
  const body = parseText(text, type);
  if (!isJsonObject(body)) {
    throw badRequest('the body of the request is not an object');
  }
  return body;
}
