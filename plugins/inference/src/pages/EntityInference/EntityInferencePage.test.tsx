// SPDX-License-Identifier: Apache-2.0
import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { FakeInferenceApi } from '../../testing/FakeInferenceApi';
import { findViolations } from '../../__testUtils__/findViolations';
import { renderPage } from '../../__testUtils__/renderPage';
import { responseError } from '../../testing/responseError';
import {
  clusterUnreachable,
  crashLooping,
  healthyWithCanary,
  manyEndpoints,
  nothingFound,
  pickerUnschedulable,
  scaledToZero,
} from '../../testing/sampleEntities';
import { sampleHistory } from '../../testing/sampleHistory';
import { EntityInferencePage } from './EntityInferencePage';

const NOW = Date.parse('2026-11-20T14:02:07Z');
const ENTITY = 'component:default/qwen-chat';

function fakeWith(answer: Parameters<FakeInferenceApi['entities']['set']>[1]) {
  const api = new FakeInferenceApi();
  api.entities.set(ENTITY, answer);
  return api;
}

const render = (api: FakeInferenceApi, at?: string) =>
  renderPage(<EntityInferencePage />, api, { at });

const pool = (name: string) => screen.findByRole('article', { name });

describe('EntityInferencePage', () => {
  const user = userEvent.setup({ advanceTimers: jest.advanceTimersByTime });
  beforeEach(() => jest.useFakeTimers({ now: NOW }));
  afterEach(() => jest.useRealTimers());

  it('shows the outline before the first answer', async () => {
    await render(fakeWith('never'));
    expect(
      screen.getByRole('status', { name: 'Loading the pools of this entity' }),
    ).toBeInTheDocument();
  });

  it('shows a healthy canary: load with units, shares, endpoints, routes, gateway', async () => {
    await render(fakeWith(healthyWithCanary(NOW)));
    const canary = within(await pool('Pool prod-eu/chat/qwen-chat-v2'));
    expect(canary.getByText('10 %')).toBeInTheDocument();
    const rate = canary.getByText('4.62 /s');
    act(() => rate.focus());
    expect(rate).toHaveAccessibleDescription(
      /^Requests per second: 4.62 \/s. Read from endpoint picker qwen-chat-v2-epp-7b1d:9090 at .+ ago\.$/,
    );
    expect(canary.getAllByText('Healthy')).toHaveLength(2);
    const row = within(
      canary.getByRole('row', { name: /qwen-chat-v2-58cb4d96f4-zt6mc/ }),
    );
    expect(row.getByText('metrics not read lately')).toBeInTheDocument();
    expect(row.getByText('115 ms')).toBeInTheDocument();
    expect(
      canary.getByRole('img', {
        name: 'Queue of 2 endpoints: 0 to 1, highest at qwen-chat-v2-58cb4d96f4-zt6mc',
      }),
    ).toBeInTheDocument();

    const routes = within(screen.getByRole('region', { name: 'Routes' }));
    expect(routes.getByText('90 %')).toBeInTheDocument();
    expect(
      routes.getByText(
        '/v1 · X-Gateway-Base-Model-Name = Qwen/Qwen2.5-1.5B-Instruct',
      ),
    ).toBeInTheDocument();
    const gateways = within(screen.getByRole('region', { name: 'Gateways' }));
    expect(gateways.getByText('Programmed')).toBeInTheDocument();
    expect(screen.queryByText(/Findings/)).not.toBeInTheDocument();
  });

  it('says of a missing number why it is missing', async () => {
    const view = healthyWithCanary(NOW);
    const [stable] = view.pools;
    await render(
      fakeWith({
        ...view,
        pools: [
          { ...stable, load: { ...stable.load!, prefixHitRatio: undefined } },
        ],
      }),
    );
    const shown = within(await pool('Pool prod-eu/chat/qwen-chat-v1'));
    expect(
      shown.getByRole('img', {
        name: 'no value: Tokens found in the prefix cache, per token asked: not told by endpoint picker qwen-chat-v1-epp-5f7c:9090, or nothing was measured lately',
      }),
    ).toBeInTheDocument();
  });

  it('opens the worst finding, with evidence, remedy and a patch to copy', async () => {
    await render(fakeWith(pickerUnschedulable(NOW)));
    const worst = await screen.findByRole('button', {
      name: /Error The endpoint picker can't be scheduled/,
    });
    expect(worst).toHaveAttribute('aria-expanded', 'true');
    expect(screen.getByText('gpu-a-1 with 1.8 CPU')).toBeInTheDocument();
    expect(screen.getByText(/Ask for less CPU/)).toBeInTheDocument();
    expect(screen.getByText(/cpu: "1"/)).toBeInTheDocument();
    expect(
      screen.getByRole('button', {
        name: 'Copy Patch for Deployment chat/qwen-chat-v2-epp',
      }),
    ).toBeInTheDocument();
    const info = screen.getByRole('button', {
      name: /Info The pool is scaled/,
    });
    expect(info).toHaveAttribute('aria-expanded', 'false');

    const failing = within(await pool('Pool prod-eu/chat/qwen-chat-v2'));
    expect(
      failing.getByText(/qwen-chat-v2-epp-7b1d: Pending: 0\/5 nodes/),
    ).toBeInTheDocument();
    expect(failing.getByText(/^old:/)).toHaveTextContent('old: 12 min');
  });

  it('keeps what is open, and the focus, when a change is announced', async () => {
    const api = fakeWith(pickerUnschedulable(NOW));
    await render(api);
    const info = await screen.findByRole('button', { name: /Info The pool/ });
    await user.click(info);
    await waitFor(() => expect(api.watchers).toBe(1));
    api.entities.set(ENTITY, {
      ...pickerUnschedulable(NOW),
      reason: 'now every request fails',
    });
    act(() => api.announce());
    expect(await screen.findByText('now every request fails')).toBeVisible();
    expect(screen.getByRole('button', { name: /Info The pool/ })).toBe(info);
    expect(info).toHaveAttribute('aria-expanded', 'true');
    expect(info).toHaveFocus();
    expect(screen.queryByRole('status')).not.toBeInTheDocument();
  });

  it('tells a crash in words, and what the controller has not said', async () => {
    await render(fakeWith(crashLooping(NOW)));
    const failing = within(await pool('Pool prod-us/support/llama-support'));
    expect(failing.getByText('5 not ready')).toBeInTheDocument();
    expect(failing.getAllByText(/exit code 137 \(OOMKilled\)/)).toHaveLength(6);
    expect(
      failing.getAllByRole('img', {
        name: 'no value: the endpoint is not ready: nothing is measured',
      }),
    ).toHaveLength(30);
    expect(screen.getByText('ResolvedRefs: unknown')).toBeInTheDocument();
    expect(screen.getByText('of an older generation')).toBeInTheDocument();
  });

  it('shows a pool that is idle on purpose', async () => {
    await render(fakeWith(scaledToZero(NOW)));
    const idle = within(await pool('Pool prod-us/search/mistral-search'));
    expect(idle.getByText('Idle')).toBeInTheDocument();
    expect(idle.getByText(/No pod is selected/)).toBeInTheDocument();
  });

  it('names a cluster that does not answer, why, and since when', async () => {
    await render(fakeWith(clusterUnreachable(NOW)));
    const clusters = within(
      await screen.findByRole('list', { name: 'Clusters' }),
    );
    const [, , edge, lab] = clusters.getAllByRole('listitem');
    expect(edge).toHaveTextContent(
      'edge unreachable: connect ECONNREFUSED 127.0.0.1:8473 (last read 22 min ago)',
    );
    expect(lab).toHaveTextContent(
      "lab unauthorized: the API server refuses the portal's token (401) (never read",
    );
    const old = within(await pool('Pool edge/chat/qwen-chat-edge'));
    expect(
      old.getByText(/edge does not answer: this is how/),
    ).toHaveTextContent('(22 min ago)');
  });

  it('guides where nothing was found: what was looked for where, what to change', async () => {
    await render(fakeWith(nothingFound(NOW)));
    expect(
      await screen.findByText(
        'Searched in prod-eu; not in edge (unreachable), where it may be.',
      ),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('row', {
        name: /inference-portal.io\/pools prod-xx\/chat\/ghost 0 There is no cluster prod-xx/,
      }),
    ).toBeInTheDocument();
    expect(
      screen.getByText(/inference-portal.io\/models: my-org\/my-model/),
    ).toBeInTheDocument();
  });

  it('draws of 500 endpoints those in sight, the sick first, and finds one', async () => {
    await render(fakeWith(manyEndpoints(NOW)));
    const giant = within(await pool('Pool prod-eu/giant/giant'));
    expect(giant.getByText('12 not ready')).toBeInTheDocument();
    expect(giant.getByText('7 not ready')).toBeInTheDocument();
    expect(giant.getByText('500 of 500 endpoints')).toBeInTheDocument();
    const table = giant.getByRole('table');
    expect(table).toHaveAttribute('aria-rowcount', '501');
    expect(giant.getAllByRole('row').length).toBeLessThan(60);
    expect(giant.getAllByRole('row')[1]).toHaveTextContent('giant-000');

    await user.type(
      giant.getByLabelText('Find pod, node or reason'),
      'giant-34 ready',
    );
    expect(giant.getByText('10 of 500 endpoints')).toBeInTheDocument();
    await user.click(giant.getByRole('button', { name: 'Pod' }));
    await user.click(giant.getByRole('button', { name: 'Pod' }));
    expect(giant.getAllByRole('row')[1]).toHaveTextContent('giant-349');
  });

  it('finds and sorts endpoints as a link says', async () => {
    const key = encodeURIComponent('prod-eu/giant/giant');
    await render(
      fakeWith(manyEndpoints(NOW)),
      `/?find:${key}=giant-34+ready&sort:${key}=-pod`,
    );
    const giant = within(await pool('Pool prod-eu/giant/giant'));
    expect(giant.getByText('10 of 500 endpoints')).toBeInTheDocument();
    expect(giant.getAllByRole('row')[1]).toHaveTextContent('giant-349');
  });

  it('says which permission is missing', async () => {
    await render(
      fakeWith(await responseError(403, 'NotAllowedError', 'Unauthorized')),
    );
    expect(
      await screen.findByText('inference.entity.read'),
    ).toBeInTheDocument();
  });

  it('hides what was shown when the permission goes', async () => {
    const api = fakeWith(healthyWithCanary(NOW));
    await render(api);
    await pool('Pool prod-eu/chat/qwen-chat-v1');
    api.entities.set(
      ENTITY,
      await responseError(403, 'NotAllowedError', 'Unauthorized'),
    );
    act(() => api.announce());
    await screen.findByText('inference.entity.read');
    expect(screen.queryByRole('article')).not.toBeInTheDocument();
  });

  it('says why there is no answer, and asks again when told to', async () => {
    const api = fakeWith(
      await responseError(500, 'Error', 'no such table: samples'),
    );
    await render(api);
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The inference backend answered 500: no such table: samples',
    );
    api.entities.set(ENTITY, healthyWithCanary(NOW));
    await user.click(screen.getByRole('button', { name: 'Try now' }));
    await pool('Pool prod-eu/chat/qwen-chat-v1');
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  });

  it('keeps the last values with their age when the backend goes away', async () => {
    const api = fakeWith(healthyWithCanary(NOW));
    await render(api);
    await pool('Pool prod-eu/chat/qwen-chat-v1');
    api.entities.set(ENTITY, new TypeError('Failed to fetch'));
    act(() => api.announce());
    expect(await screen.findByText(/Not renewed since/)).toHaveTextContent(
      "what you see is the last that was known. The portal's backend cannot be reached.",
    );
    await pool('Pool prod-eu/chat/qwen-chat-v1');
  });

  it('says so once, for the charts too', async () => {
    const api = fakeWith(healthyWithCanary(NOW));
    api.histories.set('*', sampleHistory(NOW, 0));
    await render(api);
    await screen.findByRole('slider', { name: /^Requests per second/ });
    const gone = new TypeError('Failed to fetch');
    api.entities.set(ENTITY, gone);
    api.histories.set('*', gone);
    const asked = api.asked.length;
    act(() => api.announce());
    await act(() => jest.advanceTimersByTimeAsync(60_000));
    expect(
      api.asked.slice(asked).some(each => each.startsWith('history ')),
    ).toBe(true);
    expect(screen.getAllByText(/Not renewed since/)).toHaveLength(1);
  });

  it.each([
    ['healthy', healthyWithCanary(NOW)],
    ['picker', pickerUnschedulable(NOW)],
    ['crash', crashLooping(NOW)],
    ['unreachable', clusterUnreachable(NOW)],
    ['nothing found', nothingFound(NOW)],
    ['away', new TypeError('Failed to fetch')],
  ])(
    'is accessible: %s',
    async (_, answer) => {
      const { container } = await render(fakeWith(answer));
      await waitFor(() =>
        expect(
          screen.queryByRole('status', { name: /Loading/ }),
        ).not.toBeInTheDocument(),
      );
      expect(await findViolations(container)).toEqual([]);
    },
    // Axe walks the whole page, which takes long where much else runs.
    90_000,
  );

  it('is accessible before the first answer', async () => {
    const { container } = await render(fakeWith('never'));
    expect(await findViolations(container)).toEqual([]);
  });
});
