// SPDX-License-Identifier: Apache-2.0
import { KeyboardEvent, ReactNode, RefObject, useRef } from 'react';
import { useTipBubble } from './useTipBubble';

/**
 * Explains an element: to the pointer on hover, to the keyboard on focus, to a
 * screen reader as its description. Escape hides it. For controls, which have the
 * focus themselves; what has none is enclosed in a `Tip`.
 *
 * @param text - a function is called when the tip is shown, so that an age in it is true
 */
export function useTip<E extends HTMLElement>(
  text: string | (() => string),
): {
  /** Of the element, or of one around it. */
  anchor: RefObject<E>;
  handlers: {
    onMouseDown: () => void;
    onFocus: () => void;
    onBlur: () => void;
    onMouseEnter: () => void;
    onMouseLeave: () => void;
    onKeyDown: (event: KeyboardEvent) => void;
  };
  /** Of the element, as `aria-describedby`. */
  describedBy: string | undefined;
  /** To be drawn beside the element. */
  bubble: ReactNode;
} {
  const anchor = useRef<E>(null);
  const read = useTipText(text);
  const { id, shown, actions, bubble } = useTipBubble();
  return {
    anchor,
    handlers: {
      onMouseDown: actions.press,
      onFocus: () => actions.focus(anchor.current, read),
      onBlur: actions.blur,
      onMouseEnter: () => actions.enter(anchor.current, read),
      onMouseLeave: actions.leave,
      onKeyDown: actions.keyDown,
    },
    describedBy: shown && id,
    bubble,
  };
}

/** Reads the text as it was last given, which may be another than when the tip was opened. */
export function useTipText(text: string | (() => string)): () => string {
  const latest = useRef(text);
  latest.current = text;
  const read = useRef(() =>
    typeof latest.current === 'string' ? latest.current : latest.current(),
  );
  return read.current;
}
