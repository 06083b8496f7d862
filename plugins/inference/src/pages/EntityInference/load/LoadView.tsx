// SPDX-License-Identifier: Apache-2.0
import { useMemo } from 'react';
import Typography from '@material-ui/core/Typography';
import { useTheme } from '@material-ui/core/styles';
import { PoolDetail } from '@inference-portal/backstage-plugin-inference-common';
import { TipGroup } from '../../../components/TipGroup';
import { PoolHistoryAnswer } from '../../../hooks/usePoolHistories';
import { useLatest } from '../../../hooks/useLatest';
import { useTexts } from '../../../hooks/useTexts';
import { alignSeries } from '../../../lib/alignSeries';
import { ChartWindow } from '../../../lib/chartRanges';
import { collectMarks } from '../../../lib/collectMarks';
import { LineLook, lineLook } from '../../../lib/lineLook';
import { LoadChart } from '../../../lib/loadCharts';
import { poolKey } from '../../../lib/poolKey';
import { LoadChartPanel } from './LoadChartPanel';
import { LoadTable } from './LoadTable';
import { MarkList } from './MarkList';
import { MARK_LOOKS, markColor } from './markLooks';
import { useLoadStyles } from './loadStyles';

/** The charts, or the same in numbers, and what happened meanwhile. */
export function LoadView(props: {
  answers: PoolHistoryAnswer[];
  charts: LoadChart[];
  pools: PoolDetail[];
  /** By pool, the endpoints that are drawn; undefined for the pools themselves. */
  chosen: ReadonlyMap<string, string[]> | undefined;
  /** Of the pools. */
  looks: ReadonlyMap<string, LineLook>;
  window: ChartWindow;
  table: boolean;
  onZoom: (window: ChartWindow | undefined) => void;
}) {
  const { answers, charts, pools, chosen, table } = props;
  const { from, to } = props.window;
  const classes = useLoadStyles();
  const theme = useTheme();
  const t = useTexts();
  const onZoom = useLatest(props.onZoom);
  const window = useMemo(() => ({ from, to }), [from, to]);
  const of = chosen ? 'endpoints' : 'pools';
  const { type } = theme.palette;
  const chosenText = chosen && JSON.stringify([...chosen]);
  const looks = useMemo(() => {
    if (chosenText === undefined) {
      return props.looks;
    }
    const entries: Array<[string, string[]]> = JSON.parse(chosenText);
    const owners = entries.flatMap(([pool, pods]) =>
      pods.map(pod => `${pool} ${pod}`),
    );
    return new Map(owners.map((owner, i) => [owner, lineLook(i, type)]));
  }, [chosenText, props.looks, type]);
  const series = useMemo(
    () => charts.map(({ lines }) => alignSeries(answers, lines, of)),
    [answers, charts, of],
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
        {t('load.allHidden')}
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
      {chosen && <EndpointNote pools={pools} chosen={chosen} />}
      {table ? (
        <LoadTable
          charts={charts}
          series={series}
          looks={looks}
          window={window}
        />
      ) : (
        <TipGroup label={t('load.values')} className={classes.charts}>
          {charts.map((chart, i) => (
            <LoadChartPanel
              key={chart.name}
              chart={chart}
              series={series[i]}
              looks={looks}
              window={window}
              marks={drawnMarks}
              onZoom={onZoom}
            />
          ))}
        </TipGroup>
      )}
      <MarkList marks={marks} />
    </>
  );
}

/** Of which endpoints the lines are, where not all are drawn, and how long they are kept. */
function EndpointNote(props: {
  pools: PoolDetail[];
  chosen: ReadonlyMap<string, string[]>;
}) {
  const { pools, chosen } = props;
  const t = useTexts();
  const left = pools.flatMap(pool => {
    const drawn = chosen.get(poolKey(pool))?.length ?? 0;
    const total = pool.endpointList.length;
    return drawn < total ? [{ name: poolKey(pool), drawn, total }] : [];
  });
  return (
    <Typography variant="body2" color="textSecondary">
      {[
        t('load.endpointsKept'),
        ...left.map(part => t('load.endpointsLeft', part)),
      ].join(' ')}
    </Typography>
  );
}
