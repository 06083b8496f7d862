// SPDX-License-Identifier: Apache-2.0
import {
  createContext,
  ReactNode,
  useEffect,
  useLayoutEffect,
  useMemo,
} from 'react';
import { useTipStyles } from '../components/tipStyles';
import { TipActions, useTipBubble } from './useTipBubble';

/** What the tips of a zone share. */
export interface TipZone extends TipActions {
  className: string;
}

/**
 * Of the tips around: one bubble for all of them, and one stop of the tab key.
 * Without it each has its own.
 */
export const TipZoneContext = createContext<TipZone | undefined>(undefined);

/**
 * Explains whatever `Tip` is below `TipZoneContext`, of which a table has
 * thousands that come and go as it is scrolled.
 *
 * @returns the context's value, and what is to be drawn after all tips
 */
export function useTipZone(): { zone: TipZone; bubble: ReactNode } {
  const { root: className } = useTipStyles();
  const { id, shown, actions, bubble } = useTipBubble();
  const anchor = shown?.anchor;
  useLayoutEffect(() => {
    anchor?.setAttribute('aria-describedby', id);
    return () => anchor?.removeAttribute('aria-describedby');
  }, [anchor, id]);
  // What is gone tells nobody that it lost pointer and focus.
  useEffect(() => actions.look());
  const zone = useMemo(() => ({ ...actions, className }), [actions, className]);
  return { zone, bubble };
}
