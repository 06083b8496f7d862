// SPDX-License-Identifier: Apache-2.0
import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useLocation } from 'react-router-dom';
import { findViolations } from '../../../__testUtils__/findViolations';
import { renderPage } from '../../../__testUtils__/renderPage';
import { FakeInferenceApi } from '../../../testing/FakeInferenceApi';
import { responseError } from '../../../testing/responseError';
import { healthyWithCanary } from '../../../testing/sampleEntities';
import { sampleHistory } from '../../../testing/sampleHistory';
import { LoadSection } from './LoadSection';

const NOW = Date.parse('2026-11-20T14:02:07Z');
const V1 = 'prod-eu/chat/qwen-chat-v1';
const V2 = 'prod-eu/chat/qwen-chat-v2';

function Address() {
  return <output>{decodeURIComponent(useLocation().search)}</output>;
}

async function render(
  answers: Record<string, Parameters<FakeInferenceApi['histories']['set']>[1]>,
  at = '/',
) {
  const api = new FakeInferenceApi();
  Object.entries(answers).forEach(([key, answer]) =>
    api.histories.set(key, answer),
  );
  const page = await renderPage(
    <>
      <LoadSection pools={healthyWithCanary(NOW).pools} />
      <Address />
    </>,
    api,
    { at },
  );
  return { api, ...page };
}

const both = { [V1]: sampleHistory(NOW, 0), [V2]: sampleHistory(NOW, 1) };

