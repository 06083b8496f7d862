// SPDX-License-Identifier: Apache-2.0
import { useMemo } from 'react';
import Typography from '@material-ui/core/Typography';
import { useTheme } from '@material-ui/core/styles';
import { PoolHistoryAnswer } from '../../../hooks/usePoolHistories';
import { useLatest } from '../../../hooks/useLatest';
import { alignSeries } from '../../../lib/alignSeries';
import { ChartWindow } from '../../../lib/chartRanges';
import { collectMarks } from '../../../lib/collectMarks';
import { LineLook } from '../../../lib/lineLook';
import { LOAD_CHARTS } from '../../../lib/loadCharts';
import { LoadChartPanel } from './LoadChartPanel';
import { LoadTable } from './LoadTable';
import { MarkList } from './MarkList';
import { MARK_LOOKS, markColor } from './markLooks';
import { useLoadStyles } from './loadStyles';

/** The charts, or the same in numbers, and what happened meanwhile. */
export function LoadView(props: {
  answers: PoolHistoryAnswer[];
  looks: ReadonlyMap<string, LineLook>;
  window: ChartWindow;
  table: boolean;
  onZoom: (window: ChartWindow | undefined) => void;
}) {
  const { answers, looks, table } = props;
  const { from, to } = props.window;
  const classes = useLoadStyles();
  const theme = useTheme();
  const onZoom = useLatest(props.onZoom);
  const window = useMemo(() => ({ from, to }), [from, to]);
  const series = useMemo(
    () => LOAD_CHARTS.map(({ lines }) => alignSeries(answers, lines)),
    [answers],
  );
  const marks = useMemo(() => collectMarks(answers, window), [answers, window]);
  const drawnMarks = useMemo(
    () =>
      marks.map(mark => ({
        at: Date.parse(mark.at),
        symbol: MARK_LOOKS[mark.kind].symbol,
        color: markColor(theme, mark),
      })),
    [marks, theme],
  );
  const problems = answers.flatMap(({ pool, failure, history }) =>
    failure ?? history?.problem
      ? [{ pool, problem: failure ?? history?.problem }]
      : [],
  );

  if (answers.length === 0) {
    return (
      <Typography variant="body2" color="textSecondary">
        Every pool is hidden: choose one above.
      </Typography>
    );
  }
  return (
    <>
      {problems.map(({ pool, problem }) => (
        <Typography key={pool} variant="body2" role="status">
          {pool}: {problem}
        </Typography>
      ))}
      {table ? (
        <LoadTable series={series} looks={looks} window={window} />
      ) : (
        <div className={classes.charts}>
          {LOAD_CHARTS.map((chart, i) => (
            <LoadChartPanel
              key={chart.title}
              chart={chart}
              series={series[i]}
              looks={looks}
              window={window}
              marks={drawnMarks}
              onZoom={onZoom}
            />
          ))}
        </div>
      )}
      <MarkList marks={marks} />
    </>
  );
}
