// SPDX-License-Identifier: Apache-2.0
import { useEffect, useMemo, useRef, useState } from 'react';
import { holdOrder } from '../lib/holdOrder';

/**
 * Keeps the order of rows while somebody points at them or moves through them:
 * numbers change, places don't. Another view, such as another sorting, is shown
 * at once.
 *
 * @param view - names what is shown: filter and sorting
 */
export function useHeldOrder<Row>(
  rows: Row[],
  keyOf: (row: Row) => string,
  view: string,
): {
  rows: Row[];
  /** Of the element around the rows. */
  holders: {
    onMouseEnter: () => void;
    onMouseLeave: () => void;
    onFocus: () => void;
    onBlur: () => void;
  };
} {
  const [pointed, setPointed] = useState(false);
  const [focused, setFocused] = useState(false);
  const shown = useRef<{ view: string; keys: string[] }>({ view, keys: [] });
  const held = pointed || focused;
  const ordered = useMemo(
    () =>
      held && shown.current.view === view
        ? holdOrder(rows, keyOf, shown.current.keys)
        : rows,
    [rows, keyOf, view, held],
  );
  useEffect(() => {
    shown.current = { view, keys: ordered.map(keyOf) };
  }, [ordered, keyOf, view]);
  return {
    rows: ordered,
    holders: {
      onMouseEnter: () => setPointed(true),
      onMouseLeave: () => setPointed(false),
      onFocus: () => setFocused(true),
      onBlur: () => setFocused(false),
    },
  };
}
