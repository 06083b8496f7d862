// SPDX-License-Identifier: Apache-2.0
import { Cluster } from '../cluster/Cluster';
import { Random } from '../time/Random';
import { Serializer } from './answer/createSerializer';
import { RequestUser } from './auth/SimulatedUser';
import { createWatchHub } from './watch/createWatchHub';
import { ObjectWriter } from './write/createObjectWriter';

/** What answers to requests for resources are made with. */
export interface ResourceTools {
  cluster: Cluster;
  serializer: Serializer;
  writer: ObjectWriter;
  watches: ReturnType<typeof createWatchHub>;
  /** Which endpoint of a service answers: draws of its own, not the cluster's. */
  random: Random;
  deadPodDelayMs: number;
  userOf(token: string): RequestUser | undefined;
  userNamed(name: string): RequestUser | undefined;
}
