// SPDX-License-Identifier: Apache-2.0
import {
  act,
  fireEvent,
  screen,
  waitFor,
  within,
} from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useLocation } from 'react-router-dom';
import { FakeInferenceApi } from '../../testing/FakeInferenceApi';
import { findViolations } from '../../__testUtils__/findViolations';
import { renderPage } from '../../__testUtils__/renderPage';
import { BOX_HEIGHT, ROW_HEIGHT } from '../../__testUtils__/standInForLayout';
import { responseError } from '../../testing/responseError';
import { sampleClusters } from '../../testing/sampleClusters';
import {
  crashLooping,
  healthyWithCanary,
  scaledToZero,
} from '../../testing/sampleEntities';
import { samplePool, summarize } from '../../testing/samplePools';
import { InferencePage } from './InferencePage';

const NOW = Date.parse('2026-11-20T14:02:07Z');

function createFake() {
  const api = new FakeInferenceApi();
  api.pools = [crashLooping, scaledToZero, healthyWithCanary]
    .flatMap(sample => sample(NOW).pools)
    .map(summarize);
  api.clusters = sampleClusters(NOW);
  return api;
}

const Address = () => <output>{useLocation().search}</output>;

const render = (api: FakeInferenceApi, at = '/') =>
  renderPage(
    <>
      <InferencePage />
      <Address />
    </>,
    api,
    { at },
  );

async function shownPools() {
  const table = await screen.findByRole('region', {
    name: 'Pools, worst first',
  });
  return within(table)
    .getAllByRole('row')
    .slice(1)
    .map(row => row.querySelector('strong')?.textContent);
}

describe('InferencePage', () => {
  const user = userEvent.setup({ advanceTimers: jest.advanceTimersByTime });
  beforeEach(() => jest.useFakeTimers({ now: NOW }));
  afterEach(() => jest.useRealTimers());

  it('lists all pools in the order the backend judged, with a link to the entity', async () => {
    await render(createFake());
    expect(await shownPools()).toEqual([
      'llama-support',
      'mistral-search',
      'qwen-chat-v1',
      'qwen-chat-v2',
    ]);
    const row = within(screen.getByRole('row', { name: /llama-support/ }));
    expect(row.getByText('0 of 5')).toBeInTheDocument();
    expect(row.getByRole('link')).toHaveAttribute(
      'href',
      '/catalog/default/component/support-model/inference',
    );
  });

  it('shows what the address asks for', async () => {
    await render(createFake(), '/?cluster=prod-eu&q=v2');
    expect(await shownPools()).toEqual(['qwen-chat-v2']);
    expect(screen.getByText('1 of 4 pools')).toBeInTheDocument();
  });

  it('writes the filter into the address, and leaves it again', async () => {
    await render(createFake());
    await user.type(
      await screen.findByLabelText('Find pool, model or entity'),
      'llama',
    );
    expect(await shownPools()).toEqual(['llama-support']);
    await user.click(screen.getByLabelText('Health'));
    await user.click(screen.getByRole('option', { name: 'idle' }));
    expect(screen.getByText('?q=llama&health=idle')).toBeInTheDocument();
    expect(screen.getByText('0 of 4 pools')).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Show all' }));
    expect(await shownPools()).toHaveLength(4);
  });

  it('draws of thousands only what is in sight, and tells how many there are', async () => {
    const api = new FakeInferenceApi();
    api.pools = Array.from({ length: 5_000 }, (_, i) =>
      summarize(
        samplePool({ cluster: 'c', namespace: 'n', name: `pool-${i}` }),
      ),
    );
    await render(api);
    const drawn = await shownPools();
    expect(drawn[0]).toBe('pool-0');
    expect(drawn.length).toBeGreaterThan(BOX_HEIGHT / ROW_HEIGHT - 1);
    expect(drawn.length).toBeLessThan(40);
    const table = screen.getByRole('table');
    expect(table).toHaveAttribute('aria-rowcount', '5001');
    expect(screen.getByText('5,000 pools')).toBeInTheDocument();

    const box = screen.getByRole('region', { name: 'Pools, worst first' });
    box.scrollTop = 100_000;
    fireEvent.scroll(box);
    const name = await screen.findByText('pool-2280');
    expect(name.closest('tr')).toHaveAttribute('aria-rowindex', '2282');
    expect(screen.queryByText('pool-0')).not.toBeInTheDocument();
    expect(box.querySelectorAll('tbody tr').length).toBeLessThan(45);
  });

  it('shows a change without losing the place', async () => {
    const api = createFake();
    await render(api, '/?q=qwen');
    await shownPools();
    await waitFor(() => expect(api.watchers).toBe(1));
    const [first, ...others] = healthyWithCanary(NOW).pools;
    api.pools = [
      summarize({ ...first, health: 'degraded', reason: 'slow now' }),
      ...others.map(summarize),
    ];
    act(() => api.announce());
    expect(await screen.findByText('slow now')).toBeInTheDocument();
    expect(await shownPools()).toEqual(['qwen-chat-v1', 'qwen-chat-v2']);
  });

  it('says which permission is missing, tab by tab', async () => {
    const api = createFake();
    const denied = await responseError(403, 'NotAllowedError', 'Unauthorized');
    api.pools = denied;
    api.clusters = denied;
    await render(api);
    expect(await screen.findByText('inference.pool.read')).toBeInTheDocument();
    await user.click(screen.getByRole('tab', { name: 'Clusters' }));
    expect(
      await screen.findByText('inference.cluster.read'),
    ).toBeInTheDocument();
    expect(screen.getByText('?tab=clusters')).toBeInTheDocument();
  });

  it('leads to the clusters where there is no pool', async () => {
    await render(new FakeInferenceApi());
    await user.click(await screen.findByRole('link', { name: 'Clusters' }));
    expect(
      await screen.findByText('The portal knows no cluster'),
    ).toBeInTheDocument();
  });

  it('shows what of a cluster cannot be read and why', async () => {
    await render(createFake(), '/?tab=clusters');
    const edge = await screen.findByRole('row', { name: /edge/ });
    expect(edge).toHaveTextContent('connect ECONNREFUSED 127.0.0.1:8473');
    const us = screen.getByRole('row', { name: /prod-us/ });
    expect(us).toHaveTextContent('1 forbidden');
    expect(us).toHaveTextContent('9 of 11 targets answer');
    await user.click(
      screen.getByRole('button', { name: 'Details of prod-us' }),
    );
    expect(
      screen.getByRole('row', {
        name: /^AgentgatewayPolicy agentgateway.dev\/v1alpha1 forbidden .+ User "portal" cannot list/,
      }),
    ).toBeInTheDocument();
    expect(
      screen.getByText(/spec.targetPorts: expected a list, got a number/),
    ).toBeInTheDocument();
    expect(screen.getByText('?tab=clusters&open=prod-us')).toBeInTheDocument();
  });

  it('keeps the last values with their age when the backend goes away', async () => {
    const api = createFake();
    await render(api);
    await shownPools();
    api.pools = new TypeError('Failed to fetch');
    await act(() => jest.advanceTimersByTimeAsync(40_000));
    expect(screen.getByText(/Not renewed since/)).toHaveTextContent(
      /\((3|4)\d s ago\): what you see is the last that was known/,
    );
    expect(await shownPools()).toHaveLength(4);
  });

  it.each([
    ['/', 'qwen-chat-v1'],
    ['/?tab=clusters&open=prod-us', 'prod-us'],
  ])('is accessible at %s', async (at, sign) => {
    const { container } = await render(createFake(), at);
    await screen.findByText(sign);
    expect(await findViolations(container)).toEqual([]);
  });
});
