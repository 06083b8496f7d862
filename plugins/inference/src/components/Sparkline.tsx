// SPDX-License-Identifier: Apache-2.0
import { memo } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import { traceSparkline } from '../lib/traceSparkline';
import { toneColor } from './tones';

const useStyles = makeStyles(
  theme => ({
    root: { display: 'inline-block', verticalAlign: 'middle', flex: 'none' },
    line: {
      fill: 'none',
      stroke: toneColor(theme, 'quiet'),
      strokeWidth: 1.25,
      strokeLinecap: 'round',
    },
  }),
  { name: 'InferenceSparkline' },
);

/**
 * The course of a number beside it, from 0 up, gaps as gaps. Hidden from screen
 * readers, unless a label says what is to be seen.
 */
export const Sparkline = memo(
  (props: {
    values: Array<number | null>;
    color?: string;
    /** In pixels. */
    width?: number;
    height?: number;
    label?: string;
  }) => {
    const { values, color, width = 72, height = 18, label } = props;
    const classes = useStyles();
    return (
      <svg
        className={classes.root}
        width={width}
        height={height}
        viewBox={`0 0 ${width} ${height}`}
        {...(label
          ? { role: 'img', 'aria-label': label }
          : { 'aria-hidden': true })}
      >
        <path
          className={classes.line}
          style={{ stroke: color }}
          d={traceSparkline(values, width, height)}
        />
      </svg>
    );
  },
);
