// SPDX-License-Identifier: Apache-2.0
import { KubernetesObject } from '../cluster/KubernetesObject';

/** What a user may do, as an RBAC rule says it, for all or some namespaces. */
export interface AccessRule {
  apiGroups: string[];
  /** `pods`, `pods/proxy`, `*`. */
  resources: string[];
  verbs: string[];
  resourceNames?: string[];
  /** All namespaces and cluster-scoped objects when left out. */
  namespaces?: string[];
  nonResourceURLs?: string[];
}

export interface User {
  name: string;
  groups: string[];
  /** Sent as `Authorization: Bearer …`. */
  token: string;
  rules: AccessRule[];
}

/** Requests per second over the day: lowest at night, highest at `peakHour` (UTC). */
export interface DailyRate {
  low: number;
  high: number;
  peakHour: number;
}

/** Log-normal, in tokens. */
export interface TokenLengths {
  mean: number;
  deviation: number;
  max: number;
}

/** What clients send to one model, and how its servers cope. */
export interface ModelTraffic {
  /** Served name; the key of `knobs.trafficFactor`. */
  model: string;
  /** `namespace/name` of the Gateway the requests go to. */
  gateway: string;
  /** Host header; any when left out. */
  hostname?: string;
  path: '/v1/chat/completions' | '/v1/completions';
  /** Adapters that some requests name instead of the model, with their share of the requests. */
  adapters: Array<{ name: string; ratio: number }>;
  requestsPerSecond: DailyRate;
  promptTokens: TokenLengths;
  outputTokens: TokenLengths;
  /** Prompts that start alike (system prompts, chats that go on). */
  prefixes: { count: number; tokens: number; ratio: number };
  /** Requests that ask for a stream. */
  streamRatio: number;
  /** Clients that go away before the answer is complete. */
  abortRatio: number;
  /** InferenceObjective named in the request header. */
  objective?: string;
  server: ServerSpeed;
}

/** One replica of a model server. Its limits (`--max-num-seqs`, …) are read from its args. */
export interface ServerSpeed {
  prefillTokensPerSecond: number;
  /** Between two tokens of one request that is alone. */
  interTokenMs: number;
  /** Added per further request in the batch. */
  interTokenMsPerRequest: number;
  kvCacheBlocks: number;
  blockSize: number;
}

export interface TrafficScenario {
  models: ModelTraffic[];
}

/** What containers do that no object says. */
export interface Workloads {
  /** Simulated seconds until ready, by Deployment `namespace/name`. */
  startUpSeconds: Map<string, number>;
  /** Images that no registry has. */
  missingImages: string[];
}

export interface ClusterScenario {
  name: string;
  title: string;
  /** Nothing listens on the ports of a cluster that isn't reachable. */
  reachable: boolean;
  /** As `/version` says it. */
  kubernetesVersion: string;
  users: User[];
  /** In the order in which they are made. */
  objects: KubernetesObject[];
  workloads: Workloads;
  traffic: TrafficScenario;
  /** `namespace/name` of the Gateway that answers on the cluster's gateway port. */
  gateway?: string;
}

/** A whole world, with all shorthands expanded to plain objects. */
export interface Scenario {
  title: string;
  clusters: ClusterScenario[];
}
