// SPDX-License-Identifier: Apache-2.0
import { memo, useMemo, useState } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import { Clock } from '../../../components/Clock';
import { Tip } from '../../../components/Tip';
import { TimeChart, TimeChartMark } from '../../../components/TimeChart';
import { Texts, useTexts } from '../../../hooks/useTexts';
import {
  AlignedLine,
  AlignedSeries,
  lineOwner,
} from '../../../lib/alignSeries';
import { ChartWindow } from '../../../lib/chartRanges';
import { formatTime } from '../../../lib/formatTime';
import { LineLook } from '../../../lib/lineLook';
import { LoadChart } from '../../../lib/loadCharts';
import { LineSummary, summarizeLine } from '../../../lib/summarizeLine';
import { LineSwatch } from './LineSwatch';
import { toneColor } from '../../../components/tones';

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
    at: { fontWeight: 400, color: toneColor(theme, 'quiet') },
    quiet: { color: toneColor(theme, 'quiet') },
    empty: {
      minHeight: 132,
      display: 'flex',
      alignItems: 'center',
      justifyContent: 'center',
      textAlign: 'center',
      color: toneColor(theme, 'quiet'),
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
    const t = useTexts();
    const title = t(`load.chart.${chart.name}`);
    const meaning = t(`load.meaning.${chart.name}`);
    const [point, setPoint] = useState<number>();
    const lines = useMemo(
      () =>
        series.lines.flatMap(line => {
          const look = looks.get(lineOwner(line));
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
    const values = lines.map((line, i) => ({
      line,
      value:
        point === undefined
          ? newest(summaries[i])
          : line.values[point] ?? undefined,
      newestAt: summaries[i]?.newestAt,
      measuredAt: at ?? summaries[i]?.newestAt,
    }));
    // Of many endpoints the highest are told; the table tells all.
    const told = lines.some(({ endpoint }) => endpoint)
      ? values
          .filter(({ value }) => value !== undefined)
          .sort((a, b) => (b.value ?? 0) - (a.value ?? 0))
          .slice(0, TOLD_ENDPOINTS)
      : values;
    if (summaries.every(summary => summary === undefined)) {
      return (
        <div className={classes.root}>
          <div className={classes.head}>
            <h3 className={classes.title}>
              <Tip text={meaning}>{title}</Tip>
            </h3>
          </div>
          <div className={classes.empty}>{t('load.nothingHere')}</div>
        </div>
      );
    }
    return (
      <div className={classes.root}>
        <div className={classes.head}>
          <h3 className={classes.title}>
            <Tip text={meaning}>{title}</Tip>
            {at !== undefined && (
              <span className={classes.at}>
                {' '}
                {t('load.at')} <Clock at={at} />
              </span>
            )}
          </h3>
          {told.map(({ line, value, newestAt, measuredAt }) => (
            <Tip
              key={`${lineOwner(line)} ${line.signal}`}
              className={classes.value}
              text={() =>
                [
                  t('load.valueOf', {
                    meaning,
                    owner: [lineOwner(line), line.label]
                      .filter(Boolean)
                      .join(', '),
                    source: line.source,
                  }),
                  measuredAt !== undefined &&
                    t('load.measuredAt', {
                      time: formatTime(measuredAt, Date.now(), t),
                    }),
                ]
                  .filter(Boolean)
                  .join(' ')
              }
            >
              {line.label === 'p50' ? (
                <span className={classes.quiet}>/</span>
              ) : (
                <LineSwatch look={line.look} />
              )}
              {value === undefined ? (
                <span className={classes.quiet}>
                  {newestAt === undefined ? t('load.never') : t('load.gap')}
                </span>
              ) : (
                chart.format(value, t)
              )}
              {line.endpoint && (
                <span className={classes.quiet}>
                  {shortName(line.endpoint)}
                </span>
              )}
            </Tip>
          ))}
        </div>
        <TimeChart
          label={describeChart(t, chart, lines, summaries)}
          times={times}
          lines={drawn}
          window={window}
          marks={marks}
          format={value => chart.format(value, t)}
          leastTop={chart.leastTop}
          group="inference-load"
          point={point}
          onPoint={setPoint}
          pointText={sayPoint(
            t,
            values.map(({ line, value }) => ({
              owner: ownerOf(line),
              value:
                value === undefined ? t('load.gap') : chart.format(value, t),
            })),
            at ?? newestOf(summaries),
          )}
          onZoom={onZoom}
        />
      </div>
    );
  },
);

/** `14:02:05: qwen-v1 p95 120 ms, qwen-v2 p95 gap` */
function sayPoint(
  t: Texts,
  values: Array<{ owner: string; value: string }>,
  at: number | undefined,
): string {
  const told = values.map(({ owner, value }) => `${owner} ${value}`).join(', ');
  return at === undefined
    ? told
    : t('load.point', { time: formatTime(at, Date.now(), t), values: told });
}

function ownerOf(line: AlignedLine): string {
  return [lineOwner(line), line.label].filter(Boolean).join(' ');
}

function newestOf(
  summaries: Array<LineSummary | undefined>,
): number | undefined {
  const times = summaries.flatMap(summary => summary?.newestAt ?? []);
  return times.length > 0 ? Math.max(...times) : undefined;
}

/** As many as fit above a chart. */
const TOLD_ENDPOINTS = 3;

/** The newest steps are often not measured yet; what is older is not "now". */
const MAX_BEHIND = 3;

function newest(summary: LineSummary | undefined): number | undefined {
  return summary && summary.behind <= MAX_BEHIND ? summary.newest : undefined;
}

/** What tells a pod from the others of its workload. */
function shortName(pod: string): string {
  return pod.slice(pod.lastIndexOf('-') + 1);
}

/** What a screen reader says of the chart; the table tells the rest. */
function describeChart(
  t: Texts,
  { name, format }: LoadChart,
  lines: Array<AlignedLine>,
  summaries: Array<LineSummary | undefined>,
): string {
  const parts = lines.map((line, i) => {
    const summary = summaries[i];
    const owner = ownerOf(line);
    return summary
      ? t('load.summary', {
          owner,
          newest: format(summary.newest, t),
          lowest: format(summary.lowest, t),
          highest: format(summary.highest, t),
        })
      : t('load.summaryNothing', { owner });
  });
  return `${t(`load.meaning.${name}`)}. ${parts.join('; ')}.`;
}
