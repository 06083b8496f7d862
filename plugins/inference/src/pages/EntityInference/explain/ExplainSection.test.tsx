// SPDX-License-Identifier: Apache-2.0
import { act, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useLocation } from 'react-router-dom';
import { findViolations } from '../../../__testUtils__/findViolations';
import { renderPage } from '../../../__testUtils__/renderPage';
import { FakeInferenceApi } from '../../../testing/FakeInferenceApi';
import { responseError } from '../../../testing/responseError';
import { healthyWithCanary } from '../../../testing/sampleEntities';
import { pickerStops } from '../../../testing/sampleExplanations';
import { ExplainSection } from './ExplainSection';

const NOW = Date.parse('2026-11-20T14:02:07Z');
const ASKED = `/?ask=${encodeURIComponent('cluster=prod-eu&model=m')}`;

function Address() {
  const ask = new URLSearchParams(useLocation().search).get('ask');
  return <output data-testid="ask">{ask && decodeURIComponent(ask)}</output>;
}

async function render(answer: FakeInferenceApi['explanation'], at = '/') {
  const api = new FakeInferenceApi();
  api.explanation = answer;
  const page = await renderPage(
    <>
      <ExplainSection view={healthyWithCanary(NOW)} />
      <Address />
    </>,
    api,
    { at },
  );
  return { api, ...page };
}

describe('ExplainSection', () => {
  const user = userEvent.setup({ advanceTimers: jest.advanceTimersByTime });
  beforeEach(() => jest.useFakeTimers({ now: NOW }));
  afterEach(() => jest.useRealTimers());

  it('asks nothing until it is told to, then as a client of a route would', async () => {
    const { api } = await render(pickerStops);
    const preset = await screen.findByRole('button', {
      name: 'Qwen/Qwen2.5-1.5B-Instruct in prod-eu',
    });
    expect(api.asked).toEqual([]);
    await user.click(preset);
    await screen.findByRole('region', { name: 'Answer' });
    expect(api.asked).toEqual([
      `explain ${JSON.stringify({
        cluster: 'prod-eu',
        gateway: 'inference-system/inference-gateway',
        method: 'POST',
        path: '/v1/chat/completions',
        model: 'Qwen/Qwen2.5-1.5B-Instruct',
      })}`,
    ]);
  });

  it('asks what was filled in, and keeps it in the address', async () => {
    const { api } = await render(pickerStops);
    const model = await screen.findByLabelText('Model');
    await user.clear(model);
    await user.type(model, 'support-tickets{Enter}');
    await screen.findByRole('region', { name: 'Answer' });
    // Who asks goes on from where they are.
    expect(model).toHaveFocus();
    expect(api.asked).toEqual([
      expect.stringContaining('"model":"support-tickets"'),
    ]);
    expect(screen.getByTestId('ask')).toHaveTextContent(
      'cluster=prod-eu&gateway=inference-system/inference-gateway&model=support-tickets',
    );
  });

  it('answers what the address asks: outcomes, steps, near misses, what cuts', async () => {
    await render(pickerStops, ASKED);
    const answer = within(
      await screen.findByRole('region', { name: 'Answer' }),
    );
    expect(answer.getByText(/^Status 200 for 90 %/)).toBeInTheDocument();
    const items = (name: string) =>
      within(answer.getByRole('list', { name }))
        .getAllByRole('listitem')
        .map(({ textContent }) => textContent);
    expect(items('Outcomes')).toEqual([
      '90 %: 200A model server answers. Pool prod-eu/chat/qwen-chat-v1.',
      '10 %: 500No replica of qwen-chat-v2-epp is ready. Pool prod-eu/chat/qwen-chat-v2.',
    ]);
    expect(items('Steps')[1]).toBe(
      'Endpoint pickerends hereEndpoint picker qwen-chat-v2-epp does not answerInferencePool chat/qwen-chat-v2 in prod-eu, spec.endpointPickerRef',
    );
    expect(items('Rules that nearly match')).toEqual([
      expect.stringContaining('the rule wants /v2'),
    ]);
    const timeouts = within(answer.getByRole('list', { name: 'Timeouts' }));
    expect(timeouts.getByText('cuts long streams')).toBeInTheDocument();
    expect(
      timeouts
        .getAllByRole('listitem')
        .filter(item => item.getAttribute('aria-current') === 'true')
        .map(({ textContent }) => textContent),
    ).toEqual([
      '30sDecides: HTTPRoute chat/qwen-chat, spec.rules[0].timeouts.request. 30 s',
      '10 minDecides: Default of agentgateway v1.4.1. Nothing else sets it: 600 s',
    ]);
    expect(answer.getByText(/kind AuthorizationPolicy/)).toBeInTheDocument();
  });

  it('does not say twice what one sentence says', async () => {
    const [, { detail }] = pickerStops.outcomes;
    const summary = `Status 500: ${detail}`;
    await render(
      {
        ...pickerStops,
        summary,
        outcomes: [{ ...pickerStops.outcomes[1], share: 1 }],
        steps: [
          pickerStops.steps[1],
          { stage: 'answer', outcome: 'stopped', title: summary },
        ],
      },
      ASKED,
    );
    await screen.findByRole('region', { name: 'Answer' });
    expect(screen.getAllByText(new RegExp(detail))).toHaveLength(1);
  });

  it('shows the outline before the answer', async () => {
    await render('never', ASKED);
    expect(
      await screen.findByRole('status', { name: 'Loading the answer' }),
    ).toBeInTheDocument();
  });

  it('says which permission is missing', async () => {
    await render(
      await responseError(403, 'NotAllowedError', 'Unauthorized'),
      ASKED,
    );
    expect(
      await screen.findByText('inference.request.explain'),
    ).toBeInTheDocument();
  });

  it('says what is wrong with the question', async () => {
    await render(
      await responseError(400, 'InputError', 'path: must begin with /'),
      ASKED,
    );
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'path: must begin with /',
    );
  });

  it('keeps the last answer, with its age, when the backend goes away', async () => {
    const { api } = await render(pickerStops, ASKED);
    await screen.findByRole('region', { name: 'Answer' });
    api.explanation = new TypeError('Failed to fetch');
    await act(() => jest.advanceTimersByTimeAsync(16_000));
    expect(await screen.findByText(/Not renewed since/)).toBeInTheDocument();
    expect(screen.getByRole('region', { name: 'Answer' })).toBeInTheDocument();
  });

  it('is accessible', async () => {
    const { container } = await render(pickerStops, ASKED);
    await screen.findByRole('region', { name: 'Answer' });
    expect(await findViolations(container)).toEqual([]);
  });
});
