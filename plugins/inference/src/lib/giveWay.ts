// SPDX-License-Identifier: Apache-2.0

/**
 * Between two pieces of work that would hold up a frame together: what the browser
 * has to draw, and who scrolls or types, comes first. Where it can't be asked
 * for that, the work goes on at once.
 */
export async function giveWay(): Promise<void> {
  const scheduler: unknown = Reflect.get(globalThis, 'scheduler');
  if (canYield(scheduler)) {
    await scheduler.yield();
  }
}

function canYield(scheduler: unknown): scheduler is { yield(): Promise<void> } {
  return (
    typeof scheduler === 'object' &&
    scheduler !== null &&
    'yield' in scheduler &&
    typeof scheduler.yield === 'function'
  );
}
