// SPDX-License-Identifier: Apache-2.0
import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import { RolloutPlan } from '@inference-portal/backstage-plugin-inference-common';
import { Dash } from '../../../components/Dash';
import { ScrollBox } from '../../../components/ScrollBox';
import { useTableStyles } from '../../../components/tableStyles';
import { useTexts } from '../../../hooks/useTexts';
import { formatDuration } from '../../../lib/formatDuration';
import { formatShare } from '../../../lib/formatEffect';
import { formatNumber } from '../../../lib/formatSignal';

/** The steps as the file has them, and which is on. */
export function PlanSteps(props: {
  plan: RolloutPlan;
  /** Index of the step that is on; undefined before the first. */
  step: number | undefined;
}) {
  const { plan, step = -1 } = props;
  const classes = useTableStyles();
  const t = useTexts();
  return (
    <ScrollBox label={t('plan.steps')}>
      <Table
        size="small"
        className={classes.table}
        aria-label={t('plan.steps')}
      >
        <TableHead>
          <TableRow>
            <TableCell align="right">{t('plan.step.weight')}</TableCell>
            <TableCell align="right">{t('plan.step.bake')}</TableCell>
            <TableCell align="right">{t('plan.step.least')}</TableCell>
            <TableCell>{t('plan.step.opens')}</TableCell>
            <TableCell>{t('plan.step.state')}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {plan.steps.map(
            ({ weight, bakeMs, minRequests, approval }, index) => (
              <TableRow key={weight}>
                <TableCell className={classes.number}>
                  {formatShare(weight / 100, t)}
                </TableCell>
                <TableCell className={classes.number}>
                  {formatDuration(bakeMs)}
                </TableCell>
                <TableCell className={classes.number}>
                  {minRequests === undefined ? (
                    <Dash why={t('plan.step.noLeast')} />
                  ) : (
                    formatNumber(minRequests, t)
                  )}
                </TableCell>
                <TableCell>
                  {t(
                    plan.automation.nextStep && !approval
                      ? 'plan.step.portal'
                      : 'plan.step.person',
                  )}
                </TableCell>
                <TableCell>{t(`plan.step.${stateOf(index, step)}`)}</TableCell>
              </TableRow>
            ),
          )}
        </TableBody>
      </Table>
    </ScrollBox>
  );
}

function stateOf(
  index: number,
  step: number,
): 'done' | 'current' | 'next' | 'later' {
  if (index < step) {
    return 'done';
  }
  if (index === step) {
    return 'current';
  }
  return index === step + 1 ? 'next' : 'later';
}
