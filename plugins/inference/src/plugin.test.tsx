// SPDX-License-Identifier: Apache-2.0
import { Route, Routes } from 'react-router-dom';
import { renderInTestApp, TestApiProvider } from '@backstage/test-utils';
import {
  EntityProvider,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { screen } from '@testing-library/react';
import {
  EntityInferenceCard,
  EntityInferenceContent,
  inferenceApiRef,
  InferencePage,
} from '.';
import { FakeInferenceApi } from './testing/FakeInferenceApi';
import { sampleEntity } from './__testUtils__/renderPage';
import { healthyWithCanary } from './testing/sampleEntities';
import { summarize } from './testing/samplePools';

async function render(at: string) {
  const view = healthyWithCanary(Date.parse('2026-11-20T14:02:07Z'));
  const api = new FakeInferenceApi();
  api.entities.set('component:default/qwen-chat', view);
  api.pools = view.pools.map(summarize);
  await renderInTestApp(
    <TestApiProvider apis={[[inferenceApiRef, api]]}>
      <EntityProvider entity={sampleEntity('qwen-chat')}>
        <Routes>
          <Route path="/overview" element={<EntityInferenceCard />} />
          <Route path="/tab" element={<EntityInferenceContent />} />
          <Route path="/inference" element={<InferencePage />} />
        </Routes>
      </EntityProvider>
    </TestApiProvider>,
    {
      routeEntries: [at],
      mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
    },
  );
}

describe('the plugin in the legacy frontend system', () => {
  it.each([
    ['/overview', 'link', /Pools and findings/],
    ['/tab', 'article', /Pool prod-eu\/chat\/qwen-chat-v1/],
    ['/inference', 'row', /qwen-chat-v2/],
  ])('shows at %s a %s that says %s', async (at, role, name) => {
    await render(at);
    expect(await screen.findByRole(role, { name })).toBeInTheDocument();
  });
});
