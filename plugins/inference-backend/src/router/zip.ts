// SPDX-License-Identifier: Apache-2.0
import { gzip } from 'node:zlib';

/**
 * Not by `promisify`: what zips outlives several collections of young garbage,
 * and would keep what it was given until that is old.
 */
export function zip(bytes: Buffer): Promise<Buffer> {
  let settle: (problem: Error | null, zipped: Buffer) => void = () => {};
  const zipping = new Promise<Buffer>((resolve, reject) => {
    settle = (problem, zipped) => (problem ? reject(problem) : resolve(zipped));
  });
  gzip(bytes, settle);
  return zipping;
}
