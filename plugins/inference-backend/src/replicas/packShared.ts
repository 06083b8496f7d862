// SPDX-License-Identifier: Apache-2.0
import { promisify } from 'node:util';
import { constants, gunzip, gzip } from 'node:zlib';
import { version } from '../../package.json';

/**
 * Only the version that wrote it reads it, so that its shape needs no check. In
 * the minutes of a rolling upgrade each version collects for itself what the
 * other one holds.
 */
export const SHARED_FORMAT = version;

export function packShared(content: object): Promise<Buffer> {
  return promisify<string, object, Buffer>(gzip)(JSON.stringify(content), {
    level: constants.Z_BEST_SPEED,
  });
}

/** @param body - packed by this very version */
export async function unpackShared<T>(body: Buffer): Promise<T> {
  const json = await promisify<Buffer, Buffer>(gunzip)(body);
  return JSON.parse(json.toString('utf8'));
}
