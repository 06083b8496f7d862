// SPDX-License-Identifier: Apache-2.0
import { inferencePoolReadPermission } from '@inference-portal/backstage-plugin-inference-common';
import { Failure } from '../../components/Failure';
import { Loading } from '../../components/Loading';
import { StaleBanner } from '../../components/StaleBanner';
import { usePools } from '../../hooks/usePools';
import { isDenied } from '../../lib/describeFailure';
import { PoolsView } from './PoolsView';

export function PoolsTab() {
  const { value, error, confirmedAt, live, refresh } = usePools();
  if (error && (!value || isDenied(error))) {
    return (
      <Failure
        error={error}
        what="the pools"
        permission={inferencePoolReadPermission}
        onRetry={refresh}
      />
    );
  }
  if (!value || confirmedAt === undefined) {
    return <Loading what="pools" heights={[40, 320]} />;
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
      <PoolsView pools={value} confirmedAt={confirmedAt} live={live} />
    </>
  );
}
