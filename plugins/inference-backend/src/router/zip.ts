// SPDX-License-Identifier: Apache-2.0
import { gzip } from 'node:zlib';

/**
 * Not by `promisify`: what zips outlives several collections of young garbage,
 * and would keep its text, of which there are a hundred a second, until it is old.
 */
export function zip(text: string): Promise<Buffer> {
  let settle: (problem: Error | null, zipped: Buffer) => void = () => {};
  const zipping = new Promise<Buffer>((resolve, reject) => {
    settle = (problem, zipped) => (problem ? reject(problem) : resolve(zipped));
  });
  gzip(text, settle);
  return zipping;
}
