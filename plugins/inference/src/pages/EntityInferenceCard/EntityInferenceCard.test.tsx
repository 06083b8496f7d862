// SPDX-License-Identifier: Apache-2.0
import { act, screen } from '@testing-library/react';
import { FakeInferenceApi } from '../../testing/FakeInferenceApi';
import { findViolations } from '../../__testUtils__/findViolations';
import { renderPage } from '../../__testUtils__/renderPage';
import { responseError } from '../../testing/responseError';
import {
  crashLooping,
  healthyWithCanary,
  nothingFound,
  pickerUnschedulable,
} from '../../testing/sampleEntities';
import { EntityInferenceCard } from './EntityInferenceCard';

const NOW = Date.parse('2026-11-20T14:02:07Z');

function render(
  answer: Parameters<FakeInferenceApi['entities']['set']>[1],
  recent?: FakeInferenceApi['recent'],
) {
  const api = new FakeInferenceApi();
  api.recent = recent ?? api.recent;
  api.entities.set('component:default/qwen-chat', answer);
  return renderPage(<EntityInferenceCard />, api);
}

const numberUnder = (label: string) =>
  screen.getByText(label).nextElementSibling;

describe('EntityInferenceCard', () => {
  beforeEach(() => jest.useFakeTimers({ now: NOW }));
  afterEach(() => jest.useRealTimers());

  it('shows health, why, and the pools together', async () => {
    await render(healthyWithCanary(NOW));
    expect(await screen.findByText('Healthy')).toBeInTheDocument();
    expect(
      screen.getByText('Every route leads to pools with ready endpoints'),
    ).toBeInTheDocument();
    expect(numberUnder('Requests')).toHaveTextContent('46.3 /s');
    expect(numberUnder('TTFT p95')).toHaveTextContent('455 ms');
    expect(
      screen.getByText('9 of 9 endpoints ready in 2 pools'),
    ).toBeInTheDocument();
  });

  it('shows how requests are shared, as configured and as counted', async () => {
    await render(healthyWithCanary(NOW));
    const canary = await screen.findByText(/^qwen-chat-v2/);
    expect(canary).toHaveTextContent('qwen-chat-v2 10 %, got 9 %');
    act(() => canary.focus());
    expect(canary).toHaveAccessibleDescription(
      /^Weight 10 of rule 0 of HTTPRoute chat\/qwen-chat in prod-eu, as configured.\s1,298 requests in 5 min, counted by gateway/,
    );
  });

  it('draws the last hour of the pools together', async () => {
    const series = (values: Array<number | null>) => [
      {
        signal: 'requestRate',
        unit: 'requests/s' as const,
        source: 'gateway',
        values,
      },
    ];
    const [stable, canary] = healthyWithCanary(NOW).pools;
    await render(healthyWithCanary(NOW), () => ({
      from: '2026-11-20T13:02:00.000Z',
      stepMs: 60_000,
      pools: [
        { ...stable, series: series([20, 30, null]) },
        { ...canary, series: series([2, 5, 6]) },
      ],
    }));
    expect(
      await screen.findByRole('img', { name: 'Last hour: 22 /s to 35 /s' }),
    ).toBeInTheDocument();
  });

  it('shows the worst finding, with a link to the tab', async () => {
    await render(pickerUnschedulable(NOW));
    const link = await screen.findByRole('link', {
      name: "The endpoint picker can't be scheduled",
    });
    expect(link).toHaveAttribute(
      'href',
      '/catalog/default/component/qwen-chat/inference',
    );
    expect(link.parentElement).toHaveTextContent(
      "Error The endpoint picker can't be scheduled: Deployment chat/qwen-chat-v2-epp in prod-eu, for 12 min · 1 more",
    );
  });

  it('shows a rate that nobody tells as missing, not as 0', async () => {
    await render(crashLooping(NOW));
    expect(await screen.findByText('Failing')).toBeInTheDocument();
    expect(
      screen.getAllByRole('img', { name: 'no value: no pool tells it' }),
    ).toHaveLength(3);
  });

  it('leads to the guide where nothing was found', async () => {
    await render(nothingFound(NOW));
    expect(
      await screen.findByRole('link', {
        name: 'What was looked for, and what to change',
      }),
    ).toBeInTheDocument();
  });

  it('says which permission is missing', async () => {
    await render(await responseError(403, 'NotAllowedError', 'Unauthorized'));
    expect(
      await screen.findByText('inference.entity.read'),
    ).toBeInTheDocument();
  });

  it('shows the outline before the first answer', async () => {
    await render('never');
    expect(
      screen.getByRole('status', { name: 'Loading the pools of this entity' }),
    ).toBeInTheDocument();
  });

  it('is accessible', async () => {
    const { container } = await render(pickerUnschedulable(NOW));
    await screen.findByText('Degraded');
    expect(await findViolations(container)).toEqual([]);
  });
});
