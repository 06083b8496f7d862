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
import { AlignedLine, AlignedSeries } from '../../../lib/alignSeries';
import { ChartWindow } from '../../../lib/chartRanges';
import { formatRatio } from '../../../lib/formatSignal';
import { LineLook } from '../../../lib/lineLook';
import { LOAD_CHARTS, LoadChart } from '../../../lib/loadCharts';
import { summarizeLine } from '../../../lib/summarizeLine';

/** The charts in numbers: for screen readers, and to copy. */
export function LoadTable(props: {
  /** In the order of the charts. */
  series: AlignedSeries[];
  looks: ReadonlyMap<string, LineLook>;
  window: ChartWindow;
}) {
  const { series, looks, window } = props;
  const classes = useTableStyles();
  return (
    <ScrollBox label="Load in numbers">
      <Table size="small" className={classes.table}>
        <TableHead>
          <TableRow>
            <TableCell>Signal, pool</TableCell>
            <TableCell>Course</TableCell>
            <TableCell align="right">Newest</TableCell>
            <TableCell align="right">Lowest</TableCell>
            <TableCell align="right">Mean</TableCell>
            <TableCell align="right">Highest</TableCell>
            <TableCell align="right">
              <Tip text="Share of the time without a value">Gaps</Tip>
            </TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {LOAD_CHARTS.flatMap((chart, i) =>
            series[i].lines
              .filter(({ pool }) => looks.has(pool))
              .map(line => (
                <LineRow
                  key={`${line.signal} ${line.pool}`}
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
  const { title, format, meaning } = chart;
  const classes = useTableStyles();
  const summary = summarizeLine(times, line.values, window);
  return (
    <TableRow>
      <TableCell className={classes.name}>
        <Tip text={`${meaning}. Read from ${line.source}`}>
          {line.label ? `${title.split(' ')[0]} ${line.label}` : title}
        </Tip>
        <div className={classes.quiet}>{line.pool}</div>
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
            {format(summary.newest)}
            <div className={classes.quiet}>
              <Clock at={summary.newestAt} />
            </div>
          </TableCell>
          <TableCell className={classes.number}>
            {format(summary.lowest)}
          </TableCell>
          <TableCell className={classes.number}>
            {format(summary.mean)}
          </TableCell>
          <TableCell className={classes.number}>
            {format(summary.highest)}
          </TableCell>
          <TableCell className={classes.number}>
            {formatRatio(summary.gaps)}
          </TableCell>
        </>
      ) : (
        <TableCell colSpan={6} className={classes.quiet}>
          nothing was measured in this time
        </TableCell>
      )}
    </TableRow>
  );
}
