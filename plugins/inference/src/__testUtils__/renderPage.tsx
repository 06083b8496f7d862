// SPDX-License-Identifier: Apache-2.0
import { ComponentProps, ReactElement } from 'react';
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
import { scaffolderApiRef } from '@backstage/plugin-scaffolder-react';
import { ScaffolderApi } from '@backstage/plugin-scaffolder-common';
import { inferenceApiRef } from '../api/InferenceApi';
import { pullRequestsApiRef } from '../api/PullRequestsApi';
import { createFromTemplateRouteRef, taskRouteRef } from '../routes';
import { FakeInferenceApi } from '../testing/FakeInferenceApi';
import { FakePullRequests } from '../testing/FakePullRequests';

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

type Apis = Array<ComponentProps<typeof TestApiProvider>['apis'][number]>;

/** Renders a page of the plugin on a fake, on the page of an entity. */
export async function renderPage(
  page: ReactElement,
  api: FakeInferenceApi,
  options: {
    entity?: string;
    at?: string;
    config?: AppConfig;
    pullRequests?: FakePullRequests;
    /** The Scaffolder's, where the app has one. */
    scaffolder?: Partial<ScaffolderApi>;
  } = {},
) {
  const { entity = 'qwen-chat', at = '/', config, scaffolder } = options;
  const { pullRequests = new FakePullRequests() } = options;
  const forms: Apis = scaffolder ? [[scaffolderApiRef, scaffolder]] : [];
  return renderInTestApp(
    <TestApiProvider
      apis={[
        [inferenceApiRef, api],
        [pullRequestsApiRef, pullRequests],
        ...forms,
        [configApiRef, mockApis.config({ data: config })],
      ]}
    >
      <EntityProvider entity={sampleEntity(entity)}>{page}</EntityProvider>
    </TestApiProvider>,
    {
      routeEntries: [at],
      mountedRoutes: {
        '/catalog/:namespace/:kind/:name': entityRouteRef,
        ...(scaffolder && {
          '/create/templates/:namespace/:templateName':
            createFromTemplateRouteRef,
          '/create/tasks/:taskId': taskRouteRef,
        }),
      },
    },
  );
}
