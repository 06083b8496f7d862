// SPDX-License-Identifier: Apache-2.0
import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import Typography from '@material-ui/core/Typography';
import { ObjectCondition } from '@inference-portal/backstage-plugin-inference-common';
import { Age } from '../../../components/Age';
import { Dash } from '../../../components/Dash';
import { ScrollBox } from '../../../components/ScrollBox';
import { useTableStyles } from '../../../components/tableStyles';
import { useTexts } from '../../../hooks/useTexts';

/** What an object's status says, as it says it. */
export function ConditionTable(props: {
  conditions: ObjectCondition[];
  name: string;
}) {
  const { conditions, name } = props;
  const classes = useTableStyles();
  const t = useTexts();
  if (conditions.length === 0) {
    return (
      <Typography variant="body2" color="textSecondary">
        {t('path.noConditions')}
      </Typography>
    );
  }
  return (
    <ScrollBox label={t('path.conditions', { name })}>
      <Table size="small" className={classes.table}>
        <TableHead>
          <TableRow>
            <TableCell>{t('path.condition')}</TableCell>
            <TableCell>{t('path.status')}</TableCell>
            <TableCell>{t('path.reason')}</TableCell>
            <TableCell align="right">{t('path.since')}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {conditions.map(
            ({ of, type, status, reason, message, since, stale }) => (
              <TableRow key={`${of} ${type}`}>
                <TableCell className={classes.name}>
                  {type}
                  {of && <div className={classes.quiet}>{of}</div>}
                </TableCell>
                <TableCell className={classes.nowrap}>{status}</TableCell>
                <TableCell className={classes.words}>
                  {reason}
                  {message && <div>{message}</div>}
                  {stale && (
                    <div>
                      <strong>{t('path.staleCondition')}</strong>
                    </div>
                  )}
                </TableCell>
                <TableCell className={classes.number}>
                  {since ? (
                    <Age at={since} />
                  ) : (
                    <Dash why={t('path.noSince')} />
                  )}
                </TableCell>
              </TableRow>
            ),
          )}
        </TableBody>
      </Table>
    </ScrollBox>
  );
}
