// SPDX-License-Identifier: Apache-2.0
import { LoggerService } from '@backstage/backend-plugin-api';

/** Tells listeners which clusters changed, once for all that one read of a socket brought. */
export class Announcer {
  readonly #logger: LoggerService;
  readonly #listeners = new Set<(cluster: string) => void>();
  #pending = new Set<string>();

  constructor(logger: LoggerService) {
    this.#logger = logger;
  }

  onChange(listener: (cluster: string) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  announce(cluster: string): void {
    if (this.#pending.size === 0) {
      setImmediate(() => {
        const clusters = [...this.#pending];
        this.#pending.clear();
        clusters.forEach(name => this.#tell(name));
      });
    }
    this.#pending.add(cluster);
  }

  #tell(cluster: string): void {
    for (const listener of this.#listeners) {
      try {
        listener(cluster);
      } catch (error) {
        this.#logger.error(
          `A listener failed on a change of cluster ${cluster}`,
          error instanceof Error ? error : undefined,
        );
      }
    }
  }
}
