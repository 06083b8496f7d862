// SPDX-License-Identifier: Apache-2.0
import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import Typography from '@material-ui/core/Typography';
import Check from '@material-ui/icons/Check';
import ErrorIcon from '@material-ui/icons/Error';
import HourglassEmpty from '@material-ui/icons/HourglassEmpty';
import {
  MetricsSignal,
  MetricsStatus,
  MetricsTargetGroup,
} from '@inference-portal/backstage-plugin-inference-common';
import { Dash } from '../../../components/Dash';
import { Mark } from '../../../components/Mark';
import { useTableStyles } from '../../../components/tableStyles';
import { Tip } from '../../../components/Tip';
import { useTexts } from '../../../hooks/useTexts';
import { nameMeasure } from '../../../lib/nameMeasure';

const LOOKS = {
  waiting: { tone: 'quiet', icon: HourglassEmpty },
  ok: { tone: 'good', icon: Check },
  failing: { tone: 'bad', icon: ErrorIcon },
} as const;

/** Where a cluster's numbers are read, and which signals are seen there. */
export function MetricsDetails(props: { metrics: MetricsStatus }) {
  const { choice, groups = [] } = props.metrics;
  const table = useTableStyles();
  const t = useTexts();
  return (
    <>
      {choice && (
        <Typography variant="body2" color="textSecondary">
          {choice}
        </Typography>
      )}
      {groups.length > 0 && (
        <Table size="small" className={table.table}>
          <TableHead>
            <TableRow>
              <TableCell>{t('clusters.metrics.pagesOf')}</TableCell>
              <TableCell align="right">{t('clusters.metrics.pages')}</TableCell>
              <TableCell>{t('clusters.metrics.state')}</TableCell>
              <TableCell>{t('clusters.metrics.seen')}</TableCell>
              <TableCell>{t('clusters.metrics.renamed')}</TableCell>
              <TableCell>{t('clusters.metrics.missing')}</TableCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {groups.map((group, i) => (
              // Kinds of pages have no name of their own.
              <GroupRow key={i} group={group} />
            ))}
          </TableBody>
        </Table>
      )}
    </>
  );
}

function GroupRow(props: { group: MetricsTargetGroup }) {
  const { role, engine, generation, state, count, targets } = props.group;
  const { seen, renamed, missing } = props.group;
  const table = useTableStyles();
  const t = useTexts();
  const { tone, icon } = LOOKS[state];
  const told = targets.filter(({ reason }) => reason);
  return (
    <TableRow>
      <TableCell className={table.name}>
        {engine}{' '}
        <span className={table.quiet}>
          {t(`clusters.metrics.role.${role}`)}
        </span>
        {generation && <div className={table.quiet}>{generation}</div>}
      </TableCell>
      <TableCell className={table.number}>
        <Tip
          text={targets
            .map(
              ({ namespace, pod, port, path }) =>
                `${namespace}/${pod}:${port}${path}`,
            )
            .join('\n')}
        >
          {count}
        </Tip>
      </TableCell>
      <TableCell className={table.words}>
        <Mark tone={tone} icon={icon}>
          {t(`clusters.metrics.group.${state}`)}
        </Mark>
        {told.map(({ namespace, pod, port, path, reason }) => (
          <div key={`${namespace}/${pod}:${port}${path}`}>
            {namespace}/{pod}: {reason}
          </div>
        ))}
      </TableCell>
      <TableCell className={table.name}>
        <Signals
          signals={seen}
          none={t('clusters.metrics.noneSeen')}
          explain={family => t('clusters.metrics.family', { family })}
        />
      </TableCell>
      <TableCell className={table.name}>
        <Signals
          signals={renamed}
          none={t('clusters.metrics.noneRenamed')}
          explain={family => t('clusters.metrics.family', { family })}
        />
      </TableCell>
      <TableCell className={table.name}>
        <Signals
          signals={missing}
          none={t('clusters.metrics.noneMissing')}
          explain={family => t('clusters.metrics.lookedFor', { family })}
        />
      </TableCell>
    </TableRow>
  );
}

function Signals(props: {
  signals: MetricsSignal[];
  none: string;
  explain: (family: string) => string;
}) {
  const { signals, none, explain } = props;
  const t = useTexts();
  if (signals.length === 0) {
    return <Dash why={none} />;
  }
  return (
    <>
      {signals.map(({ signal, family }, i) => (
        <span key={`${signal} ${family}`}>
          {i > 0 && ', '}
          <Tip text={explain(family)}>{nameMeasure(signal, t)}</Tip>
        </span>
      ))}
    </>
  );
}
