// SPDX-License-Identifier: Apache-2.0
import { ApiServerStats } from './apiserver/RequestCounter';
import { Cluster } from './cluster/Cluster';

export interface SimulatorOptions {
  /** A built-in scenario's name or the path of a file; `default` when left out. */
  scenario?: string;
  /**
   * Control API here, API servers from the next port on, gateways from ten
   * further; 0 takes any free ports. 8470 when left out.
   */
  basePort?: number;
  seed?: string | number;
  /** Simulated seconds per real second. */
  speed?: number;
  /** Pods listen on real addresses, 127.x.y.z (Linux). */
  podNetwork?: boolean;
  /**
   * Address of a list of Git repositories, which Flux in the clusters then
   * applies: `{ "items": [{ "remoteUrl": …, "commit": …, "defaultBranch": … }] }`.
   */
  repositories?: string;
  /** Real milliseconds since the epoch. */
  wall?: () => number;
  /** Told of what goes on, a line each. */
  log?: (line: string) => void;
}

export interface SimulatedCluster {
  name: string;
  title: string;
  /** Of the Kubernetes API. */
  url: string;
  /** Of the OpenAI API that its gateway serves. */
  gatewayUrl?: string;
  /** Users and their bearer tokens. */
  tokens: Record<string, string>;
  /** False where nothing listens. */
  reachable: boolean;
}

export interface FaultState {
  name: string;
  cluster: string;
  /** What it does. */
  what: string;
  /** Code of the finding that it should bring, if one. */
  finding?: string;
  /** What is to be seen where no finding is expected. */
  seen?: string;
  on: boolean;
}

export interface ClusterStats {
  /** Objects by resource, such as `pods` or `httproutes.gateway.networking.k8s.io`. */
  objects: Record<string, number>;
  /** Requests to the API server. */
  requests: ApiServerStats;
}

export interface Simulator {
  clusters: SimulatedCluster[];
  controlUrl: string;
  faults(): FaultState[];
  /** Idempotent. Throws a RangeError for a name that no fault has. */
  setFault(name: string, on: boolean): void;
  /**
   * Lets time pass at once, in ms: what falls due on the way runs, each at its own
   * time. With a `wall` that stands still, time passes in no other way.
   */
  advance(ms: number): void;
  /** Undefined for a cluster that isn't reachable. */
  stats(cluster: string): ClusterStats | undefined;
  /** The inside of a reachable cluster, for tests that change its objects without HTTP. */
  cluster(name: string): Cluster | undefined;
  /** A kubeconfig for all clusters and users. */
  kubeconfig(): string;
  stop(): Promise<void>;
}
