// SPDX-License-Identifier: Apache-2.0
import { lazy, Suspense } from 'react';
import { ErrorBoundary } from '@backstage/core-components';
import { EntityInference } from '@inference-portal/backstage-plugin-inference-common';
import { Loading } from '../../../components/Loading';
import { Section } from '../../../components/Section';
import { useTexts } from '../../../hooks/useTexts';

/** Not needed to say how it is. */
const PathMap = lazy(() =>
  import('./PathMap').then(m => ({ default: m.PathMap })),
);

/** Where requests go, from the gateway to the endpoints. */
export function PathSection(props: { view: EntityInference }) {
  const t = useTexts();
  return (
    <Section title={t('path.title')}>
      <ErrorBoundary>
        <Suspense fallback={<Loading what={t('path.what')} heights={[160]} />}>
          <PathMap view={props.view} />
        </Suspense>
      </ErrorBoundary>
    </Section>
  );
}
