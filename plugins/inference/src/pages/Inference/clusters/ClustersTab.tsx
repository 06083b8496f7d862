// SPDX-License-Identifier: Apache-2.0
import { inferenceClusterReadPermission } from '@inference-portal/backstage-plugin-inference-common';
import { LiveAnswer } from '../../../components/LiveAnswer';
import { useClusters } from '../../../hooks/useClusters';
import { useTexts } from '../../../hooks/useTexts';
import { ClustersView } from './ClustersView';

export function ClustersTab() {
  const t = useTexts();
  return (
    <LiveAnswer
      answer={useClusters()}
      what={t('clusters.what')}
      permission={inferenceClusterReadPermission}
      heights={[140, 140, 140]}
    >
      {(clusters, confirmation) => (
        <ClustersView clusters={clusters} {...confirmation} />
      )}
    </LiveAnswer>
  );
}
