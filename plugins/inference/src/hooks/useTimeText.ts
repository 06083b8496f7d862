// SPDX-License-Identifier: Apache-2.0
import { useEffect, useState } from 'react';

const listeners = new Set<() => void>();
let ticker: ReturnType<typeof setInterval> | undefined;

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  ticker ??= setInterval(() => listeners.forEach(tell => tell()), 1_000);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) {
      clearInterval(ticker);
      ticker = undefined;
    }
  };
}

/**
 * A text that depends on the time, renewed each second from one clock for the
 * whole page; a component renders only when its text changes.
 */
export function useTimeText(format: (now: number) => string): string {
  const [text, setText] = useState(() => format(Date.now()));
  useEffect(() => {
    const update = () => setText(format(Date.now()));
    update();
    return subscribe(update);
  }, [format]);
  return text;
}
