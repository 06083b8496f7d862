// SPDX-License-Identifier: Apache-2.0
import { makeStyles } from '@material-ui/core/styles';
import { toneColor } from './tones';

const useStyles = makeStyles(
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
  const classes = useStyles();
  const percent = Math.min(1, Math.max(0, props.ratio)) * 100;
  return (
    <span className={classes.track} aria-hidden>
      <span className={classes.bar} style={{ width: `${percent}%` }} />
    </span>
  );
}
