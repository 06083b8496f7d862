// SPDX-License-Identifier: Apache-2.0
import { inferenceClusterReadPermission } from '@inference-portal/backstage-plugin-inference-common';
import { LiveAnswer } from '../../../components/LiveAnswer';
import { useClusters } from '../../../hooks/useClusters';
import { ClustersView } from './ClustersView';

export function ClustersTab() {
  return (
    <LiveAnswer
      answer={useClusters()}
      what="the clusters"
      permission={inferenceClusterReadPermission}
      heights={[140, 140, 140]}
    >
      {(clusters, confirmation) => (
        <ClustersView clusters={clusters} {...confirmation} />
      )}
    </LiveAnswer>
  );
}
