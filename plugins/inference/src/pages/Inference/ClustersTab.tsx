// SPDX-License-Identifier: Apache-2.0
import { inferenceClusterReadPermission } from '@inference-portal/backstage-plugin-inference-common';
import { Failure } from '../../components/Failure';
import { Loading } from '../../components/Loading';
import { StaleBanner } from '../../components/StaleBanner';
import { useClusters } from '../../hooks/useClusters';
import { isDenied } from '../../lib/describeFailure';
import { ClustersView } from './ClustersView';

export function ClustersTab() {
  const { value, error, confirmedAt, live, refresh } = useClusters();
  if (error && (!value || isDenied(error))) {
    return (
      <Failure
        error={error}
        what="the clusters"
        permission={inferenceClusterReadPermission}
        onRetry={refresh}
      />
    );
  }
  if (!value || confirmedAt === undefined) {
    return <Loading what="clusters" heights={[140, 140, 140]} />;
  }
  return (
    <>
      {error && (
        <StaleBanner
          error={error}
          confirmedAt={confirmedAt}
          onRetry={refresh}
        />
      )}
      <ClustersView clusters={value} confirmedAt={confirmedAt} live={live} />
    </>
  );
}
