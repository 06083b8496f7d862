// SPDX-License-Identifier: Apache-2.0
import { setTimeout as delay } from 'node:timers/promises';

/** Waits for sockets to bring it about; what is waited for by the clock must be advanced first. */
export async function until(
  condition: () => boolean,
  what: () => string = () => String(condition),
  patienceMs = 20_000,
): Promise<void> {
  const deadline = performance.now() + patienceMs;
  while (!condition()) {
    if (performance.now() > deadline) {
      throw new Error(`It did not come about: ${what()}`);
    }
    await delay(1);
  }
}
