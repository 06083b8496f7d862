// SPDX-License-Identifier: Apache-2.0

/** A field with its bytes: text, or a message within. Numbers are left out. */
export interface ProtobufField {
  number: number;
  bytes: Buffer;
}

const VARINT = 0;
const FIXED64 = 1;
const LENGTH_DELIMITED = 2;

function varint(value: number): Buffer {
  const bytes: number[] = [];
  let rest = value;
  while (rest > 0x7f) {
    bytes.push((rest % 0x80) + 0x80);
    rest = Math.floor(rest / 0x80);
  }
  return Buffer.from([...bytes, rest]);
}

/** Text, bytes or a message within. */
export function writeField(number: number, content: string | Buffer): Buffer {
  const bytes = Buffer.from(content);
  return Buffer.concat([
    varint(number * 8 + LENGTH_DELIMITED),
    varint(bytes.length),
    bytes,
  ]);
}

export function writeFlag(number: number, flag: boolean): Buffer {
  return Buffer.from([number * 8 + VARINT, flag ? 1 : 0]);
}

/** The fields of a message, in their order. */
export function readFields(message: Buffer): ProtobufField[] {
  const fields: ProtobufField[] = [];
  let at = 0;
  const readVarint = () => {
    let value = 0;
    for (let scale = 1; ; scale *= 0x80) {
      const byte = message[at++];
      value += (byte % 0x80) * scale;
      if (byte < 0x80) {
        return value;
      }
    }
  };
  while (at < message.length) {
    const tag = readVarint();
    const type = tag % 8;
    if (type === VARINT) {
      readVarint();
    } else if (type === LENGTH_DELIMITED) {
      const length = readVarint();
      const bytes = message.subarray(at, at + length);
      fields.push({ number: Math.floor(tag / 8), bytes });
      at += length;
    } else {
      at += type === FIXED64 ? 8 : 4;
    }
  }
  return fields;
}

/** All that lies at a path of field numbers. */
export function findFields(
  message: Buffer,
  [number, ...within]: readonly number[],
): Buffer[] {
  const found = readFields(message)
    .filter(field => field.number === number)
    .map(({ bytes }) => bytes);
  return within.length === 0
    ? found
    : found.flatMap(bytes => findFields(bytes, within));
}
