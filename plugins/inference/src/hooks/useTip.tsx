// SPDX-License-Identifier: Apache-2.0
import {
  KeyboardEvent,
  ReactNode,
  RefObject,
  useEffect,
  useRef,
  useState,
} from 'react';
import { TipBubble } from '../components/TipBubble';
import { useElementId } from './useElementId';

/** Before a pointer that merely passes opens it, and before one that leaves closes it. */
const ENTER_MS = 150;
const LEAVE_MS = 120;

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
  const id = useElementId();
  const anchor = useRef<E>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>();
  const pressed = useRef(false);
  const [open, setOpen] = useState(false);
  useEffect(() => () => clearTimeout(timer.current), []);

  function turn(to: boolean, afterMs: number) {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setOpen(to), afterMs);
  }
  function show() {
    clearTimeout(timer.current);
    setOpen(true);
  }
  function hide() {
    clearTimeout(timer.current);
    setOpen(false);
  }
  const leave = () => turn(false, LEAVE_MS);

  return {
    anchor,
    handlers: {
      // A press gives the focus too, and asks for something else.
      onMouseDown: () => {
        pressed.current = true;
      },
      onFocus: () => {
        if (!pressed.current) {
          show();
        }
        pressed.current = false;
      },
      onBlur: () => {
        pressed.current = false;
        hide();
      },
      onMouseEnter: () => turn(true, ENTER_MS),
      onMouseLeave: leave,
      onKeyDown: event => {
        // The drawer around it must not close as well.
        if (open && event.key === 'Escape') {
          event.stopPropagation();
          hide();
        }
      },
    },
    describedBy: open ? id : undefined,
    bubble: open && (
      <TipBubble id={id} anchor={anchor.current} onEnter={show} onLeave={leave}>
        {typeof text === 'string' ? text : text()}
      </TipBubble>
    ),
  };
}
