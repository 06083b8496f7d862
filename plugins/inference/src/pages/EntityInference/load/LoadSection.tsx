// SPDX-License-Identifier: Apache-2.0
import { lazy, Suspense } from 'react';
import { ErrorBoundary } from '@backstage/core-components';
import { PoolDetail } from '@inference-portal/backstage-plugin-inference-common';
import { Loading } from '../../../components/Loading';
import { Section } from '../../../components/Section';
import { useTexts } from '../../../hooks/useTexts';

/** The chart library comes with the charts only. */
const LoadCharts = lazy(() =>
  import('./LoadCharts').then(m => ({ default: m.LoadCharts })),
);

/** How loaded the pools were, side by side. */
export function LoadSection(props: { pools: PoolDetail[] }) {
  const t = useTexts();
  return (
    <Section title={t('load.title')}>
      <ErrorBoundary>
        <Suspense
          fallback={<Loading what={t('load.charts')} heights={[36, 360]} />}
        >
          <LoadCharts pools={props.pools} />
        </Suspense>
      </ErrorBoundary>
    </Section>
  );
}
