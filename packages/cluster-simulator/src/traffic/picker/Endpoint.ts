// SPDX-License-Identifier: Apache-2.0
import type { ModelServer } from '../server/ModelServer';

/** A pod and one of the pool's target ports. */
export interface Endpoint {
  namespace: string;
  pod: string;
  port: number;
  /** `<pod>-rank-<index of the port>`, as pickers name endpoints. */
  name: string;
  /** Missing where nothing listens on that port. */
  server?: ModelServer;
  /** Its metrics page answers with a page. */
  readable(): boolean;
}

/** What a picker last read from an endpoint. */
export interface ObservedEndpoint {
  endpoint: Endpoint;
  readAt: number;
  queueSize: number;
  runningRequests: number;
  kvCacheRatio: number;
  adapters: { running: string[]; waiting: string[] };
}
