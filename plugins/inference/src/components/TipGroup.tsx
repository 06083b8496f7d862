// SPDX-License-Identifier: Apache-2.0
import { createContext, ReactNode } from 'react';
import classNames from 'classnames';
import { makeStyles } from '@material-ui/core/styles';
import { useTipKeys } from '../hooks/useTipKeys';

/** Whether a tip is reached by the keys of its group, and not by the tab key. */
export const TipGroupContext = createContext(false);

const useStyles = makeStyles(
  theme => ({
    root: {
      '&:focus-visible': {
        outline: `2px solid ${theme.palette.text.primary}`,
        outlineOffset: 2,
      },
    },
  }),
  { name: 'InferenceTipGroup' },
);

/**
 * Numbers that stand together: one stop of the tab key, from where the arrows
 * lead through them.
 */
export function TipGroup(props: {
  label: string;
  className?: string;
  children: ReactNode;
}) {
  const { label, className, children } = props;
  const classes = useStyles();
  return (
    <TipGroupContext.Provider value>
      <div
        className={classNames(classes.root, className)}
        role="group"
        aria-label={label}
        {...useTipKeys()}
      >
        {children}
      </div>
    </TipGroupContext.Provider>
  );
}
