// SPDX-License-Identifier: Apache-2.0
import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import { Clock } from '../../../components/Clock';
import { ScrollBox } from '../../../components/ScrollBox';
import { Sparkline } from '../../../components/Sparkline';
import { Tip } from '../../../components/Tip';
import { useTableStyles } from '../../../components/tableStyles';
import { useTexts } from '../../../hooks/useTexts';
import {
  AlignedLine,
  AlignedSeries,
  lineOwner,
} from '../../../lib/alignSeries';
import { ChartWindow } from '../../../lib/chartRanges';
import { formatRatio } from '../../../lib/formatSignal';
import { LineLook } from '../../../lib/lineLook';
import { LoadChart } from '../../../lib/loadCharts';
import { summarizeLine } from '../../../lib/summarizeLine';

/** The charts in numbers: for screen readers, and to copy. */
export function LoadTable(props: {
  charts: LoadChart[];
  /** In the order of the charts. */
  series: AlignedSeries[];
  looks: ReadonlyMap<string, LineLook>;
  window: ChartWindow;
}) {
  const { charts, series, looks, window } = props;
  const classes = useTableStyles();
  const t = useTexts();
  return (
    <ScrollBox label={t('load.inNumbers')}>
      <Table size="small" className={classes.table}>
        <TableHead>
          <TableRow>
            <TableCell>{t('load.signal')}</TableCell>
            <TableCell>{t('load.course')}</TableCell>
            <TableCell align="right">{t('load.newest')}</TableCell>
            <TableCell align="right">{t('load.lowest')}</TableCell>
            <TableCell align="right">{t('load.mean')}</TableCell>
            <TableCell align="right">{t('load.highest')}</TableCell>
            <TableCell align="right">
              <Tip text={t('load.gapsWhy')}>{t('load.gaps')}</Tip>
            </TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {charts.flatMap((chart, i) =>
            series[i].lines
              .filter(line => looks.has(lineOwner(line)))
              .map(line => (
                <LineRow
                  key={`${line.signal} ${lineOwner(line)}`}
                  chart={chart}
                  line={line}
                  times={series[i].times}
                  window={window}
                />
              )),
          )}
        </TableBody>
      </Table>
    </ScrollBox>
  );
}

function LineRow(props: {
  chart: LoadChart;
  line: AlignedLine;
  times: number[];
  window: ChartWindow;
}) {
  const { chart, line, times, window } = props;
  const { name, format } = chart;
  const classes = useTableStyles();
  const t = useTexts();
  const title = t(`load.chart.${name}`);
  const summary = summarizeLine(times, line.values, window);
  return (
    <TableRow>
      <TableCell className={classes.name}>
        <Tip
          text={t('load.readFrom', {
            meaning: t(`load.meaning.${name}`),
            source: line.source,
          })}
        >
          {line.label ? `${title.split(' ')[0]} ${line.label}` : title}
        </Tip>
        <div className={classes.quiet}>{lineOwner(line)}</div>
      </TableCell>
      {summary ? (
        <>
          <TableCell>
            <Sparkline
              values={line.values.filter(
                (_, i) => times[i] >= window.from && times[i] <= window.to,
              )}
            />
          </TableCell>
          <TableCell className={classes.number}>
            {format(summary.newest, t)}
            <div className={classes.quiet}>
              <Clock at={summary.newestAt} />
            </div>
          </TableCell>
          <TableCell className={classes.number}>
            {format(summary.lowest, t)}
          </TableCell>
          <TableCell className={classes.number}>
            {format(summary.mean, t)}
          </TableCell>
          <TableCell className={classes.number}>
            {format(summary.highest, t)}
          </TableCell>
          <TableCell className={classes.number}>
            {formatRatio(summary.gaps, t)}
          </TableCell>
        </>
      ) : (
        <TableCell colSpan={6} className={classes.quiet}>
          {t('load.nothing')}
        </TableCell>
      )}
    </TableRow>
  );
}
