// SPDX-License-Identifier: Apache-2.0
import { renderTestApp } from '@backstage/frontend-test-utils';
import { screen } from '@testing-library/react';
import inferencePlugin from '../alpha';
import { inferenceApiRef } from '../api/InferenceApi';
import { FakeInferenceApi } from '../testing/FakeInferenceApi';

function render(defaultLanguage: string) {
  renderTestApp({
    features: [inferencePlugin],
    initialRouteEntries: ['/inference'],
    apis: [[inferenceApiRef, new FakeInferenceApi()]],
    config: {
      app: {
        extensions: [
          {
            'api:app/app-language': {
              config: {
                availableLanguages: ['en', 'de', 'zh', 'zh-CN', 'fr'],
                defaultLanguage,
              },
            },
          },
        ],
      },
    },
  });
}

beforeEach(() => window.localStorage.clear());

it.each([
  ['en', 'Clusters'],
  ['de', 'Cluster'],
  ['zh', '集群'],
  ['zh-CN', '集群'],
  // A language the plugin does not have.
  ['fr', 'Clusters'],
])('speaks %s where the app offers it', async (language, word) => {
  render(language);
  // The first one loads the page and its language.
  expect(
    await screen.findByRole('tab', { name: word }, { timeout: 20_000 }),
  ).toBeInTheDocument();
});
