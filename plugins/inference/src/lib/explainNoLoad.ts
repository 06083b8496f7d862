// SPDX-License-Identifier: Apache-2.0
import { PoolSummary } from '@inference-portal/backstage-plugin-inference-common';
import { Texts } from '../hooks/useTexts';

/** Why a pool has no load, as far as the pool itself tells. */
export function explainNoLoad(
  pool: Pick<PoolSummary, 'endpoints' | 'staleSince' | 'cluster'>,
  t: Texts,
): string {
  if (pool.staleSince) {
    return t('entity.noCluster', { cluster: pool.cluster });
  }
  if (pool.endpoints.total === 0) {
    return t('entity.noEndpoint');
  }
  return t('entity.noMetrics');
}
