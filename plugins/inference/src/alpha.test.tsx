// SPDX-License-Identifier: Apache-2.0
import { renderTestApp } from '@backstage/frontend-test-utils';
import { createTestEntityPage } from '@backstage/plugin-catalog-react/testUtils';
import { screen } from '@testing-library/react';
import inferencePlugin from './alpha';
import { inferenceApiRef } from './api/InferenceApi';
import { FakeInferenceApi } from './testing/FakeInferenceApi';
import { sampleEntity } from './__testUtils__/renderPage';
import { healthyWithCanary } from './testing/sampleEntities';
import { summarize } from './testing/samplePools';

const NOW = Date.parse('2026-11-20T14:02:07Z');

function createFake() {
  const api = new FakeInferenceApi();
  const view = healthyWithCanary(NOW);
  api.entities.set('component:default/qwen-chat', view);
  api.pools = view.pools.map(summarize);
  return api;
}

function render(api: FakeInferenceApi, type: string, at: string) {
  const entity = { ...sampleEntity('qwen-chat'), spec: { type } };
  return renderTestApp({
    extensions: [createTestEntityPage({ entity })],
    features: [inferencePlugin],
    initialRouteEntries: [at],
    apis: [[inferenceApiRef, api]],
  });
}

describe('the plugin in the new frontend system', () => {
  it('adds the tab and the card to a served model', async () => {
    render(createFake(), 'model-server', '/');
    expect(
      await screen.findByRole('article', {
        name: 'Pool prod-eu/chat/qwen-chat-v2',
      }),
    ).toBeInTheDocument();
    expect(
      await screen.findByRole('link', { name: /Pools and findings/ }),
    ).toBeInTheDocument();
  });

  it('adds nothing to another component', async () => {
    render(createFake(), 'website', '/');
    expect(await screen.findByTestId('empty-entity-page')).toBeInTheDocument();
  });

  it('adds the page /inference', async () => {
    render(createFake(), 'model-server', '/inference');
    expect(
      await screen.findByRole('row', { name: /qwen-chat-v2/ }),
    ).toBeInTheDocument();
  });
});
