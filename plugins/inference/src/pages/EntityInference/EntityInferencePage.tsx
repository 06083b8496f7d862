// SPDX-License-Identifier: Apache-2.0
import { useEntity } from '@backstage/plugin-catalog-react';
import { inferenceEntityReadPermission } from '@inference-portal/backstage-plugin-inference-common';
import { Failure } from '../../components/Failure';
import { Loading } from '../../components/Loading';
import { StaleBanner } from '../../components/StaleBanner';
import { useEntityInference } from '../../hooks/useEntityInference';
import { isDenied } from '../../lib/describeFailure';
import { EntityView } from './EntityView';

/** The tab "Inference" of an entity. */
export function EntityInferencePage() {
  const { entity } = useEntity();
  const view = useEntityInference(entity);
  const { value, error, confirmedAt, live, refresh } = view;
  if (error && (!value || isDenied(error))) {
    return (
      <Failure
        error={error}
        what="the pools of this entity"
        permission={inferenceEntityReadPermission}
        onRetry={refresh}
      />
    );
  }
  if (!value || confirmedAt === undefined) {
    return <Loading what="pools" heights={[56, 88, 280]} />;
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
      <EntityView view={value} confirmedAt={confirmedAt} live={live} />
    </>
  );
}
