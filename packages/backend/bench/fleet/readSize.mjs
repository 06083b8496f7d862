// SPDX-License-Identifier: Apache-2.0

/** What the promises are about. */
const FULL = '50x20x8';

/**
 * How large the fleet is: `FLEET=6x4x2` stands for 6 clusters of 4 pools of 2
 * endpoints, to try the bench out.
 */
export function readSize(text = process.env.FLEET ?? FULL) {
  const sizes = /^(\d+)x(\d+)x(\d+)$/.exec(text)?.slice(1).map(Number);
  if (!sizes || sizes.includes(0)) {
    throw new Error(`FLEET=${text} is not a size such as ${FULL}`);
  }
  const [clusters, pools, endpoints] = sizes;
  return { clusters, pools, endpoints };
}
