// SPDX-License-Identifier: Apache-2.0
import { InputError } from '@backstage/errors';

/** Ends a section: gitprotocol-common(5). */
export const FLUSH = Buffer.from('0000');

const LONGEST_PAYLOAD = 65_516;

/** One packet: four hexadecimal digits of its length, themselves counted, and the payload. */
export function pktLine(payload: string | Buffer): Buffer {
  const data = Buffer.from(payload);
  const length = (data.length + 4).toString(16).padStart(4, '0');
  return Buffer.concat([Buffer.from(length), data]);
}

/** The lines of a request without their newlines; `undefined` stands for a flush. */
export function parsePktLines(body: Buffer): Array<string | undefined> {
  const lines: Array<string | undefined> = [];
  let at = 0;
  while (at < body.length) {
    const digits = body.toString('latin1', at, at + 4);
    const length = /^[0-9a-f]{4}$/i.test(digits) ? parseInt(digits, 16) : -1;
    if (length === 0) {
      lines.push(undefined);
      at += 4;
    } else {
      if (length < 4 || at + length > body.length) {
        throw new InputError(`There is no packet of Git's protocol at ${at}`);
      }
      lines.push(body.toString('utf8', at + 4, at + length).trimEnd());
      at += length;
    }
  }
  return lines;
}

/** Data on one band of a side-band-64k answer. */
export function sideBand(band: 1 | 2 | 3, data: Buffer): Buffer[] {
  const packets: Buffer[] = [];
  for (let at = 0; at < data.length; at += LONGEST_PAYLOAD - 1) {
    const part = data.subarray(at, at + LONGEST_PAYLOAD - 1);
    packets.push(pktLine(Buffer.concat([Buffer.from([band]), part])));
  }
  return packets;
}
