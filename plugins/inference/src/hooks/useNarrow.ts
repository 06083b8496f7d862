// SPDX-License-Identifier: Apache-2.0
import { useCallback, useRef, useState } from 'react';

/**
 * Whether an element has less room than a limit. Asked of the element and not of
 * the window, as an open sidebar takes its share.
 */
export function useNarrow(
  limitPx: number,
): [(element: HTMLElement | null) => void, boolean] {
  const [narrow, setNarrow] = useState(false);
  const observer = useRef<ResizeObserver>();
  const ref = useCallback(
    (element: HTMLElement | null) => {
      observer.current?.disconnect();
      observer.current = undefined;
      // Absent where nothing is laid out, as in jsdom.
      if (element && typeof ResizeObserver !== 'undefined') {
        observer.current = new ResizeObserver(([{ contentRect }]) =>
          setNarrow(contentRect.width > 0 && contentRect.width < limitPx),
        );
        observer.current.observe(element);
      }
    },
    [limitPx],
  );
  return [ref, narrow];
}
