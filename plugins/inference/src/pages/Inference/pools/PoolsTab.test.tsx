// SPDX-License-Identifier: Apache-2.0
import { Profiler } from 'react';
import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { PoolSummary } from '@inference-portal/backstage-plugin-inference-common';
import { useLocation } from 'react-router-dom';
import { findViolations } from '../../../__testUtils__/findViolations';
import { renderPage } from '../../../__testUtils__/renderPage';
import { FakeInferenceApi } from '../../../testing/FakeInferenceApi';
import {
  sampleLoad,
  samplePool,
  summarize,
} from '../../../testing/samplePools';
import { InferenceContent } from '../InferenceContent';

const NOW = Date.now();

/** Rates go up and down, so that no order is another one's. */
const fleet = (count: number): PoolSummary[] =>
  Array.from({ length: count }, (_, i) =>
    summarize(
      samplePool({
        cluster: `cluster-${i % 50}`,
        namespace: `team-${i % 7}`,
        name: `pool-${i}`,
        models: [`model-${i % 300}`],
        load: sampleLoad(NOW, 'picker', { requestRate: (i * 7) % count }),
      }),
    ),
  );

const Address = () => <output>{useLocation().search}</output>;

function render(api: FakeInferenceApi, at = '/') {
  const commits: number[] = [];
  return renderPage(
    <>
      <Profiler id="page" onRender={(_, __, ms) => commits.push(ms)}>
        <InferenceContent />
      </Profiler>
      <Address />
    </>,
    api,
    { at },
  ).then(rendered => ({ ...rendered, commits }));
}

const drawn = () =>
  [...document.querySelectorAll('tbody tr strong')].map(
    ({ textContent }) => textContent,
  );

it('sorts thousands by a column, and says so in the address', async () => {
  const api = new FakeInferenceApi();
  api.pools = fleet(5_000);
  await render(api);
  await screen.findByText('pool-0');
  await userEvent.click(screen.getByRole('button', { name: 'Requests' }));

  expect(screen.getByText('?sort=-requests')).toBeInTheDocument();
  // 7 × 2857 = 19999, which is 4999 above 3 × 5000.
  expect(drawn().slice(0, 2)).toEqual(['pool-2857', 'pool-714']);
  expect(
    screen.getByRole('columnheader', { name: 'Requests' }),
  ).toHaveAttribute('aria-sort', 'descending');
});

it('shows the columns that the address names, and lets one choose others', async () => {
  const api = new FakeInferenceApi();
  api.pools = fleet(3);
  const { container } = await render(api, '/?columns=health,tokens');
  const heads = () =>
    screen.getAllByRole('columnheader').map(({ textContent }) => textContent);
  await screen.findByText('pool-0');
  expect(heads()).toEqual(['Health', 'Pool', 'Tokens']);

  await userEvent.click(screen.getByRole('button', { name: 'Columns' }));
  expect(await findViolations(screen.getByRole('dialog'))).toEqual([]);
  expect(screen.getByRole('checkbox', { name: /^Pool/ })).toBeDisabled();
  await userEvent.click(screen.getByRole('checkbox', { name: /^Owners/ }));
  await userEvent.keyboard('{Escape}');

  await waitFor(() =>
    expect(heads()).toEqual(['Health', 'Pool', 'Owners', 'Tokens']),
  );
  expect(
    screen.getByText('?columns=health%2Cowners%2Ctokens'),
  ).toBeInTheDocument();
  expect(container.querySelectorAll('tbody a')[0]).toHaveAttribute(
    'href',
    '/catalog/default/group/team-0-team',
  );
});

it('draws the last hour of the pools in sight, and asks for no others', async () => {
  const api = new FakeInferenceApi();
  api.pools = fleet(200);
  api.recent = {
    from: '2026-11-20T13:02:00.000Z',
    stepMs: 60_000,
    pools: [
      {
        cluster: 'cluster-0',
        namespace: 'team-0',
        name: 'pool-0',
        series: [
          {
            signal: 'requestRate',
            unit: 'requests/s',
            source: 'endpoint picker',
            values: [2, null, 7],
          },
        ],
      },
    ],
  };
  await render(api);
  expect(
    await screen.findByRole('img', {
      name: /from 2 \/s to 7 \/s\. Recorded from endpoint picker/,
    }),
  ).toBeInTheDocument();
  const [asked] = api.asked.filter(line => line.startsWith('recent'));
  expect(asked).toContain('cluster-0/team-0/pool-0,cluster-1/team-1/pool-1,');
  expect(asked).toMatch(/ requestRate,queueDepth,kvCacheRatio,ttftMs.p95$/);
  expect(asked).not.toContain('pool-100');
});

it('says why the lines of the last hour are missing', async () => {
  const api = new FakeInferenceApi();
  api.pools = fleet(3);
  api.recent = new Error('the history store is closed');
  await render(api);
  expect(
    await screen.findByText(
      /^The lines of the last hour could not be renewed: .*history store/,
    ),
  ).toBeVisible();
});

it('keeps places while one points at the table, and sorts again after', async () => {
  const api = new FakeInferenceApi();
  const pools = fleet(3);
  api.pools = pools;
  await render(api, '/?sort=-requests');
  await screen.findByText('pool-0');
  expect(drawn()).toEqual(['pool-2', 'pool-1', 'pool-0']);
  const table = screen.getByRole('region', { name: 'Pools' });
  fireEvent.mouseEnter(table);

  await waitFor(() => expect(api.watchers).toBe(1));
  api.pools = pools.map(pool =>
    pool.name === 'pool-0'
      ? { ...pool, load: sampleLoad(NOW, 'picker', { requestRate: 88 }) }
      : pool,
  );
  act(() => api.announce());
  expect(await screen.findByText('88 /s')).toBeInTheDocument();
  expect(drawn()).toEqual(['pool-2', 'pool-1', 'pool-0']);

  fireEvent.mouseLeave(table);
  expect(drawn()).toEqual(['pool-0', 'pool-2', 'pool-1']);
});

it('shows a change among 5,000 pools at once', async () => {
  const api = new FakeInferenceApi();
  const pools = fleet(5_000);
  api.pools = pools;
  const { commits } = await render(api);
  await screen.findByText('pool-0');
  await waitFor(() => expect(api.watchers).toBe(1));
  const row = screen.getByText('pool-1').closest('tr');
  commits.length = 0;
  api.pools = pools.map((pool, i) =>
    i === 0 ? { ...pool, health: 'failing', reason: 'gone' } : pool,
  );
  act(() => api.announce());

  expect(await screen.findByText('gone')).toBeInTheDocument();
  expect(screen.getByText('pool-1').closest('tr')).toBe(row);
  expect(drawn().length).toBeLessThan(40);
  // A generous bound, as tests share the machine: drawing all takes seconds.
  expect(Math.max(...commits)).toBeLessThan(400);
});
