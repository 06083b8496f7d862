// SPDX-License-Identifier: Apache-2.0
import { ElementType, ReactNode } from 'react';
import { makeStyles, Theme } from '@material-ui/core/styles';
import classNames from 'classnames';
import { Tone, toneBackground, toneColor } from './tones';

const toneStyles = (tone: Tone) => (theme: Theme) => toneColor(theme, tone);

/** How loud each tone looks. */
export const useMarkStyles = makeStyles(
  theme => ({
    root: {
      display: 'inline-flex',
      alignItems: 'center',
      gap: theme.spacing(0.5),
      whiteSpace: 'nowrap',
      fontWeight: 500,
      verticalAlign: 'middle',
    },
    icon: { fontSize: '1.15em', flex: 'none' },
    good: { '& $icon': { color: toneStyles('good')(theme) } },
    quiet: { color: toneColor(theme, 'quiet') },
    warning: { color: toneStyles('warning')(theme) },
    bad: { color: toneStyles('bad')(theme), fontWeight: 700 },
    chip: {
      padding: theme.spacing(0.25, 1),
      borderRadius: theme.shape.borderRadius,
      border: `1px solid ${theme.palette.divider}`,
      '&$warning': {
        borderColor: 'currentColor',
        background: toneBackground(theme, 'warning'),
      },
      '&$bad': {
        borderColor: 'currentColor',
        background: toneBackground(theme, 'bad'),
      },
    },
  }),
  { name: 'InferenceMark' },
);

interface MarkProps {
  tone: Tone;
  icon: ElementType;
  children: ReactNode;
  /** Framed, where it heads a page or card. */
  chip?: boolean;
}

/** A state as icon, word and colour: any one of them is enough to read it. */
export function Mark(props: MarkProps) {
  return <MarkWith {...props} classes={useMarkStyles()} />;
}

/** As `Mark`; looks are looked up by the table that has many of these. */
export function MarkWith(
  props: MarkProps & { classes: ReturnType<typeof useMarkStyles> },
) {
  const { tone, icon: Icon, children, chip, classes } = props;
  return (
    <span
      className={classNames(classes.root, classes[tone], chip && classes.chip)}
    >
      <Icon className={classes.icon} aria-hidden />
      <span>{children}</span>
    </span>
  );
}
