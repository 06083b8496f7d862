// SPDX-License-Identifier: Apache-2.0
import { useCallback, useRef, useState } from 'react';

/** The width of an element in whole pixels; the fallback where nothing is laid out. */
export function useWidth(
  fallbackPx: number,
): [(element: HTMLElement | null) => void, number] {
  const [width, setWidth] = useState(fallbackPx);
  const observer = useRef<ResizeObserver>();
  const ref = useCallback((element: HTMLElement | null) => {
    observer.current?.disconnect();
    observer.current = undefined;
    // Absent in jsdom.
    if (element && typeof ResizeObserver !== 'undefined') {
      observer.current = new ResizeObserver(([{ contentRect }]) => {
        if (contentRect.width > 0) {
          setWidth(Math.floor(contentRect.width));
        }
      });
      observer.current.observe(element);
    }
  }, []);
  return [ref, width];
}
