// SPDX-License-Identifier: Apache-2.0
import { useEffect, useRef, useState } from 'react';
import { WatchOptions } from '../api/InferenceApi';
import { Pace, repeat } from '../lib/repeat';
import { Polled, usePolling } from './usePolling';
import { useVisible } from './useVisible';

/** A polled value whose changes are announced by the server as well. */
export interface Live<T> extends Polled<T> {
  /** Whether changes are announced now; else they show with the next poll. */
  live: boolean;
}

/** A stream that ends is opened again soon, one that fails later and later. */
const STREAM_PACE: Pace = {
  intervalMs: 1_000,
  gapMs: 1_000,
  backoffMs: 2_000,
  maxBackoffMs: 60_000,
  timeoutMs: Infinity,
};

/**
 * Asks when the server says that something changed, and every 15 s in case that
 * it can't say so. Nothing is open or asked while the tab is hidden.
 */
export function useLive<T>(
  key: string,
  source: {
    load: (signal: AbortSignal) => Promise<T>;
    watch: (options: WatchOptions) => Promise<void>;
  },
): Live<T> {
  const polled = usePolling(key, source.load);
  const { refresh } = polled;
  const visible = useVisible();
  const [live, setLive] = useState(false);
  const latestWatch = useRef(source.watch);
  latestWatch.current = source.watch;

  useEffect(() => {
    if (!visible) {
      return undefined;
    }
    const controller = new AbortController();
    repeat({
      pace: STREAM_PACE,
      signal: controller.signal,
      task: async signal => {
        try {
          await latestWatch.current({
            signal,
            onOpen: () => setLive(true),
            onChanged: refresh,
          });
        } finally {
          setLive(false);
        }
      },
      // Polling goes on and tells what is wrong.
      onFailure: () => {},
    });
    return () => controller.abort();
  }, [key, visible, refresh]);

  return { ...polled, live };
}
