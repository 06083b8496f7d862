// SPDX-License-Identifier: Apache-2.0
import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import { EntityLookup } from '@inference-portal/backstage-plugin-inference-common';
import { useTexts } from '../../hooks/useTexts';
import { Dash } from '../../components/Dash';
import { ScrollBox } from '../../components/ScrollBox';
import { useTableStyles } from '../../components/tableStyles';

export function LookupTable(props: { lookups: EntityLookup[] }) {
  const classes = useTableStyles();
  const t = useTexts();
  return (
    <ScrollBox label={t('entity.lookedFor')}>
      <Table size="small" className={classes.table}>
        <TableHead>
          <TableRow>
            <TableCell>{t('entity.annotation')}</TableCell>
            <TableCell>{t('entity.value')}</TableCell>
            <TableCell align="right">{t('entity.found')}</TableCell>
            <TableCell>{t('entity.why')}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {props.lookups.map(({ annotation, value, found, problem }) => (
            <TableRow key={`${annotation} ${value}`}>
              <TableCell className={classes.nowrap}>
                <code>{annotation}</code>
              </TableCell>
              <TableCell className={classes.name}>
                <code>{value}</code>
              </TableCell>
              <TableCell align="right">{found}</TableCell>
              <TableCell className={classes.words}>
                {problem ?? <Dash why={t('entity.foundFine')} />}
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </ScrollBox>
  );
}