describe('LoadSection', () => {
  const user = userEvent.setup({ advanceTimers: jest.advanceTimersByTime });
  beforeEach(() => jest.useFakeTimers({ now: NOW }));
  afterEach(() => jest.useRealTimers());

  it('draws canary against stable and says in words what is drawn', async () => {
    const { api } = await render(both);
    const chart = await screen.findByRole('slider', {
      name: /^Requests per second\. /,
    });
    expect(chart).toHaveAccessibleName(
      expect.stringContaining(`${V1}: newest `),
    );
    expect(chart).toHaveAccessibleName(
      expect.stringContaining(`${V2}: newest `),
    );
    expect(api.asked).toEqual([`history ${V1} 1h`, `history ${V2} 1h`]);
    const marks = within(
      screen.getByRole('list', { name: 'What happened meanwhile' }),
    );
    expect(
      marks.getAllByRole('listitem').map(({ textContent }) => textContent),
    ).toEqual([
      expect.stringContaining(
        "Finding: The endpoint picker can't be scheduled",
      ),
      expect.stringContaining('Weights: qwen-chat-v1 95 → 90 %'),
    ]);
  });

  it('keeps the range in the address and asks for it', async () => {
    const { api } = await render(both, '/?range=24h&zoom=5-9');
    await screen.findByRole('button', { name: 'Reset zoom' });
    expect(api.asked[0]).toBe(`history ${V1} 24h`);
    await user.click(screen.getByRole('button', { name: '14 d' }));
    await waitFor(() => expect(api.asked).toContain(`history ${V2} 14d`));
    expect(screen.getByRole('status', { name: '' })).toHaveTextContent(
      /^\?range=14d$/,
    );
  });

  it('hides a pool, in the address too, and does not ask for it', async () => {
    const { api } = await render(both);
    const legend = await screen.findByRole('group', {
      name: 'Pools in the charts',
    });
    const [first] = within(legend).getAllByRole('button', { pressed: true });
    await user.tab();
    expect(first).toHaveAccessibleDescription(new RegExp(`^Hide ${V1}`));
    await user.click(first);
    expect(first).toHaveAttribute('aria-pressed', 'false');
    expect(first).toHaveAccessibleDescription(new RegExp(`^Show ${V1}`));
    await waitFor(() => expect(api.asked.at(-1)).toBe(`history ${V2} 1h`));
    expect(screen.getByText(`?hide=${V1.replace(/ /g, '+')}`)).toBeVisible();
  });

  it('tells the newest values while nothing is under the crosshair', async () => {
    await render(both);
    expect(
      await screen.findByRole('slider', { name: /^Requests per second\. / }),
    ).toHaveAttribute(
      'aria-valuetext',
      `14:02:00: ${V1} 32.8 /s, ${V2} 13.5 /s`,
    );
  });

  it('zooms and moves by keyboard, in the address too', async () => {
    await render(both);
    const zoomOut = await screen.findByRole('button', { name: 'Zoom out' });
    expect(zoomOut).toBeDisabled();
    await waitFor(() =>
      expect(screen.getAllByRole('slider', { name: /newest/ })).toHaveLength(8),
    );
    act(() => screen.getByRole('button', { name: 'Zoom in' }).focus());
    await user.keyboard('{Enter}');
    expect(
      await screen.findByText(
        `?zoom=${NOW - 45 * 60_000}-${NOW - 15 * 60_000}`,
      ),
    ).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Later' }));
    expect(
      await screen.findByText(`?zoom=${NOW - 30 * 60_000}-${NOW}`),
    ).toBeVisible();
    await user.click(zoomOut);
    await waitFor(() => expect(zoomOut).toBeDisabled());
  });

  it('draws single endpoints, the most loaded of many', async () => {
    const series = sampleHistory(NOW, 0).series.filter(({ signal }) =>
      ['queueDepth', 'kvCacheRatio'].includes(signal),
    );
    const [pool] = healthyWithCanary(NOW).pools;
    const pods = pool.endpointList.map(({ pod }) => pod);
    const { api } = await render(
      {
        '*': {
          ...both[V1],
          series: [
            ...series,
            ...pods.flatMap(endpoint =>
              series.map(one => ({ ...one, endpoint })),
            ),
          ],
        },
      },
      `/?by=endpoint&hide=${V2}`,
    );
    expect(
      await screen.findByRole('slider', {
        name: new RegExp(`^KV cache in use.*${V1} ${pods[0]}: newest 4`),
      }),
    ).toBeVisible();
    expect(
      screen.getAllByText('Nothing was measured in this time'),
    ).toHaveLength(1);
    expect(api.asked.at(-1)?.split(' ').slice(0, 3)).toEqual([
      'history',
      V1,
      '1h',
    ]);
    expect(api.asked.at(-1)?.split(' ').slice(3).sort()).toEqual(pods.sort());
    await user.click(screen.getByRole('button', { name: 'Pools' }));
    expect(await screen.findByText('Requests')).toBeVisible();
  });

  it('says the same in numbers', async () => {
    await render(both, '/?load=numbers');
    const table = within(
      await screen.findByRole('region', { name: 'Load in numbers' }),
    );
    const rows = table.getAllByRole('row');
    expect(rows).toHaveLength(21);
    expect(rows[5]).toHaveTextContent(
      /^TTFT p95prod-eu\/chat\/qwen-chat-v1\d+ ms/,
    );
  });

  it('shows the outline before the first answer', async () => {
    await render({ '*': 'never' });
    expect(
      await screen.findByRole('status', { name: 'Loading Charts' }),
    ).toBeInTheDocument();
  });

  it('says where nothing was measured', async () => {
    await render({});
    expect(
      await screen.findAllByText('Nothing was measured in this time'),
    ).toHaveLength(8);
  });

  it('draws the one and says what is wrong with the other', async () => {
    await render({ [V1]: both[V1], [V2]: new Error('no such table: samples') });
    expect(
      await screen.findByText(
        `${V2}: The inference backend gives no answer: no such table: samples`,
      ),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('slider', { name: /^Requests per second/ }),
    ).toBeInTheDocument();
  });

  it('says which permission is missing', async () => {
    await render({
      '*': await responseError(403, 'NotAllowedError', 'Unauthorized'),
    });
    expect(await screen.findByText('inference.pool.read')).toBeInTheDocument();
  });

  it('keeps the last charts, with their age, when the backend goes away', async () => {
    const { api } = await render(both);
    await screen.findByRole('slider', { name: /^Requests per second/ });
    api.histories.clear();
    api.histories.set('*', new TypeError('Failed to fetch'));
    await act(() => jest.advanceTimersByTimeAsync(16_000));
    expect(await screen.findByText(/Not renewed since/)).toBeInTheDocument();
    expect(
      screen.getByRole('slider', { name: /^Requests per second/ }),
    ).toBeInTheDocument();
  });

  it.each([['/'], ['/?load=numbers']])('is accessible: %s', async at => {
    const { container } = await render(both, at);
    await screen.findByRole('list', { name: 'What happened meanwhile' });
    expect(await findViolations(container)).toEqual([]);
  });
});
