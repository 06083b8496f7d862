// SPDX-License-Identifier: Apache-2.0
import {
  KeyboardEvent,
  memo,
  ReactNode,
  useContext,
  useEffect,
  useRef,
  useState,
} from 'react';
import { makeStyles } from '@material-ui/core/styles';
import classNames from 'classnames';
import { useElementId } from '../hooks/useElementId';
import { TipBubble } from './TipBubble';
import { TipGroupContext } from './TipGroup';

/** Before a pointer that merely passes opens it, and before one that leaves closes it. */
const ENTER_MS = 150;
const LEAVE_MS = 120;

const useStyles = makeStyles(
  theme => ({
    root: {
      borderRadius: 2,
      '&:focus-visible': {
        outline: `2px solid ${theme.palette.text.primary}`,
        outlineOffset: 1,
      },
    },
  }),
  { name: 'InferenceTip' },
);

/**
 * Explains what it encloses: to the pointer on hover, to the keyboard on focus,
 * to a screen reader as its description. Escape hides it. Light, as a table has
 * hundreds of these; in a group they are one stop of the tab key.
 */
export const Tip = memo(
  (props: {
    /** Called when it is shown, so that an age in it is true. */
    text: string | (() => string);
    children: ReactNode;
    className?: string;
    /** Where the content says nothing to a screen reader. */
    label?: string;
  }) => {
    const { text, children, className, label } = props;
    const classes = useStyles();
    const grouped = useContext(TipGroupContext);
    const id = useElementId();
    const anchor = useRef<HTMLSpanElement>(null);
    const timer = useRef<ReturnType<typeof setTimeout>>();
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
    function onKeyDown(event: KeyboardEvent) {
      // The drawer around it must not close as well.
      if (open && event.key === 'Escape') {
        event.stopPropagation();
        hide();
      }
    }

    return (
      <>
        <span
          ref={anchor}
          className={classNames(classes.root, className)}
          role={label ? 'img' : undefined}
          aria-label={label}
          aria-describedby={open ? id : undefined}
          // What explains itself on hover must do so by keyboard too.
          // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
          tabIndex={grouped ? -1 : 0}
          data-tip=""
          onFocus={show}
          onBlur={hide}
          onMouseEnter={() => turn(true, ENTER_MS)}
          onMouseLeave={() => turn(false, LEAVE_MS)}
          onKeyDown={onKeyDown}
        >
          {children}
        </span>
        {open && (
          <TipBubble
            id={id}
            anchor={anchor.current}
            onEnter={show}
            onLeave={() => turn(false, LEAVE_MS)}
          >
            {typeof text === 'string' ? text : text()}
          </TipBubble>
        )}
      </>
    );
  },
);
