// SPDX-License-Identifier: Apache-2.0
import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import Typography from '@material-ui/core/Typography';
import {
  KindStatus,
  UnreadableObject,
} from '@inference-portal/backstage-plugin-inference-common';
import { Age } from '../../../components/Age';
import { Dash } from '../../../components/Dash';
import { KindStateMark } from '../../../components/KindStateMark';
import { useTableStyles } from '../../../components/tableStyles';
import { useFold } from '../../../hooks/useFold';
import { useTexts } from '../../../hooks/useTexts';
import { groupKinds, listUnneeded } from '../../../lib/groupKinds';

/** Where all kinds fail for one reason, some of them tell it. */
const SHOWN_ALIKE = 5;

/** Which kinds are read of a cluster, and which objects of them are not understood. */
export function KindTable(props: {
  kinds: KindStatus[];
  unreadable: UnreadableObject[];
}) {
  const { kinds, unreadable } = props;
  const table = useTableStyles();
  const t = useTexts();
  const rows = groupKinds(kinds).flatMap(group => group.kinds);
  const reason = kinds.at(0)?.reason;
  const alike = reason && kinds.every(kind => kind.reason === reason);
  const { shown, toggle } = useFold(rows, alike ? SHOWN_ALIKE : rows.length);
  if (kinds.length === 0) {
    return <Typography variant="body2">{t('clusters.nothingRead')}</Typography>;
  }
  const unneeded = listUnneeded(kinds);
  return (
    <>
      <Table size="small" className={table.table}>
        <TableHead>
          <TableRow>
            <TableCell>{t('clusters.kind.kind')}</TableCell>
            <TableCell>{t('clusters.kind.version')}</TableCell>
            <TableCell>{t('clusters.kind.state')}</TableCell>
            <TableCell align="right">{t('clusters.kind.objects')}</TableCell>
            <TableCell>{t('clusters.kind.why')}</TableCell>
            <TableCell align="right">{t('clusters.kind.read')}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {shown.map(kind => (
            <KindRow
              key={`${kind.group}/${kind.version} ${kind.kind}`}
              status={kind}
            />
          ))}
        </TableBody>
      </Table>
      {toggle}
      {unneeded.length > 0 && (
        <Typography variant="body2" color="textSecondary">
          {t('clusters.unneeded', { kinds: unneeded.join(', ') })}
        </Typography>
      )}
      {unreadable.length > 0 && <UnreadableList objects={unreadable} />}
    </>
  );
}

function KindRow(props: { status: KindStatus }) {
  const { kind, group, version, state, objects, reason, lastSyncedAt } =
    props.status;
  const table = useTableStyles();
  const t = useTexts();
  return (
    <TableRow>
      <TableCell className={table.nowrap}>{kind}</TableCell>
      <TableCell className={table.nowrap}>
        {group ? `${group}/${version}` : version}
      </TableCell>
      <TableCell>
        <KindStateMark state={state} />
      </TableCell>
      <TableCell className={table.number}>
        {state === 'watching' ? (
          objects
        ) : (
          <Dash why={reason ?? t('clusters.kind.noObjects')} />
        )}
      </TableCell>
      <TableCell className={table.words}>{reason}</TableCell>
      <TableCell className={table.number}>
        {lastSyncedAt ? (
          t('clusters.ago', { age: <Age at={lastSyncedAt} /> })
        ) : (
          <Dash why={t('clusters.neverRead')} />
        )}
      </TableCell>
    </TableRow>
  );
}

function UnreadableList(props: { objects: UnreadableObject[] }) {
  const t = useTexts();
  return (
    <div>
      <Typography variant="body2">{t('clusters.unreadable')}</Typography>
      <ul>
        {props.objects.map(({ apiVersion, kind, namespace, name, reason }) => (
          <Typography
            key={`${apiVersion} ${kind} ${namespace}/${name}`}
            component="li"
            variant="body2"
          >
            {kind} {namespace && `${namespace}/`}
            {name} ({apiVersion}): {reason}
          </Typography>
        ))}
      </ul>
    </div>
  );
}
