// SPDX-License-Identifier: Apache-2.0
import { lazy, Suspense } from 'react';
import { ErrorBoundary } from '@backstage/core-components';
import { PoolDetail } from '@inference-portal/backstage-plugin-inference-common';
import { Loading } from '../../../components/Loading';
import { Section } from '../../../components/Section';

/** The chart library comes with the charts only. */
const LoadCharts = lazy(() =>
  import('./LoadCharts').then(m => ({ default: m.LoadCharts })),
);

/** How loaded the pools were, side by side. */
export function LoadSection(props: { pools: PoolDetail[] }) {
  return (
    <Section title="Load">
      <ErrorBoundary>
        <Suspense fallback={<Loading what="charts" heights={[36, 360]} />}>
          <LoadCharts pools={props.pools} />
        </Suspense>
      </ErrorBoundary>
    </Section>
  );
}
