// SPDX-License-Identifier: Apache-2.0
import IconButton from '@material-ui/core/IconButton';
import TableCell from '@material-ui/core/TableCell';
import TableRow from '@material-ui/core/TableRow';
import ExpandLess from '@material-ui/icons/ExpandLess';
import ExpandMore from '@material-ui/icons/ExpandMore';
import { ClusterStatus } from '@inference-portal/backstage-plugin-inference-common';
import { Age } from '../../../components/Age';
import { ClusterStateMark } from '../../../components/ClusterStateMark';
import { Dash } from '../../../components/Dash';
import { SlashedName } from '../../../components/SlashedName';
import { useTableStyles } from '../../../components/tableStyles';
import { useTexts } from '../../../hooks/useTexts';
import { listVersions } from '../../../lib/listVersions';
import { ClusterDetails } from './ClusterDetails';
import { KindsSummary } from './KindsSummary';
import { MetricsSummary } from './MetricsSummary';

const COLUMNS = 7;

/** A cluster's row, and its details below it where it is open. */
export function ClusterRows(props: {
  cluster: ClusterStatus;
  open: boolean;
  onToggle: (name: string) => void;
}) {
  const { cluster, open, onToggle } = props;
  const { name, title, state, reason, versions, lastSyncedAt } = cluster;
  const table = useTableStyles();
  const t = useTexts();
  const known = listVersions(versions);
  return (
    <>
      <TableRow>
        <TableCell className={table.nowrap}>
          <IconButton
            size="small"
            aria-expanded={open}
            aria-label={t('clusters.detailsOf', { name })}
            onClick={() => onToggle(name)}
          >
            {open ? <ExpandLess /> : <ExpandMore />}
          </IconButton>{' '}
          <strong>{title ?? name}</strong>
          {title && <span className={table.quiet}> {name}</span>}
        </TableCell>
        <TableCell className={table.words}>
          <ClusterStateMark state={state} />
          {reason && <div>{reason}</div>}
        </TableCell>
        <TableCell>
          {known.length > 0 ? (
            known.map(({ label, version }) => (
              <div key={label} className={table.nowrap}>
                {label} {version}
              </div>
            ))
          ) : (
            <Dash why={t('clusters.noVersions')} />
          )}
        </TableCell>
        <TableCell className={table.name}>
          {versions.providers.length > 0 ? (
            versions.providers.map(({ controller, version, gatewayClass }) => (
              <div key={gatewayClass}>
                {gatewayClass} {version}
                <div className={table.quiet}>
                  <SlashedName name={controller} />
                </div>
              </div>
            ))
          ) : (
            <Dash why={t('clusters.noGatewayClass')} />
          )}
        </TableCell>
        <TableCell>
          <KindsSummary kinds={cluster.kinds} />
        </TableCell>
        <TableCell className={table.name}>
          <MetricsSummary metrics={cluster.metrics} />
        </TableCell>
        <TableCell className={table.nowrap}>
          {lastSyncedAt ? (
            t('clusters.ago', { age: <Age at={lastSyncedAt} /> })
          ) : (
            <Dash why={t('clusters.neverRead')} />
          )}
        </TableCell>
      </TableRow>
      {open && (
        <TableRow>
          <TableCell colSpan={COLUMNS}>
            <ClusterDetails cluster={cluster} />
          </TableCell>
        </TableRow>
      )}
    </>
  );
}
