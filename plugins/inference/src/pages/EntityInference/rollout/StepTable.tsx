// SPDX-License-Identifier: Apache-2.0
import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import { Link } from '@backstage/core-components';
import { RolloutStep } from '@inference-portal/backstage-plugin-inference-common';
import { Clock } from '../../../components/Clock';
import { Dash } from '../../../components/Dash';
import { EntityLinks } from '../../../components/EntityLinks';
import { ScrollBox } from '../../../components/ScrollBox';
import { useTableStyles } from '../../../components/tableStyles';
import { useTexts } from '../../../hooks/useTexts';
import { formatShare } from '../../../lib/formatEffect';
import { VerdictMark } from './VerdictMark';

/** What was asked for so far, by whom, and how it went; the newest first. */
export function StepTable(props: { steps: RolloutStep[] }) {
  const { steps } = props;
  const classes = useTableStyles();
  const t = useTexts();
  return (
    <ScrollBox label={t('rollout.steps')}>
      <Table
        size="small"
        className={classes.table}
        aria-label={t('rollout.steps')}
      >
        <TableHead>
          <TableRow>
            <TableCell>{t('rollout.stepAt')}</TableCell>
            <TableCell align="right">{t('rollout.stepWeight')}</TableCell>
            <TableCell>{t('rollout.stepBy')}</TableCell>
            <TableCell>{t('rollout.stepPull')}</TableCell>
            <TableCell>{t('rollout.answer')}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {[...steps]
            .reverse()
            .map(({ at, weight, by, pullRequest, verdict, ...asked }) => (
              <TableRow key={at}>
                <TableCell className={classes.nowrap}>
                  <Clock at={at} />
                </TableCell>
                <TableCell className={classes.number}>
                  {formatShare(weight, t)}
                </TableCell>
                <TableCell>
                  {by ? (
                    <EntityLinks refs={[by]} to="catalog" />
                  ) : (
                    <Dash why={t('rollout.stepUnknownBy')} />
                  )}
                </TableCell>
                <TableCell className={classes.name}>
                  {pullRequest ? (
                    <Link to={pullRequest}>{t('rollout.pull.link')}</Link>
                  ) : (
                    <Dash why={t('rollout.stepUnknownPull')} />
                  )}
                  {asked.reason !== undefined && (
                    <div className={classes.quiet}>
                      {asked.verdictBefore &&
                        `${t(`rollout.verdict.${asked.verdictBefore}`)}: `}
                      {asked.reason}
                    </div>
                  )}
                </TableCell>
                <TableCell>
                  {verdict ? (
                    <VerdictMark verdict={verdict} />
                  ) : (
                    <Dash why={t('rollout.stepUnjudged')} />
                  )}
                </TableCell>
              </TableRow>
            ))}
        </TableBody>
      </Table>
    </ScrollBox>
  );
}
