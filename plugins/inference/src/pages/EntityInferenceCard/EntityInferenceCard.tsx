// SPDX-License-Identifier: Apache-2.0
import { InfoCard } from '@backstage/core-components';
import { useEntity } from '@backstage/plugin-catalog-react';
import { inferenceEntityReadPermission } from '@inference-portal/backstage-plugin-inference-common';
import { Failure } from '../../components/Failure';
import { Loading } from '../../components/Loading';
import { StaleBanner } from '../../components/StaleBanner';
import { useEntityInference } from '../../hooks/useEntityInference';
import { useInferencePath } from '../../hooks/useInferencePath';
import { useTexts } from '../../hooks/useTexts';
import { isDenied } from '../../lib/describeFailure';
import { CardView } from './CardView';

/** Health and the worst finding, for the entity's Overview. */
export function EntityInferenceCard() {
  const { entity } = useEntity();
  const t = useTexts();
  const path = useInferencePath()(entity);
  const { value, error, confirmedAt, refresh } = useEntityInference(entity);
  if (error && (!value || isDenied(error))) {
    return (
      <InfoCard title={t('card.title')}>
        <Failure
          error={error}
          what={t('card.what')}
          permission={inferenceEntityReadPermission}
          onRetry={refresh}
        />
      </InfoCard>
    );
  }
  if (!value || confirmedAt === undefined) {
    return (
      <InfoCard title={t('card.title')}>
        <Loading what={t('card.what')} heights={[28, 48]} />
      </InfoCard>
    );
  }
  return (
    <InfoCard
      title={t('card.title')}
      deepLink={{ title: t('card.link'), link: path }}
    >
      {error && (
        <StaleBanner
          error={error}
          confirmedAt={confirmedAt}
          onRetry={refresh}
        />
      )}
      <CardView view={value} path={path} />
    </InfoCard>
  );
}
