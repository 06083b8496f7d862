// SPDX-License-Identifier: Apache-2.0
import { PoolDetail } from '@inference-portal/backstage-plugin-inference-common';
import { HealthMark } from '../../components/HealthMark';

/** The endpoint picker's state; replicas that are not ready say why. */
export function PickerFact(props: { pool: PoolDetail }) {
  const { picker, pickers } = props.pool;
  if (!picker.name) {
    return <>none: the pool names no endpoint picker</>;
  }
  return (
    <>
      <HealthMark health={picker.health} /> {picker.name},{' '}
      {picker.replicas.ready} of {picker.replicas.total} replicas ready
      {pickers
        .filter(({ ready }) => !ready)
        .map(({ pod, reason, restarts }) => (
          <div key={pod}>
            {pod}: {reason ?? 'not ready, no reason is known'}
            {restarts > 0 && ` · ${restarts} restarts`}
          </div>
        ))}
    </>
  );
}
