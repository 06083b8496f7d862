// SPDX-License-Identifier: Apache-2.0
import { ReactElement } from 'react';
import { Entity } from '@backstage/catalog-model';
import { configApiRef } from '@backstage/core-plugin-api';
import {
  mockApis,
  renderInTestApp,
  TestApiProvider,
} from '@backstage/test-utils';
import {
  EntityProvider,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { inferenceApiRef } from '../api/InferenceApi';
import { FakeInferenceApi } from '../testing/FakeInferenceApi';

/** What an app's configuration says. */
export type AppConfig = NonNullable<
  Parameters<typeof mockApis.config>[0]
>['data'];

export function sampleEntity(name: string): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name, namespace: 'default' },
    spec: { type: 'model-server' },
  };
}

/** Renders a page of the plugin on a fake, on the page of an entity. */
export async function renderPage(
  page: ReactElement,
  api: FakeInferenceApi,
  options: { entity?: string; at?: string; config?: AppConfig } = {},
) {
  const { entity = 'qwen-chat', at = '/', config } = options;
  return renderInTestApp(
    <TestApiProvider
      apis={[
        [inferenceApiRef, api],
        [configApiRef, mockApis.config({ data: config })],
      ]}
    >
      <EntityProvider entity={sampleEntity(entity)}>{page}</EntityProvider>
    </TestApiProvider>,
    {
      routeEntries: [at],
      mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
    },
  );
}
