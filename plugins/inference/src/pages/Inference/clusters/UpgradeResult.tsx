// SPDX-License-Identifier: Apache-2.0
import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import CheckCircleOutline from '@material-ui/icons/CheckCircleOutline';
import ErrorIcon from '@material-ui/icons/Error';
import HelpOutline from '@material-ui/icons/HelpOutline';
import ReportProblem from '@material-ui/icons/ReportProblem';
import {
  UpgradeCheck,
  UpgradeStep,
} from '@inference-portal/backstage-plugin-inference-common';
import { Dash } from '../../../components/Dash';
import { Mark } from '../../../components/Mark';
import { useTableStyles } from '../../../components/tableStyles';
import { useTexts } from '../../../hooks/useTexts';
import { UpgradeIssues } from './UpgradeIssues';

const LOOKS = {
  breaking: { tone: 'bad', icon: ErrorIcon },
  risky: { tone: 'warning', icon: ReportProblem },
  clear: { tone: 'good', icon: CheckCircleOutline },
  unknown: { tone: 'warning', icon: HelpOutline },
} as const;

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      flexDirection: 'column',
      alignItems: 'flex-start',
      gap: theme.spacing(1.5),
    },
  }),
  { name: 'InferenceUpgradeResult' },
);

/** Whether the upgrade may be made, its steps, and what it would bring to which object. */
export function UpgradeResult(props: { check: UpgradeCheck }) {
  const { verdict, steps, issues, resolved, unread, matrixDate } = props.check;
  const classes = useStyles();
  const t = useTexts();
  const { tone, icon } = LOOKS[verdict];
  return (
    <div className={classes.root}>
      <div role="status">
        <Mark tone={tone} icon={icon} chip>
          {t(`upgrade.verdict.${verdict}`)}
        </Mark>
      </div>
      <StepTable steps={steps} />
      {issues.length > 0 ? (
        <UpgradeIssues
          title={t('upgrade.issues', { count: issues.length })}
          issues={issues}
        />
      ) : (
        <Typography variant="body2">{t('upgrade.noIssues')}</Typography>
      )}
      {resolved.length > 0 && (
        <UpgradeIssues
          title={t('upgrade.resolved', { count: resolved.length })}
          issues={resolved}
        />
      )}
      <Typography variant="body2" color="textSecondary">
        {unread.length > 0 && (
          <>{t('upgrade.unread', { kinds: unread.join(', ') })} </>
        )}
        {t('upgrade.matrix', { date: matrixDate })}
      </Typography>
    </div>
  );
}

function StepTable(props: { steps: UpgradeStep[] }) {
  const table = useTableStyles();
  const t = useTexts();
  return (
    <Table size="small" className={table.table} aria-label={t('upgrade.steps')}>
      <TableHead>
        <TableRow>
          <TableCell>{t('upgrade.step.component')}</TableCell>
          <TableCell>{t('upgrade.step.from')}</TableCell>
          <TableCell>{t('upgrade.step.to')}</TableCell>
          <TableCell>{t('upgrade.step.direction')}</TableCell>
          <TableCell>{t('upgrade.step.note')}</TableCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {props.steps.map(
          ({ component, title, from, to, direction, known, note }) => (
            <TableRow key={component}>
              <TableCell className={table.nowrap}>{title}</TableCell>
              <TableCell className={table.nowrap}>
                {from ?? <Dash why={t('upgrade.step.noFrom')} />}
              </TableCell>
              <TableCell className={table.nowrap}>{to}</TableCell>
              <TableCell>{t(`upgrade.direction.${direction}`)}</TableCell>
              <TableCell className={table.words}>
                {note ?? (known ? '' : t('upgrade.step.unknown'))}
              </TableCell>
            </TableRow>
          ),
        )}
      </TableBody>
    </Table>
  );
}
