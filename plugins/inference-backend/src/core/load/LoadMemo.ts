// SPDX-License-Identifier: Apache-2.0
import { freshUntil, PoolSources } from './deriveLoad';

/** What is derived of pages, once for as long as none of them becomes stale. */
export class LoadMemo<T> {
  /** `until` in ms since the epoch. */
  private readonly known = new Map<string, { until: number; value: T }>();

  get(
    key: string,
    now: number,
    of: { sources(): PoolSources; derive(sources: PoolSources): T },
  ): T {
    const found = this.known.get(key);
    if (found && now < found.until) {
      return found.value;
    }
    const sources = of.sources();
    const value = of.derive(sources);
    this.known.set(key, { until: freshUntil(sources), value });
    return value;
  }

  /** Pages were read again, or are others. */
  clear(): void {
    this.known.clear();
  }
}
