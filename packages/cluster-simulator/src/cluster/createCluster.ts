// SPDX-License-Identifier: Apache-2.0
import { createObjectStore } from '../apiserver/store/createObjectStore';
import { createRandom } from '../time/createRandom';
import { SimClock } from '../time/SimClock';
import { Cluster } from './Cluster';
import { createKnobs } from './createKnobs';
import { createPodNetwork, PodSockets } from './createPodNetwork';
import { VersionedStore } from './ObjectStore';

/** A cluster with nothing in it. */
export function createCluster(options: {
  name: string;
  clock: SimClock;
  seed: string | number;
  /** Opens pods' ports on real addresses. */
  sockets?: PodSockets;
}): Cluster & { store: VersionedStore } {
  const { name, clock, seed, sockets } = options;
  const random = createRandom(seed);
  const store = createObjectStore(clock, random.fork('store'));
  return {
    name,
    clock,
    random,
    store,
    network: createPodNetwork({ store, sockets }),
    knobs: createKnobs(),
  };
}
