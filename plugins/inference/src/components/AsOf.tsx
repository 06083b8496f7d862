// SPDX-License-Identifier: Apache-2.0
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { Age } from './Age';
import { Clock } from './Clock';
import { Tip } from './Tip';

const useStyles = makeStyles(
  { root: { whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' } },
  { name: 'InferenceAsOf' },
);

/** When the page was last confirmed, and how changes reach it. */
export function AsOf(props: { at: number; live: boolean }) {
  const { at, live } = props;
  const classes = useStyles();
  return (
    <Typography
      variant="body2"
      color="textSecondary"
      className={classes.root}
      // Renewed each second: not to be read out.
      aria-live="off"
    >
      <Tip
        text={
          live
            ? 'Changes show as they happen'
            : 'The stream of changes is not open: the page asks every 15 s'
        }
      >
        as of <Clock at={at} /> (<Age at={at} suffix="ago" bare />) ·{' '}
        {live ? 'live' : 'every 15 s'}
      </Tip>
    </Typography>
  );
}
