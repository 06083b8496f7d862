// SPDX-License-Identifier: Apache-2.0
import { badRequest } from '../failure/failures';
import { JsonObject } from '../json/JsonObject';

/** What a field number stands for: a text, texts, or a message of its own. */
type Fields = Record<
  number,
  { name: string; repeated?: boolean; message?: Fields }
>;

const ATTRIBUTES: Fields = {
  1: {
    name: 'resourceAttributes',
    message: {
      1: { name: 'namespace' },
      2: { name: 'verb' },
      3: { name: 'group' },
      4: { name: 'version' },
      5: { name: 'resource' },
      6: { name: 'subresource' },
      7: { name: 'name' },
    },
  },
  2: {
    name: 'nonResourceAttributes',
    message: { 1: { name: 'path' }, 2: { name: 'verb' } },
  },
};

/** The `spec` of each review, by kind. */
const SPECS: Readonly<Record<string, Fields>> = {
  SelfSubjectAccessReview: ATTRIBUTES,
  SelfSubjectReview: {},
  SelfSubjectRulesReview: { 1: { name: 'namespace' } },
  SubjectAccessReview: {
    ...ATTRIBUTES,
    3: { name: 'user' },
    4: { name: 'groups', repeated: true },
  },
  TokenReview: { 1: { name: 'token' } },
};

/** `k8s` and a zero byte, before an envelope of type and message. */
const MAGIC = Buffer.from([0x6b, 0x38, 0x73, 0x00]);
const VARINT = 0;
const BYTES = 2;

function* fieldsIn(buffer: Buffer): Generator<[number, Buffer]> {
  let at = 0;
  const varint = () => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = buffer[at++];
      if (byte === undefined || shift > 35) {
        throw badRequest('the protobuf message is cut off');
      }
      value += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) {
        return value;
      }
    }
  };
  while (at < buffer.length) {
    const tag = varint();
    const wire = tag & 7;
    if (wire === VARINT) {
      varint();
    } else if (wire === BYTES) {
      const length = varint();
      yield [tag >>> 3, buffer.subarray(at, at + length)];
      at += length;
    } else {
      throw badRequest(`the protobuf message has a field of wire type ${wire}`);
    }
  }
}

function read(buffer: Buffer, fields: Fields): JsonObject {
  const result: JsonObject = {};
  for (const [number, bytes] of fieldsIn(buffer)) {
    const field = fields[number];
    if (field?.message) {
      result[field.name] = read(bytes, field.message);
    } else if (field) {
      const text = bytes.toString('utf8');
      const present = result[field.name];
      result[field.name] = field.repeated
        ? [...(Array.isArray(present) ? present : []), text]
        : text;
    }
  }
  return result;
}

/**
 * A review in protobuf. `kubectl auth` speaks nothing else; all other bodies
 * that kubectl sends here are JSON.
 */
export function parseReviewProtobuf(body: Buffer, kind: string): JsonObject {
  if (!body.subarray(0, MAGIC.length).equals(MAGIC)) {
    throw badRequest('the body is no Kubernetes protobuf');
  }
  for (const [number, bytes] of fieldsIn(body.subarray(MAGIC.length))) {
    if (number === 2) {
      const message = { 2: { name: 'spec', message: SPECS[kind] ?? {} } };
      return read(bytes, message);
    }
  }
  return {};
}
