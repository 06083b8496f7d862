// SPDX-License-Identifier: Apache-2.0
import { KindStatus } from '@inference-portal/backstage-plugin-inference-common';
import { Dash } from '../../../components/Dash';
import { KindStateMark } from '../../../components/KindStateMark';
import { Tip } from '../../../components/Tip';
import { useTexts } from '../../../hooks/useTexts';
import { groupKinds } from '../../../lib/groupKinds';

/** How many kinds are read, and how many are not. */
export function KindsSummary(props: { kinds: KindStatus[] }) {
  const t = useTexts();
  if (props.kinds.length === 0) {
    return <Dash why={t('clusters.noKinds')} />;
  }
  return (
    <>
      {groupKinds(props.kinds).map(({ state, kinds }) => (
        <div key={state}>
          <Tip text={kinds.map(({ kind }) => kind).join(', ')}>
            <KindStateMark state={state}>{kinds.length}</KindStateMark>
          </Tip>
        </div>
      ))}
    </>
  );
}
