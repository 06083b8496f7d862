// SPDX-License-Identifier: Apache-2.0
import type { IncomingMessage, ServerResponse } from 'node:http';
import { MetricsMishap } from '../metrics/serveMetricsPage';
import { Random } from '../time/Random';
import { SimClock } from '../time/SimClock';
import { VersionedStore } from './ObjectStore';

/** Answers on one port of one pod, as its container would. */
export type PodHandler = (
  request: IncomingMessage,
  response: ServerResponse,
) => void;

/**
 * Who listens in the pods of a cluster. The API server's `pods/proxy` and
 * `services/proxy` ask here, and so does the pod network where it is on.
 */
export interface PodNetwork {
  /**
   * Pods have addresses of this machine, 127.x.y.z. A real API server proxies
   * to no such address; this one does then.
   */
  readonly onLoopback?: boolean;
  listen(
    namespace: string,
    pod: string,
    port: number,
    handler: PodHandler,
  ): () => void;
  handler(namespace: string, pod: string, port: number): PodHandler | undefined;
}

/**
 * down: connections are refused. unauthorized, forbidden: so is every request.
 * half-line: every watch breaks off in the middle of a line. silent: connections
 * stay open and nothing comes any more, as after a firewall forgot them.
 */
export type ApiMishap =
  | 'down'
  | 'unauthorized'
  | 'forbidden'
  | 'half-line'
  | 'silent';

/**
 * What faults turn. Everything else a fault does, it does by changing objects,
 * as a person or a controller would.
 */
export interface Knobs {
  apiServer: {
    /** Added to every answer, real milliseconds. */
    latencyMs: number;
    /** Answer 429 with Retry-After: 1. */
    tooManyRequests: boolean;
    /** End every watch after so many real milliseconds. */
    closeWatchesAfterMs?: number;
    /** Answer 410 Expired to every watch that names a resourceVersion. */
    expireWatches: boolean;
    /** How it answers, or does not. */
    mishap?: ApiMishap;
  };
  /** Containers that crash soon after they start, by Deployment `namespace/name`. */
  crashing: Map<string, { exitCode: number; reason: string; message: string }>;
  /** Metrics pages that misbehave, by Deployment `namespace/name`. */
  metricsPages: Map<string, MetricsMishap>;
  /** Extra load or slowness, by model `served name` or Deployment `namespace/name`. */
  trafficFactor: Map<string, number>;
  slowness: Map<string, number>;
  errorRatio: Map<string, number>;
  /** The same of every pool that shares a rule with an older one, and of what a rewrite names after its first target. */
  canaries: { slowness: number; errorRatio: number };
  /** Pools `namespace/name` whose requests go to any server, with no picker asked. */
  bypassed: Set<string>;
  /** Pickers, by Deployment `namespace/name`, that may list no pods. */
  blindPickers: Set<string>;
}

/** One make-believe cluster, as its parts see it. */
export interface Cluster {
  readonly name: string;
  readonly clock: SimClock;
  readonly random: Random;
  readonly store: VersionedStore;
  readonly network: PodNetwork;
  readonly knobs: Knobs;
}
