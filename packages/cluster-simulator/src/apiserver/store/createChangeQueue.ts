// SPDX-License-Identifier: Apache-2.0
import { StoreChange, StoreEvent } from '../../cluster/ObjectStore';

/**
 * Tells changes to listeners one after the other. A listener's own change waits
 * until everyone has heard the one it reacts to.
 */
export function createChangeQueue() {
  const listeners = new Set<(event: StoreEvent) => void>();
  const waiting: StoreChange[] = [];
  let telling = false;

  function tell() {
    telling = true;
    const failures: unknown[] = [];
    for (
      let change = waiting.shift();
      change !== undefined;
      change = waiting.shift()
    ) {
      for (const listener of [...listeners]) {
        try {
          listener(change);
        } catch (error) {
          // One listener's fault keeps no other from hearing the change.
          failures.push(error);
        }
      }
    }
    telling = false;
    if (failures.length > 0) {
      throw failures[0];
    }
  }

  return {
    push(change: StoreChange) {
      waiting.push(change);
      if (!telling) {
        tell();
      }
    },
    subscribe(listener: (event: StoreEvent) => void) {
      // A wrapper, so that the same function can listen twice and stop once.
      const entry = (event: StoreEvent) => listener(event);
      listeners.add(entry);
      return () => {
        listeners.delete(entry);
      };
    },
  };
}
