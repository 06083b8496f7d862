// SPDX-License-Identifier: Apache-2.0
import { act, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderInTestApp, TestApiProvider } from '@backstage/test-utils';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { findViolations } from '../../__testUtils__/findViolations';
import { inferenceApiRef } from '../../api/InferenceApi';
import { rootRouteRef } from '../../routes';
import { FakeInferenceApi } from '../../testing/FakeInferenceApi';
import { responseError } from '../../testing/responseError';
import { teamWithThree } from '../../testing/sampleOwned';
import { MyModels } from './MyModels';

const NOW = Date.parse('2026-11-20T14:02:07Z');

function render(owned: FakeInferenceApi['owned']) {
  const api = new FakeInferenceApi();
  api.owned = owned;
  return {
    api,
    rendered: renderInTestApp(
      <TestApiProvider apis={[[inferenceApiRef, api]]}>
        <MyModels />
      </TestApiProvider>,
      {
        mountedRoutes: {
          '/inference': rootRouteRef,
          '/catalog/:namespace/:kind/:name': entityRouteRef,
        },
      },
    ),
  };
}

const rows = () => screen.findAllByRole('listitem');

describe('MyModels', () => {
  beforeEach(() => jest.useFakeTimers({ now: NOW }));
  afterEach(() => jest.useRealTimers());

  it('shows each model with health, why, and the way to its page', async () => {
    await render(teamWithThree(NOW)).rendered;
    const [failing, none, healthy] = await rows();

    expect(failing).toHaveTextContent(/^Failingllama-support/);
    expect(none).toHaveTextContent(
      /^Unknownnew-oneNo pool was found for this entity\.$/,
    );
    expect(healthy).toHaveTextContent(
      'Every route leads to pools with ready endpoints',
    );
    expect(
      within(healthy).getByRole('link', { name: 'qwen-chat' }),
    ).toHaveAttribute('href', '/catalog/chat/component/qwen-chat/inference');
  });

  it('shows the load of its pools together, and what the canary gets', async () => {
    await render(teamWithThree(NOW)).rendered;
    const [failing, , healthy] = await rows();

    expect(healthy).toHaveTextContent(/Requests 46\.3 \/s/);
    expect(healthy).toHaveTextContent(/TTFT p95 455 ms/);
    const canary = within(healthy).getByText(/canary qwen-chat-v2 10 %/);
    expect(canary).toHaveTextContent('canary qwen-chat-v2 10 %, got 9 %');
    act(() => canary.focus());
    expect(canary).toHaveAccessibleDescription(
      'The share of requests of rule 2 of chat/qwen-chat in prod-eu that its weights give the canary.',
    );
    expect(
      within(failing).getAllByRole('img', {
        name: 'no value: no pool tells it',
      }),
    ).toHaveLength(3);
  });

  it('shows ten, the worst, and how many more there are', async () => {
    const [one] = teamWithThree(NOW).items;
    const items = Array.from({ length: 25 }, (_, index) => ({
      ...one,
      entityRef: `component:default/m${index}`,
    }));
    await render({ items, total: 340 }).rendered;

    expect(await rows()).toHaveLength(10);
    expect(
      screen.getByText(/and 330 more, none of them worse/),
    ).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'All models' })).toHaveAttribute(
      'href',
      '/inference?tab=models',
    );
  });

  it('says to whom models belong where one has none', async () => {
    await render({ items: [], total: 0 }).rendered;

    expect(
      await screen.findByRole('heading', {
        name: 'None of your teams has a model',
      }),
    ).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'All models' })).toHaveAttribute(
      'href',
      '/inference?tab=models',
    );
  });

  it('shows the outline before the first answer', async () => {
    await render('never').rendered;
    expect(
      screen.getByRole('status', { name: 'Loading your models' }),
    ).toBeInTheDocument();
  });

  it('says which permission is missing', async () => {
    await render(await responseError(403, 'NotAllowedError', 'No')).rendered;
    expect(await screen.findByText('inference.pool.read')).toBeInTheDocument();
  });

  it('asks again where no answer came, and shows it', async () => {
    const { api, rendered } = render(new Error('the backend is away'));
    await rendered;
    expect(await screen.findByRole('alert')).toHaveTextContent(
      /the backend is away/,
    );

    api.owned = teamWithThree(NOW);
    await userEvent
      .setup({ advanceTimers: jest.advanceTimersByTime })
      .click(screen.getByRole('button', { name: 'Try now' }));
    expect(await rows()).toHaveLength(3);
  });

  it('keeps what is known while a later answer fails, and says so', async () => {
    const { api, rendered } = render(teamWithThree(NOW));
    await rendered;
    await rows();
    api.owned = new Error('the backend is away');
    await act(() => jest.advanceTimersByTimeAsync(16_000));

    expect(await rows()).toHaveLength(3);
    expect(screen.getByText(/the backend is away/)).toBeInTheDocument();
  });

  it('is accessible', async () => {
    const { container } = await render(teamWithThree(NOW)).rendered;
    await rows();
    expect(await findViolations(container)).toEqual([]);
  });
});
