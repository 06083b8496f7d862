// SPDX-License-Identifier: Apache-2.0
import { memo } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import { traceSparkline } from '../lib/traceSparkline';

const WIDTH = 72;
const HEIGHT = 18;

const useStyles = makeStyles(
  theme => ({
    root: { display: 'inline-block', verticalAlign: 'middle' },
    line: {
      fill: 'none',
      stroke: theme.palette.text.secondary,
      strokeWidth: 1.25,
      strokeLinecap: 'round',
    },
  }),
  { name: 'InferenceSparkline' },
);

/** The course of a number beside it, from 0 up; hidden from screen readers. */
export const Sparkline = memo(
  (props: { values: Array<number | null>; color?: string }) => {
    const { values, color } = props;
    const classes = useStyles();
    return (
      <svg
        className={classes.root}
        width={WIDTH}
        height={HEIGHT}
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        aria-hidden
      >
        <path
          className={classes.line}
          style={{ stroke: color }}
          d={traceSparkline(values, WIDTH, HEIGHT)}
        />
      </svg>
    );
  },
);
