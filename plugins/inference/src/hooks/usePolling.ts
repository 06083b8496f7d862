// SPDX-License-Identifier: Apache-2.0
import { useCallback, useEffect, useRef, useState } from 'react';
import { giveWay } from '../lib/giveWay';
import { Pace, repeat, Repetition } from '../lib/repeat';
import { shareUnchanged } from '../lib/shareUnchanged';
import { updateInterruptibly } from '../lib/updateInterruptibly';
import { useTexts } from './useTexts';
import { useVisible } from './useVisible';

/** What is known of something that is asked for again and again. */
export interface Polled<T> {
  /** The last answer, kept while later ones fail. */
  value?: T;
  /** When the value was last confirmed, milliseconds since the epoch. */
  confirmedAt?: number;
  /** Why the last question failed; undefined after an answer. */
  error?: Error;
  /** Asks now. */
  refresh: () => void;
}

interface PollingState<T> {
  key: string;
  value?: T;
  confirmedAt?: number;
  error?: Error;
}

export const POLLING_PACE: Pace = {
  intervalMs: 15_000,
  gapMs: 300,
  backoffMs: 2_000,
  maxBackoffMs: 60_000,
  timeoutMs: 30_000,
};

/**
 * Asks again and again while the tab is shown, and at once where the language is
 * another: the next question starts after the last answer, ends with the
 * component, and backs off when answers fail.
 *
 * @param key - names what is asked; another key starts anew without a value
 * @param load - asks once
 */
export function usePolling<T>(
  key: string,
  load: (signal: AbortSignal) => Promise<T>,
  pace: Pace = POLLING_PACE,
): Polled<T> {
  const [state, setState] = useState<PollingState<T>>({ key });
  const visible = useVisible();
  const texts = useTexts();
  const held = useRef<PollingState<T>>({ key });
  const repetition = useRef<Repetition>();
  const latestLoad = useRef(load);
  latestLoad.current = load;

  useEffect(() => {
    if (!visible) {
      return undefined;
    }
    const controller = new AbortController();
    repetition.current = repeat({
      pace,
      signal: controller.signal,
      task: async signal => {
        const answer = await latestLoad.current(signal);
        // A large one took most of a frame to read, and takes as long to compare.
        await giveWay();
        if (!controller.signal.aborted && !signal.aborted) {
          // Here and not as the state is set: React may do that twice.
          const { value: before } = keep(held.current, key);
          const value = shareUnchanged(before, answer);
          held.current = { key, value };
          const confirmedAt = Date.now();
          // Thousands of numbers may be others: who scrolls or types comes first.
          updateInterruptibly(() => setState({ key, value, confirmedAt }));
        }
      },
      onFailure: error => setState(last => ({ ...keep(last, key), error })),
    });
    return () => controller.abort();
    // Answers are in the user's language: in another one they are others.
  }, [key, pace, visible, texts]);

  const refresh = useCallback(() => repetition.current?.wake(), []);
  const { value, confirmedAt, error } = keep(state, key);
  return { value, confirmedAt, error, refresh };
}

/** Nothing of another key is shown under this one. */
function keep<T>(state: PollingState<T>, key: string): PollingState<T> {
  return state.key === key ? state : { key };
}
