// SPDX-License-Identifier: Apache-2.0

export interface Addresses {
  /** An address for a pod on a node; the lowest that is free. */
  take(node: string): string;
  release(address: string): void;
}

/** Pod addresses: one `/24` per node behind the prefix, as `10.244.3.7`. */
export function createAddresses(prefix: string): Addresses {
  const subnets = new Map<string, number>();
  const taken = new Set<string>();

  return {
    take(node) {
      const subnet = subnets.get(node) ?? subnets.size + 1;
      subnets.set(node, subnet);
      // .0 and .1 belong to the network and its gateway.
      for (let host = 2; host < 255; host++) {
        const address = `${prefix}${subnet}.${host}`;
        if (!taken.has(address)) {
          taken.add(address);
          return address;
        }
      }
      throw new Error(`Node ${node} has no pod address left`);
    },
    release: address => {
      taken.delete(address);
    },
  };
}
