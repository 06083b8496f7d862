// SPDX-License-Identifier: Apache-2.0
import { makeStyles } from '@material-ui/core/styles';
import {
  Load,
  PoolSummary,
} from '@inference-portal/backstage-plugin-inference-common';
import { Age } from '../../../components/Age';
import { Dash } from '../../../components/Dash';
import { EntityLinks } from '../../../components/EntityLinks';
import { HealthMark } from '../../../components/HealthMark';
import { LoadAge } from '../../../components/LoadAge';
import { SeverityMark } from '../../../components/SeverityMark';
import { SignalValue } from '../../../components/SignalValue';
import { useTableStyles } from '../../../components/tableStyles';
import { Tip } from '../../../components/Tip';
import { useCountSource } from '../../../hooks/useCountSource';
import { useTexts } from '../../../hooks/useTexts';
import { explainNoLoad } from '../../../lib/explainNoLoad';
import { LoadSignalName } from '../../../lib/loadSignals';
import { CourseLine } from './CourseLine';

/** What stands in the cells of a pool's row. */
interface CellProps {
  row: PoolSummary;
}

export const HealthCell = ({ row }: CellProps) => (
  <HealthMark health={row.health} />
);

export function NameCell({ row }: CellProps) {
  const t = useTexts();
  const table = useTableStyles();
  return (
    <>
      <strong>{row.name}</strong>
      {row.simulated && (
        <span className={table.quiet}> {t('pools.simulated')}</span>
      )}
      {row.health !== 'healthy' && <div>{row.reason}</div>}
    </>
  );
}

export function PlaceCell({ row }: CellProps) {
  const t = useTexts();
  const table = useTableStyles();
  return (
    <>
      {row.cluster}
      <div className={table.quiet}>{row.namespace}</div>
      {row.staleSince && (
        <div>{t('pools.asItWas', { age: <Age at={row.staleSince} /> })}</div>
      )}
    </>
  );
}

export function EntitiesCell({ row }: CellProps) {
  const t = useTexts();
  return row.entities.length > 0 ? (
    <EntityLinks refs={row.entities} to="inference" />
  ) : (
    <Dash why={t('pools.noEntity')} />
  );
}

export function OwnersCell({ row }: CellProps) {
  const t = useTexts();
  return row.owners.length > 0 ? (
    <EntityLinks refs={row.owners} to="catalog" />
  ) : (
    <Dash
      why={row.entities.length > 0 ? t('pools.noOwner') : t('pools.noEntity')}
    />
  );
}

export function ModelsCell({ row }: CellProps) {
  const t = useTexts();
  return <Names names={row.models} none={t('pools.noModel')} />;
}

export function ProvidersCell({ row }: CellProps) {
  const t = useTexts();
  return <Names names={row.providers} none={t('pools.noGateway')} />;
}

export function GatewaysCell({ row }: CellProps) {
  const t = useTexts();
  return <Names names={row.gateways} none={t('pools.noGateway')} />;
}

function Names(props: { names: string[]; none: string }) {
  return props.names.length > 0 ? (
    <>
      {props.names.map(name => (
        <div key={name}>{name}</div>
      ))}
    </>
  ) : (
    <Dash why={props.none} />
  );
}

export function ReadyCell({ row }: CellProps) {
  const t = useTexts();
  const sourceOf = useCountSource();
  const { cluster, endpoints, staleSince } = row;
  return (
    <Tip
      text={() =>
        [
          t('entity.readyWhy'),
          sourceOf({ clusters: [cluster], staleSince }),
        ].join(' ')
      }
    >
      {t('pools.readyOf', endpoints)}
    </Tip>
  );
}

export function PickerCell({ row }: CellProps) {
  const t = useTexts();
  const sourceOf = useCountSource();
  const { name, health, replicas } = row.picker;
  return name ? (
    <Tip
      text={() =>
        [
          t('pools.pickerReplicas', { name, ...replicas }),
          sourceOf({ clusters: [row.cluster], staleSince: row.staleSince }),
        ].join('. ')
      }
    >
      <HealthMark health={health} />
    </Tip>
  ) : (
    <Dash why={t('pools.noPicker')} />
  );
}

const useStyles = makeStyles(
  { line: { display: 'block' } },
  { name: 'InferencePoolCells' },
);

export function FindingsCell({ row }: CellProps) {
  const t = useTexts();
  const classes = useStyles();
  const counts = (['error', 'warning', 'info'] as const).filter(
    severity => row.findings[severity] > 0,
  );
  return counts.length > 0 ? (
    <Tip
      text={t('pools.findingsTip', { ...row.findings, cluster: row.cluster })}
    >
      {counts.map(severity => (
        <span key={severity} className={classes.line}>
          {row.findings[severity]} <SeverityMark severity={severity} />
        </span>
      ))}
    </Tip>
  ) : (
    <Dash why={t('pools.noFinding')} />
  );
}

export function ReadCell({ row }: CellProps) {
  const t = useTexts();
  return <LoadAge load={row.load} missing={explainNoLoad(row, t)} />;
}

/** A number, with its last hour below where `course` names the history's signal. */
export function signalCell(signal: LoadSignalName, course?: string) {
  return function SignalCell({ row }: CellProps) {
    const t = useTexts();
    return (
      <>
        <SignalValue
          signal={signal}
          load={row.load}
          missing={explainNoLoad(row, t)}
        />
        {course && <CourseLine pool={row} signal={course} />}
      </>
    );
  };
}

/** Reads a number of a pool's load, to sort by. */
export const ofLoad =
  (read: (load: Load) => number | undefined) =>
  ({ load }: PoolSummary) =>
    load && read(load);
