// SPDX-License-Identifier: Apache-2.0
import { Endpoint } from '@inference-portal/backstage-plugin-inference-common';
import { Age } from '../../../components/Age';
import { DashWith } from '../../../components/Dash';
import { LoadAgeWith } from '../../../components/LoadAge';
import { RatioBarWith } from '../../../components/RatioBar';
import { SignalValueWith } from '../../../components/SignalValue';
import { CellKit } from '../../../components/table/useCellKit';
import { Tip } from '../../../components/Tip';
import { Texts } from '../../../hooks/useTexts';
import { LoadSignalName } from '../../../lib/loadSignals';

interface CellProps {
  row: Endpoint;
  kit: CellKit;
}

export function PodCell({ row, kit: { t, table } }: CellProps) {
  const { pod, address, adapters, role } = row;
  const notes = [
    role,
    adapters.length > 0 &&
      t('endpoints.adapters', { names: adapters.join(', ') }),
  ]
    .filter(Boolean)
    .join(' · ');
  return (
    <>
      {address ? (
        <Tip text={() => t('endpoints.address', { address })}>{pod}</Tip>
      ) : (
        pod
      )}
      {notes && <div className={table.quiet}>{notes}</div>}
    </>
  );
}

/** Where there is little room, what one seldom compares stands under the name. */
export function PodWithFactsCell({ row, kit }: CellProps) {
  const { t, table } = kit;
  return (
    <>
      <PodCell row={row} kit={kit} />
      <div className={table.quiet}>
        {t('endpoints.node')} <NodeCell row={row} kit={kit} /> ·{' '}
        {t('endpoints.restarts')} <RestartsCell row={row} /> ·{' '}
        {t('endpoints.upFor')} <UpCell row={row} kit={kit} /> ·{' '}
        {t('endpoints.read')} <ReadCell row={row} kit={kit} />
      </div>
    </>
  );
}

export function NodeCell({ row: { node }, kit: { t } }: CellProps) {
  return node ? <>{node}</> : <DashWith why={t('endpoints.noNode')} t={t} />;
}

export function RestartsCell({ row: { restarts } }: Pick<CellProps, 'row'>) {
  return restarts > 0 ? <strong>{restarts}</strong> : <>{restarts}</>;
}

export function UpCell({ row: { startedAt }, kit: { t } }: CellProps) {
  return startedAt ? (
    <Age at={startedAt} />
  ) : (
    <DashWith why={t('endpoints.notStarted')} t={t} />
  );
}

export function RunningCell({ row, kit }: CellProps) {
  return <EndpointSignal row={row} kit={kit} signal="runningRequests" />;
}

export function QueueCell({ row, kit }: CellProps) {
  return <EndpointSignal row={row} kit={kit} signal="queueDepth" />;
}

export function KvCacheCell({ row, kit }: CellProps) {
  const ratio = row.load?.kvCacheRatio;
  return (
    <>
      {ratio !== undefined && (
        <RatioBarWith ratio={ratio} classes={kit.ratio} />
      )}
      <EndpointSignal row={row} kit={kit} signal="kvCacheRatio" />
    </>
  );
}

export function TtftCell({ row, kit }: CellProps) {
  return (
    <>
      <EndpointSignal row={row} kit={kit} signal="ttftP50" />
      {' / '}
      <EndpointSignal row={row} kit={kit} signal="ttftP95" />
    </>
  );
}

export function ReadCell({ row, kit: { t } }: CellProps) {
  return <LoadAgeWith load={row.load} missing={explainMissing(row, t)} t={t} />;
}

function EndpointSignal(props: CellProps & { signal: LoadSignalName }) {
  const { row, kit, signal } = props;
  return (
    <SignalValueWith
      signal={signal}
      load={row.load}
      missing={explainMissing(row, kit.t)}
      classes={kit.signal}
      t={kit.t}
    />
  );
}

/** Why an endpoint has no load; nothing where it has one. */
function explainMissing({ load, ready }: Endpoint, t: Texts): string {
  if (load) return '';
  return ready ? t('endpoints.noMetrics') : t('endpoints.notMeasured');
}
