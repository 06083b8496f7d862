// SPDX-License-Identifier: Apache-2.0
import { KindStatus } from '@inference-portal/backstage-plugin-inference-common';
import { Dash } from '../../../components/Dash';
import { KindStateMark } from '../../../components/KindStateMark';
import { groupKinds } from '../../../lib/groupKinds';

/** How many kinds are read, and how many are not. */
export function KindsSummary(props: { kinds: KindStatus[] }) {
  if (props.kinds.length === 0) {
    return <Dash why="nothing was read of the cluster yet" />;
  }
  return (
    <>
      {groupKinds(props.kinds).map(({ state, kinds }) => (
        <div key={state} title={kinds.map(({ kind }) => kind).join(', ')}>
          <KindStateMark state={state}>{kinds.length}</KindStateMark>
        </div>
      ))}
    </>
  );
}
