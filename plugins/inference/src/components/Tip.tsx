// SPDX-License-Identifier: Apache-2.0
import { memo, ReactNode, useContext } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import classNames from 'classnames';
import { useTip } from '../hooks/useTip';
import { TipGroupContext } from './TipGroup';

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
    const { anchor, handlers, describedBy, bubble } =
      useTip<HTMLSpanElement>(text);
    return (
      <>
        <span
          ref={anchor}
          className={classNames(classes.root, className)}
          role={label ? 'img' : undefined}
          aria-label={label}
          aria-describedby={describedBy}
          // What explains itself on hover must do so by keyboard too.
          // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
          tabIndex={grouped ? -1 : 0}
          data-tip=""
          {...handlers}
        >
          {children}
        </span>
        {bubble}
      </>
    );
  },
);
