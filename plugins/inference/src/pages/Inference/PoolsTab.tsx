// SPDX-License-Identifier: Apache-2.0
import { inferencePoolReadPermission } from '@inference-portal/backstage-plugin-inference-common';
import { LiveAnswer } from '../../components/LiveAnswer';
import { usePools } from '../../hooks/usePools';
import { PoolsView } from './PoolsView';

export function PoolsTab() {
  return (
    <LiveAnswer
      answer={usePools()}
      what="the pools"
      permission={inferencePoolReadPermission}
      heights={[40, 320]}
    >
      {(pools, confirmation) => <PoolsView pools={pools} {...confirmation} />}
    </LiveAnswer>
  );
}
