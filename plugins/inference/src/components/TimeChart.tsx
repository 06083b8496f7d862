// SPDX-License-Identifier: Apache-2.0
import { useEffect, useRef } from 'react';
import { makeStyles, useTheme } from '@material-ui/core/styles';
import UPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { ChartWindow } from '../lib/chartRanges';
import { createTimeChartOptions } from './createTimeChartOptions';
import { toneColor } from './tones';

export interface TimeChartLine {
  values: Array<number | null>;
  color: string;
  dash: number[];
  /** In pixels. */
  width: number;
}

export interface TimeChartMark {
  /** Milliseconds since the epoch. */
  at: number;
  symbol: string;
  color: string;
}

export interface TimeChartProps {
  /** What the chart shows, in words: the canvas itself says nothing. */
  label: string;
  /** Milliseconds since the epoch, ascending. */
  times: number[];
  lines: TimeChartLine[];
  window: ChartWindow;
  marks: TimeChartMark[];
  /** A value with its unit, for the axis. */
  format: (value: number) => string;
  /** Top of the axis while no value is higher. */
  leastTop: number;
  /** Charts of the same group share their crosshair. */
  group: string;
  /** The place in `times` under the crosshair; undefined where it is not over the chart. */
  onPoint: (index: number | undefined) => void;
  /** A part of the time was drawn over; undefined by double click: all of it again. */
  onZoom: (window: ChartWindow | undefined) => void;
}

const HEIGHT_PX = 132;

const useStyles = makeStyles(
  theme => ({
    root: {
      width: '100%',
      minHeight: HEIGHT_PX,
      '& .u-select': { background: theme.palette.action.selected },
      '& .u-cursor-x': { borderColor: toneColor(theme, 'quiet') },
    },
  }),
  { name: 'InferenceTimeChart' },
);

/** Lines over time. Data, window and marks change in place; the chart stays. */
export function TimeChart(props: TimeChartProps) {
  const classes = useStyles();
  const theme = useTheme();
  const root = useRef<HTMLDivElement>(null);
  const chart = useRef<UPlot>();
  const latest = useRef(props);
  latest.current = props;
  const { label, times, lines, window, marks, group } = props;
  // What a chart is built of; whatever else changes is drawn into it.
  const shape = JSON.stringify(
    lines.map(({ color, dash, width }) => [color, dash, width]),
  );

  useEffect(() => {
    const element = root.current;
    if (!element) {
      return undefined;
    }
    const made = new UPlot(
      createTimeChartOptions({
        read: () => latest.current,
        theme,
        group,
        width: element.clientWidth || 300,
        height: HEIGHT_PX,
      }),
      toData(latest.current),
      element,
    );
    chart.current = made;
    const observer =
      typeof ResizeObserver === 'undefined'
        ? undefined
        : new ResizeObserver(([{ contentRect }]) => {
            const width = Math.floor(contentRect.width);
            if (width > 0 && width !== made.width) {
              made.setSize({ width, height: HEIGHT_PX });
            }
          });
    observer?.observe(element);
    return () => {
      observer?.disconnect();
      made.destroy();
      chart.current = undefined;
    };
  }, [shape, theme, group]);

  useEffect(() => {
    chart.current?.setData(toData(latest.current));
  }, [times, lines, window, marks]);

  return (
    <div ref={root} className={classes.root} role="img" aria-label={label} />
  );
}

function toData({ times, lines }: TimeChartProps): UPlot.AlignedData {
  return [times, ...lines.map(({ values }) => values)];
}
