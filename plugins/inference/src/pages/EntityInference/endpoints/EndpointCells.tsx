// SPDX-License-Identifier: Apache-2.0
import { Endpoint } from '@inference-portal/backstage-plugin-inference-common';
import { Age } from '../../../components/Age';
import { Dash } from '../../../components/Dash';
import { LoadAge } from '../../../components/LoadAge';
import { RatioBar } from '../../../components/RatioBar';
import { SignalValue } from '../../../components/SignalValue';
import { Tip } from '../../../components/Tip';
import { useTableStyles } from '../../../components/tableStyles';
import { useTexts } from '../../../hooks/useTexts';
import { LoadSignalName } from '../../../lib/loadSignals';

interface CellProps {
  row: Endpoint;
}

export function PodCell({ row }: CellProps) {
  const { pod, address, adapters, role } = row;
  const table = useTableStyles();
  const t = useTexts();
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
export function PodWithFactsCell({ row }: CellProps) {
  const table = useTableStyles();
  const t = useTexts();
  return (
    <>
      <PodCell row={row} />
      <div className={table.quiet}>
        {t('endpoints.node')} <NodeCell row={row} /> · {t('endpoints.restarts')}{' '}
        <RestartsCell row={row} /> · {t('endpoints.upFor')} <UpCell row={row} />{' '}
        · {t('endpoints.read')} <ReadCell row={row} />
      </div>
    </>
  );
}

export function NodeCell({ row: { node } }: CellProps) {
  const t = useTexts();
  return node ? <>{node}</> : <Dash why={t('endpoints.noNode')} />;
}

export function RestartsCell({ row: { restarts } }: CellProps) {
  return restarts > 0 ? <strong>{restarts}</strong> : <>{restarts}</>;
}

export function UpCell({ row: { startedAt } }: CellProps) {
  const t = useTexts();
  return startedAt ? (
    <Age at={startedAt} />
  ) : (
    <Dash why={t('endpoints.notStarted')} />
  );
}

export function RunningCell({ row }: CellProps) {
  return <EndpointSignal row={row} signal="runningRequests" />;
}

export function QueueCell({ row }: CellProps) {
  return <EndpointSignal row={row} signal="queueDepth" />;
}

export function KvCacheCell({ row }: CellProps) {
  const ratio = row.load?.kvCacheRatio;
  return (
    <>
      {ratio !== undefined && <RatioBar ratio={ratio} />}
      <EndpointSignal row={row} signal="kvCacheRatio" />
    </>
  );
}

export function TtftCell({ row }: CellProps) {
  return (
    <>
      <EndpointSignal row={row} signal="ttftP50" />
      {' / '}
      <EndpointSignal row={row} signal="ttftP95" />
    </>
  );
}

export function ReadCell({ row }: CellProps) {
  return <LoadAge load={row.load} missing={useMissing(row)} />;
}

function EndpointSignal({
  row,
  signal,
}: CellProps & { signal: LoadSignalName }) {
  return (
    <SignalValue signal={signal} load={row.load} missing={useMissing(row)} />
  );
}

/** Why an endpoint has no load; nothing where it has one. */
function useMissing({ load, ready }: Endpoint): string {
  const t = useTexts();
  if (load) return '';
  return ready ? t('endpoints.noMetrics') : t('endpoints.notMeasured');
}
