// SPDX-License-Identifier: Apache-2.0

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
