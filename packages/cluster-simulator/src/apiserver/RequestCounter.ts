// SPDX-License-Identifier: Apache-2.0

/** How often one client asked for one thing. */
export interface RequestCount {
  method: string;
  /** `get`, `list`, `watch`, …; for what is no resource, `get` and the like. */
  verb: string;
  /** `pods`, `inferencepools.inference.networking.k8s.io`, `pods/proxy`, or a path. */
  resource: string;
  userAgent: string;
  count: number;
}

export interface ApiServerStats {
  /** All requests since the server began, or since `resetStats`. */
  total: number;
  requests: RequestCount[];
  openWatches: number;
}

export class RequestCounter {
  readonly #counts = new Map<string, RequestCount>();

  add(request: Omit<RequestCount, 'count'>): void {
    const id = JSON.stringify(request);
    const known = this.#counts.get(id);
    this.#counts.set(id, { ...request, count: (known?.count ?? 0) + 1 });
  }

  list(): RequestCount[] {
    return [...this.#counts.values()];
  }

  reset(): void {
    this.#counts.clear();
  }
}
