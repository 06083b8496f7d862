// SPDX-License-Identifier: Apache-2.0
import { KeyboardEvent, useEffect, useRef } from 'react';
import { makeStyles, useTheme } from '@material-ui/core/styles';
import UPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { ChartWindow } from '../lib/chartRanges';
import { rangeOf, stepInTime } from '../lib/stepInTime';
import { useTexts } from '../hooks/useTexts';
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
  point: number | undefined;
  onPoint: (index: number | undefined) => void;
  /** What is under the crosshair, in words. */
  pointText: string;
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
      '&:focus-visible': {
        outline: `2px solid ${theme.palette.text.primary}`,
        outlineOffset: -1,
      },
      '& .u-cursor-x': { borderColor: toneColor(theme, 'quiet') },
    },
  }),
  { name: 'InferenceTimeChart' },
);

/**
 * Lines over time. Data, window and marks change in place; the chart stays. Arrow
 * keys move its crosshair, and what is under it is told as the value of a slider.
 */
export function TimeChart(props: TimeChartProps) {
  const classes = useStyles();
  const theme = useTheme();
  const t = useTexts();
  const root = useRef<HTMLDivElement>(null);
  const chart = useRef<UPlot>();
  const latest = useRef(props);
  latest.current = props;
  const { label, times, lines, window, marks, group, point, pointText } = props;
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
        t,
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
  }, [shape, theme, t, group]);

  useEffect(() => {
    chart.current?.setData(toData(latest.current));
  }, [times, lines, window, marks]);

  /** As the pointer does, so that the other charts of the group follow. */
  function putCrosshair(index: number | undefined) {
    const over = chart.current?.over;
    if (!over || index === undefined) {
      over?.dispatchEvent(new MouseEvent('mouseleave'));
      return;
    }
    const { left, top } = over.getBoundingClientRect();
    const offset = chart.current?.valToPos(times[index], 'x') ?? NaN;
    // Not so before the chart is laid out.
    if (!Number.isFinite(offset)) {
      return;
    }
    const at = { clientX: left + offset, clientY: top };
    // Points lie nearer to each other than pixels, whose fractions only
    // PointerEvents have.
    over.dispatchEvent(new PointerEvent('mouseenter', at));
    over.dispatchEvent(new PointerEvent('mousemove', at));
  }
  function onKeyDown(event: KeyboardEvent) {
    if (event.key === 'Escape' && point !== undefined) {
      event.stopPropagation();
      putCrosshair(undefined);
      return;
    }
    const next = stepInTime(event.key, point, times, window);
    if (next !== undefined) {
      event.preventDefault();
      putCrosshair(next);
    }
  }
  const [first = 0, last = 0] = rangeOf(times, window);

  return (
    <div
      ref={root}
      className={classes.root}
      role="slider"
      tabIndex={0}
      aria-label={label}
      aria-valuemin={first}
      aria-valuemax={last}
      aria-valuenow={point ?? last}
      aria-valuetext={pointText}
      onKeyDown={onKeyDown}
      onBlur={() => putCrosshair(undefined)}
    />
  );
}

function toData({ times, lines }: TimeChartProps): UPlot.AlignedData {
  return [times, ...lines.map(({ values }) => values)];
}
