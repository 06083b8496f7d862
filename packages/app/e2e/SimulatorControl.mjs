// SPDX-License-Identifier: Apache-2.0

const IN_OWN_TIME = new Set(['pods/proxy', 'services/proxy', '/version']);

/** The running simulator's control API. */
export class SimulatorControl {
  #url;

  constructor(url) {
    this.#url = url;
  }

  startFault(name) {
    return this.#set(name, true);
  }

  endFault(name) {
    return this.#set(name, false);
  }

  async endFaults() {
    const { items } = await this.#ask('GET', '/faults');
    for (const { name, on } of items) {
      if (on) {
        await this.endFault(name);
      }
    }
  }

  /** What each cluster is and has answered so far. */
  async clusters() {
    return (await this.#ask('GET', '/clusters')).items;
  }

  /**
   * Requests that the portal sent so far, by cluster, verb and resource, but for
   * what it does in its own time: metrics pages, whether a cluster is still
   * there, watches, which it renews, and kinds that a cluster does not serve,
   * which it looks for again every minute.
   */
  async requestsForPages() {
    const counts = {};
    for (const { name, requests } of await this.clusters()) {
      const own = (requests?.requests ?? []).filter(({ userAgent }) =>
        userAgent.startsWith('inference-portal/'),
      );
      const watched = new Set(
        own.filter(({ verb }) => verb === 'watch').map(r => r.resource),
      );
      for (const { verb, resource, count } of own) {
        const lookedFor = verb === 'list' && !watched.has(resource);
        if (verb !== 'watch' && !lookedFor && !IN_OWN_TIME.has(resource)) {
          counts[`${name}: ${verb} ${resource}`] = count;
        }
      }
    }
    return counts;
  }

  #set(name, on) {
    return this.#ask('PUT', `/faults/${encodeURIComponent(name)}`, { on });
  }

  async #ask(method, path, body) {
    const response = await fetch(`${this.#url}${path}`, {
      method,
      headers: body && { 'content-type': 'application/json' },
      body: body && JSON.stringify(body),
      signal: AbortSignal.timeout(10_000),
    });
    if (!response.ok) {
      throw new Error(
        `${method} ${path}: ${response.status} ${await response.text()}`,
      );
    }
    return response.json();
  }
}
