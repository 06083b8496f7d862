// SPDX-License-Identifier: Apache-2.0
import { lazy, Suspense } from 'react';
import { ErrorBoundary } from '@backstage/core-components';
import { EntityInference } from '@inference-portal/backstage-plugin-inference-common';
import { Loading } from '../../../components/Loading';
import { Section } from '../../../components/Section';

/** Not needed to say how it is. */
const PathMap = lazy(() =>
  import('./PathMap').then(m => ({ default: m.PathMap })),
);

/** Where requests go, from the gateway to the endpoints. */
export function PathSection(props: { view: EntityInference }) {
  return (
    <Section title="Path">
      <ErrorBoundary>
        <Suspense fallback={<Loading what="the path" heights={[160]} />}>
          <PathMap view={props.view} />
        </Suspense>
      </ErrorBoundary>
    </Section>
  );
}
