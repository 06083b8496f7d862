// SPDX-License-Identifier: Apache-2.0
import { memo, ReactNode, useContext } from 'react';
import classNames from 'classnames';
import { useTip, useTipText } from '../hooks/useTip';
import { TipZone, TipZoneContext } from '../hooks/useTipZone';
import { useTipStyles } from './tipStyles';

interface TipProps {
  /** Called when it is shown, so that an age in it is true. */
  text: string | (() => string);
  children: ReactNode;
  className?: string;
  /** Where the content says nothing to a screen reader. */
  label?: string;
}

/**
 * Explains what it encloses: to the pointer on hover, to the keyboard on focus,
 * to a screen reader as its description. Escape hides it. In a zone it is no more
 * than its element, as a table has hundreds of these.
 */
export const Tip = memo((props: TipProps) => {
  const zone = useContext(TipZoneContext);
  return zone ? <ZonedTip {...props} zone={zone} /> : <LoneTip {...props} />;
});

function LoneTip(props: TipProps) {
  const { text, children, className, label } = props;
  const classes = useTipStyles();
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
        tabIndex={0}
        data-tip=""
        {...handlers}
      >
        {children}
      </span>
      {bubble}
    </>
  );
}

function ZonedTip(props: TipProps & { zone: TipZone }) {
  const { text, children, className, label, zone } = props;
  const read = useTipText(text);
  return (
    // It explains itself; the keys that do so are the zone's.
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions
    <span
      className={className ? `${zone.className} ${className}` : zone.className}
      role={label ? 'img' : undefined}
      aria-label={label}
      tabIndex={-1}
      data-tip=""
      onMouseDown={zone.press}
      onFocus={({ currentTarget }) => zone.focus(currentTarget, read)}
      onBlur={zone.blur}
      onMouseEnter={({ currentTarget }) => zone.enter(currentTarget, read)}
      onMouseLeave={zone.leave}
      onKeyDown={zone.keyDown}
    >
      {children}
    </span>
  );
}
