// SPDX-License-Identifier: Apache-2.0
import { Theme } from '@material-ui/core/styles';
import UPlot from 'uplot';
import type { Texts } from '../hooks/useTexts';
import { formatAxisTime } from '../lib/formatAxisTime';
import { listLonePoints } from '../lib/listLonePoints';
import { TimeChartProps } from './TimeChart';

/** Room of the value axis, for `100 %` as for `1.24 s`. */
const VALUE_AXIS_PX = 58;

/** Of all charts of a page; what differs is read when it is drawn. */
export function createTimeChartOptions(options: {
  read: () => TimeChartProps;
  theme: Theme;
  t: Texts;
  group: string;
  width: number;
  height: number;
}): UPlot.Options {
  const { read, theme, t, group, width, height } = options;
  const { secondary } = theme.palette.text;
  const axis: UPlot.Axis = {
    stroke: secondary,
    font: `11px ${theme.typography.fontFamily}`,
    grid: { stroke: theme.palette.divider, width: 1 },
    ticks: { show: false },
  };
  return {
    width,
    height,
    // Times are in milliseconds.
    ms: 1,
    legend: { show: false },
    padding: [14, 8, 0, 0],
    scales: {
      x: {
        time: true,
        range: () => [read().window.from, read().window.to],
      },
      y: { range: (_chart, _min, max) => [0, top(max, read().leastTop)] },
    },
    axes: [
      {
        ...axis,
        size: 24,
        gap: 4,
        values: (_chart, splits, _axis, _space, apartMs) =>
          splits.map(at => formatAxisTime(at, apartMs, t)),
      },
      {
        ...axis,
        size: VALUE_AXIS_PX,
        gap: 4,
        space: 32,
        values: (_chart, splits) => splits.map(value => read().format(value)),
      },
    ],
    series: [
      {},
      ...read().lines.map(({ color, dash, width: lineWidth }) => ({
        stroke: color,
        width: lineWidth,
        dash,
        spanGaps: false,
        points: {
          show: true,
          size: 4,
          fill: color,
          // A value alone between two gaps has no line to be seen by.
          filter: (chart: UPlot, index: number) =>
            listLonePoints(chart.data[index]),
        },
      })),
    ],
    cursor: {
      y: false,
      drag: { x: true, y: false, setScale: false },
      // The crosshair is shared; what is drawn over belongs to one chart.
      sync: {
        key: group,
        scales: ['x', null],
        filters: { pub: isMove, sub: isMove },
      },
      bind: {
        dblclick: () => () => {
          read().onZoom(undefined);
          return null;
        },
      },
    },
    hooks: {
      setCursor: [chart => read().onPoint(chart.cursor.idx ?? undefined)],
      setSelect: [chart => zoom(chart, read().onZoom)],
      draw: [chart => drawMarks(chart, read().marks)],
    },
  };
}

function isMove(type: string): boolean {
  return type === 'mousemove' || type === 'mouseleave';
}

/** The highest value lies a little below the top; small ones are not blown up. */
function top(highest: number | null, least: number): number {
  return highest && highest > least ? highest * 1.1 : least;
}

function zoom(chart: UPlot, onZoom: TimeChartProps['onZoom']) {
  const { left, width } = chart.select;
  if (width > 0) {
    const from = chart.posToVal(left, 'x');
    const to = chart.posToVal(left + width, 'x');
    chart.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
    onZoom({ from, to });
  }
}

function drawMarks(chart: UPlot, marks: TimeChartProps['marks']) {
  const { ctx, bbox } = chart;
  ctx.save();
  ctx.textAlign = 'center';
  ctx.textBaseline = 'bottom';
  ctx.font = `${Math.round(11 * UPlot.pxRatio)}px sans-serif`;
  ctx.lineWidth = UPlot.pxRatio;
  for (const { at, symbol, color } of marks) {
    const x = Math.round(chart.valToPos(at, 'x', true));
    ctx.strokeStyle = color;
    ctx.fillStyle = color;
    ctx.beginPath();
    ctx.moveTo(x, bbox.top);
    ctx.lineTo(x, bbox.top + bbox.height);
    ctx.stroke();
    ctx.fillText(symbol, x, bbox.top);
  }
  ctx.restore();
}
