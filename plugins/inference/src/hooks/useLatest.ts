// SPDX-License-Identifier: Apache-2.0
import { useCallback, useRef } from 'react';

/** The same function at every render, which calls the newest one. */
export function useLatest<A extends unknown[], R>(
  call: (...args: A) => R,
): (...args: A) => R {
  const latest = useRef(call);
  latest.current = call;
  return useCallback((...args: A) => latest.current(...args), []);
}
