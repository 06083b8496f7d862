// SPDX-License-Identifier: Apache-2.0
import { makeStyles } from '@material-ui/core/styles';
import { toneColor } from './tones';

/** A ratio's track and what is filled of it. */
export const useRatioStyles = makeStyles(
  theme => ({
    track: {
      display: 'inline-block',
      verticalAlign: 'middle',
      width: 48,
      height: 6,
      borderRadius: 3,
      overflow: 'hidden',
      background: theme.palette.action.selected,
      marginRight: theme.spacing(0.75),
      [theme.breakpoints.down('md')]: { width: 28 },
    },
    bar: {
      display: 'block',
      height: '100%',
      background: toneColor(theme, 'quiet'),
    },
  }),
  { name: 'InferenceRatioBar' },
);

/** A ratio as length, beside the number that says it: hidden from screen readers. */
export function RatioBar(props: { ratio: number }) {
  return <RatioBarWith ratio={props.ratio} classes={useRatioStyles()} />;
}

/** As `RatioBar`; looks are looked up by the table that has many of these. */
export function RatioBarWith(props: {
  ratio: number;
  classes: Record<'track' | 'bar', string>;
}) {
  const { classes } = props;
  const percent = Math.min(1, Math.max(0, props.ratio)) * 100;
  return (
    <span className={classes.track} aria-hidden>
      <span className={classes.bar} style={{ width: `${percent}%` }} />
    </span>
  );
}
