// SPDX-License-Identifier: Apache-2.0
import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import Typography from '@material-ui/core/Typography';
import {
  Rollout,
  RolloutComparison,
  RolloutSample,
} from '@inference-portal/backstage-plugin-inference-common';
import { Dash } from '../../../components/Dash';
import { ScrollBox } from '../../../components/ScrollBox';
import { Tip } from '../../../components/Tip';
import { useTableStyles } from '../../../components/tableStyles';
import { useTexts } from '../../../hooks/useTexts';
import { formatChance, formatShare } from '../../../lib/formatEffect';
import { formatLatency, formatNumber } from '../../../lib/formatSignal';
import { formatTime } from '../../../lib/formatTime';
import { EffectCell } from './EffectCell';
import { VerdictMark } from './VerdictMark';

/** Signal by signal what both versions did in the same window, and what that says. */
export function ComparisonTable(props: { rollout: Rollout }) {
  const { comparisons, window } = props.rollout;
  const classes = useTableStyles();
  const t = useTexts();
  if (comparisons.length === 0) {
    return (
      <Typography variant="body2" color="textSecondary">
        {t('rollout.comparisonNone')}
      </Typography>
    );
  }
  return (
    <ScrollBox label={t('rollout.comparison')}>
      <Table
        size="small"
        className={classes.table}
        aria-label={t('rollout.comparison')}
      >
        <TableHead>
          <TableRow>
            <TableCell>{t('rollout.signal')}</TableCell>
            <TableCell>{t('rollout.answer')}</TableCell>
            <TableCell align="right">{t('rollout.stable')}</TableCell>
            <TableCell align="right">{t('rollout.canary')}</TableCell>
            <TableCell>{t('rollout.effect')}</TableCell>
            <TableCell align="right">{t('rollout.chance')}</TableCell>
            <TableCell align="right">{t('rollout.samples')}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {comparisons.map(comparison => (
            <ComparisonRow
              key={comparison.signal}
              comparison={comparison}
              window={window}
            />
          ))}
        </TableBody>
      </Table>
    </ScrollBox>
  );
}

function ComparisonRow(props: {
  comparison: RolloutComparison;
  window: Rollout['window'];
}) {
  const { comparison, window } = props;
  const { signal, stable, canary, p, alpha, needed } = comparison;
  const classes = useTableStyles();
  const t = useTexts();
  return (
    <TableRow>
      <TableCell component="th" scope="row" className={classes.nowrap}>
        <Tip text={t(`rollout.meaning.${signal}`)}>
          {t(`rollout.name.${signal}`)}
        </Tip>
      </TableCell>
      <TableCell className={classes.nowrap}>
        <Tip text={comparison.reason}>
          <VerdictMark verdict={comparison.verdict} />
        </Tip>
      </TableCell>
      {[stable, canary].map((sample, i) => (
        <TableCell
          key={i === 0 ? 'stable' : 'canary'}
          className={classes.number}
        >
          <SampleValue
            comparison={comparison}
            sample={sample}
            window={window}
          />
        </TableCell>
      ))}
      <TableCell>
        <EffectCell comparison={comparison} />
      </TableCell>
      <TableCell className={classes.number}>
        {p === undefined ? (
          <Dash why={t('rollout.chanceNone')} />
        ) : (
          <Tip text={t('rollout.chanceWhy', { alpha: formatChance(alpha, t) })}>
            {formatChance(p, t)}
          </Tip>
        )}
      </TableCell>
      <TableCell className={classes.number}>
        <Tip
          text={[
            t('rollout.samplesOf', {
              stable: stable.samples,
              canary: canary.samples,
            }),
            ...(needed ? [t('rollout.samplesNeeded', { ...needed })] : []),
          ].join(' ')}
        >
          {formatNumber(stable.samples, t)} / {formatNumber(canary.samples, t)}
        </Tip>
      </TableCell>
    </TableRow>
  );
}

function SampleValue(props: {
  comparison: RolloutComparison;
  sample: RolloutSample;
  window: Rollout['window'];
}) {
  const { comparison, sample, window } = props;
  const { signal, source } = comparison;
  const { value, p95, errors } = sample;
  const t = useTexts();
  const meaning = t(`rollout.meaning.${signal}`);
  if (value === undefined) {
    return <Dash why={t('rollout.uncounted', { meaning })} />;
  }
  const time = (at: string | undefined) =>
    at ? formatTime(Date.parse(at), Date.now(), t) : '–';
  return (
    <Tip
      text={() =>
        [
          t('rollout.counted', {
            meaning,
            source: source ?? '–',
            from: time(window?.from),
            to: time(window?.to),
          }),
          ...(p95 === undefined
            ? []
            : [t('rollout.p95', { value: formatLatency(p95, t) })]),
          ...(errors === undefined ? [] : [t('rollout.failed', { errors })]),
        ].join(' ')
      }
    >
      {signal === 'errorRate' ? formatShare(value, t) : formatLatency(value, t)}
    </Tip>
  );
}
