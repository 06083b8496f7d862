// SPDX-License-Identifier: Apache-2.0
import { memo, useMemo, useState } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import { Clock } from '../../../components/Clock';
import { Dash } from '../../../components/Dash';
import { TimeChart, TimeChartMark } from '../../../components/TimeChart';
import { AlignedSeries } from '../../../lib/alignSeries';
import { ChartWindow } from '../../../lib/chartRanges';
import { LineLook } from '../../../lib/lineLook';
import { LoadChart } from '../../../lib/loadCharts';
import { LineSummary, summarizeLine } from '../../../lib/summarizeLine';
import { LineSwatch } from './LineSwatch';

const useStyles = makeStyles(
  theme => ({
    root: { minWidth: 0 },
    head: {
      display: 'flex',
      flexWrap: 'wrap',
      columnGap: theme.spacing(0.5),
      fontSize: '0.8125rem',
      fontVariantNumeric: 'tabular-nums',
      minHeight: '2.6em',
      alignContent: 'flex-start',
    },
    title: {
      fontWeight: 700,
      fontSize: 'inherit',
      margin: 0,
      flexBasis: '100%',
    },
    value: {
      display: 'inline-flex',
      alignItems: 'center',
      gap: theme.spacing(0.5),
      whiteSpace: 'nowrap',
    },
    at: { fontWeight: 400, color: theme.palette.text.secondary },
    quiet: { color: theme.palette.text.secondary },
    empty: {
      minHeight: 132,
      display: 'flex',
      alignItems: 'center',
      justifyContent: 'center',
      textAlign: 'center',
      color: theme.palette.text.secondary,
      fontSize: '0.8125rem',
      border: `1px dashed ${theme.palette.divider}`,
      borderRadius: theme.shape.borderRadius,
      padding: theme.spacing(0, 2),
    },
  }),
  { name: 'InferenceLoadChartPanel' },
);

/** One chart; above it the values under the crosshair, else the newest. */
export const LoadChartPanel = memo(
  (props: {
    chart: LoadChart;
    series: AlignedSeries;
    looks: ReadonlyMap<string, LineLook>;
    window: ChartWindow;
    marks: TimeChartMark[];
    onZoom: (window: ChartWindow | undefined) => void;
  }) => {
    const { chart, series, looks, window, marks, onZoom } = props;
    const { times } = series;
    const classes = useStyles();
    const [point, setPoint] = useState<number>();
    const lines = useMemo(
      () =>
        series.lines.flatMap(line => {
          const look = looks.get(line.pool);
          return look ? [{ ...line, look }] : [];
        }),
      [series, looks],
    );
    const drawn = useMemo(
      () =>
        lines.map(({ values, look, label }) => ({
          values,
          ...look,
          // The median is the quieter of two lines.
          width: label === 'p50' ? 1 : 1.75,
        })),
      [lines],
    );
    const summaries = useMemo(
      () => lines.map(({ values }) => summarizeLine(times, values, window)),
      [lines, times, window],
    );
    const at = point === undefined ? undefined : times[point];
    if (summaries.every(summary => summary === undefined)) {
      return (
        <div className={classes.root}>
          <div className={classes.head}>
            <h3 className={classes.title} title={chart.meaning}>
              {chart.title}
            </h3>
          </div>
          <div className={classes.empty}>Nothing was measured in this time</div>
        </div>
      );
    }
    return (
      <div className={classes.root}>
        <div className={classes.head}>
          <h3 className={classes.title} title={chart.meaning}>
            {chart.title}
            {at !== undefined && (
              <span className={classes.at}>
                {' '}
                at <Clock at={at} />
              </span>
            )}
          </h3>
          {lines.map(({ pool, signal, label, values, look, source }, i) => {
            const value =
              point === undefined ? newest(summaries[i]) : values[point];
            return (
              <span
                key={`${pool} ${signal}`}
                className={classes.value}
                title={`${chart.meaning}, pool ${pool}${
                  label ? `, ${label}` : ''
                }. Read from ${source}.`}
              >
                {label === 'p50' ? (
                  <span className={classes.quiet}>/</span>
                ) : (
                  <LineSwatch look={look} />
                )}
                {value === null || value === undefined ? (
                  <Dash why={explainGap(summaries[i]?.newestAt)} />
                ) : (
                  chart.format(value)
                )}
              </span>
            );
          })}
        </div>
        <TimeChart
          label={describeChart(chart, lines, summaries)}
          times={times}
          lines={drawn}
          window={window}
          marks={marks}
          format={chart.format}
          leastTop={chart.leastTop}
          group="inference-load"
          onPoint={setPoint}
          onZoom={onZoom}
        />
      </div>
    );
  },
);

/** The newest steps are often not measured yet; what is older is not "now". */
const MAX_BEHIND = 3;

function newest(summary: LineSummary | undefined): number | undefined {
  return summary && summary.behind <= MAX_BEHIND ? summary.newest : undefined;
}

function explainGap(newestAt: number | undefined): string {
  return newestAt === undefined
    ? 'nothing was measured in this time'
    : 'nothing was measured at this moment';
}

/** What a screen reader says of the chart; the table tells the rest. */
function describeChart(
  { meaning, format }: LoadChart,
  lines: Array<{ pool: string; label?: string }>,
  summaries: Array<LineSummary | undefined>,
): string {
  const parts = lines.map(({ pool, label }, i) => {
    const summary = summaries[i];
    const name = label ? `${pool} ${label}` : pool;
    return summary
      ? `${name}: newest ${format(summary.newest)}, ${format(
          summary.lowest,
        )} to ${format(summary.highest)}`
      : `${name}: nothing measured`;
  });
  return `${meaning}. ${parts.join('; ')}.`;
}
