// SPDX-License-Identifier: Apache-2.0
import { lazy, Suspense } from 'react';
import { ErrorBoundary } from '@backstage/core-components';
import { EntityInference } from '@inference-portal/backstage-plugin-inference-common';
import { useTexts } from '../../../hooks/useTexts';
import { Loading } from '../../../components/Loading';
import { Section } from '../../../components/Section';

const ExplainPanel = lazy(() =>
  import('./ExplainPanel').then(m => ({ default: m.ExplainPanel })),
);

/** A request thought through; none is sent. */
export function ExplainSection(props: { view: EntityInference }) {
  const t = useTexts();
  return (
    <Section title={t('explain.title')}>
      <ErrorBoundary>
        <Suspense
          fallback={<Loading what={t('explain.theForm')} heights={[96]} />}
        >
          <ExplainPanel view={props.view} />
        </Suspense>
      </ErrorBoundary>
    </Section>
  );
}
