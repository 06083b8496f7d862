// SPDX-License-Identifier: Apache-2.0

/** Values that are derived at most once in a while. */
export class Memo<T> {
  private readonly known = new Map<string, { until: number; value: T }>();

  constructor(private readonly keepMs: number) {}

  get(key: string, now: number, derive: () => T): T {
    const found = this.known.get(key);
    if (found && now < found.until) {
      return found.value;
    }
    const value = derive();
    this.known.set(key, { until: now + this.keepMs, value });
    return value;
  }

  clear(): void {
    this.known.clear();
  }
}
