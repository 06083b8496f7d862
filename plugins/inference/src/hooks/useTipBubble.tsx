// SPDX-License-Identifier: Apache-2.0
import {
  KeyboardEvent,
  ReactNode,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { TipBubble } from '../components/TipBubble';
import { useElementId } from './useElementId';

/** Before a pointer that merely passes opens it, and before one that leaves closes it. */
const ENTER_MS = 150;
const LEAVE_MS = 120;

interface Shown {
  anchor: HTMLElement | null;
  text: () => string;
}

/** What pointer, focus and keys do to a bubble. They never become others. */
export interface TipActions {
  enter: (anchor: Shown['anchor'], text: Shown['text']) => void;
  leave: () => void;
  press: () => void;
  focus: (anchor: Shown['anchor'], text: Shown['text']) => void;
  blur: () => void;
  keyDown: (event: KeyboardEvent) => void;
  /** Hides it where what it explains is gone. */
  look: () => void;
}

/**
 * A bubble that explains one element at a time: on hover after a moment, on focus
 * at once. It stays while the pointer rests on it; Escape hides it.
 */
export function useTipBubble(): {
  id: string;
  shown: Shown | undefined;
  actions: TipActions;
  bubble: ReactNode;
} {
  const id = useElementId();
  const [shown, setShown] = useState<Shown>();
  const latest = useRef(shown);
  latest.current = shown;
  const timer = useRef<ReturnType<typeof setTimeout>>();
  useEffect(() => () => clearTimeout(timer.current), []);

  const actions = useMemo(() => {
    let pressed = false;
    const turn = (to: Shown | undefined, afterMs: number) => {
      clearTimeout(timer.current);
      timer.current = setTimeout(() => setShown(to), afterMs);
    };
    const show = (to: Shown | undefined) => {
      clearTimeout(timer.current);
      setShown(to);
    };
    return {
      stay: () => clearTimeout(timer.current),
      enter: (anchor: Shown['anchor'], text: Shown['text']) =>
        turn({ anchor, text }, ENTER_MS),
      leave: () => turn(undefined, LEAVE_MS),
      // A press gives the focus too, and asks for something else.
      press: () => {
        pressed = true;
      },
      focus: (anchor: Shown['anchor'], text: Shown['text']) => {
        if (!pressed) {
          show({ anchor, text });
        }
        pressed = false;
      },
      blur: () => {
        pressed = false;
        show(undefined);
      },
      keyDown: (event: KeyboardEvent) => {
        // The drawer around it must not close as well.
        if (latest.current && event.key === 'Escape') {
          event.stopPropagation();
          show(undefined);
        }
      },
      look: () => {
        if (latest.current?.anchor?.isConnected === false) {
          show(undefined);
        }
      },
    };
  }, []);

  return {
    id,
    shown,
    actions,
    bubble: shown && (
      <TipBubble
        id={id}
        anchor={shown.anchor}
        onEnter={actions.stay}
        onLeave={actions.leave}
        text={shown.text}
      />
    ),
  };
}
