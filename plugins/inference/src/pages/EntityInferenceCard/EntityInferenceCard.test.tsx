// SPDX-License-Identifier: Apache-2.0
import { screen } from '@testing-library/react';
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

function render(answer: Parameters<FakeInferenceApi['entities']['set']>[1]) {
  const api = new FakeInferenceApi();
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
    expect(numberUnder('Endpoints ready')).toHaveTextContent('9 of 9');
    expect(numberUnder('Requests')).toHaveTextContent('46.3 /s');
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
      screen.getByRole('img', {
        name: 'no value: no pool tells its request rate',
      }),
    ).toBeInTheDocument();
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
      screen.getByRole('status', { name: 'Loading pools' }),
    ).toBeInTheDocument();
  });

  it('is accessible', async () => {
    const { container } = await render(pickerUnschedulable(NOW));
    await screen.findByText('Degraded');
    expect(await findViolations(container)).toEqual([]);
  });
});
