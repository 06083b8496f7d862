// SPDX-License-Identifier: Apache-2.0
import { inferencePoolReadPermission } from '@inference-portal/backstage-plugin-inference-common';
import { LiveAnswer } from '../../../components/LiveAnswer';
import { usePools } from '../../../hooks/usePools';
import { useTexts } from '../../../hooks/useTexts';
import { PoolsView } from './PoolsView';

export function PoolsTab() {
  const t = useTexts();
  return (
    <LiveAnswer
      answer={usePools()}
      what={t('pools.what')}
      permission={inferencePoolReadPermission}
      heights={[40, 320]}
    >
      {(pools, confirmation) => <PoolsView pools={pools} {...confirmation} />}
    </LiveAnswer>
  );
}
