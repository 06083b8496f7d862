// SPDX-License-Identifier: Apache-2.0
import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { EntityInference } from '@inference-portal/backstage-plugin-inference-common';
import { findViolations } from '../../../__testUtils__/findViolations';
import { AppConfig, renderPage } from '../../../__testUtils__/renderPage';
import { FakeInferenceApi } from '../../../testing/FakeInferenceApi';
import {
  healthyWithCanary,
  manyEndpoints,
  pickerUnschedulable,
} from '../../../testing/sampleEntities';
import { sampleObject } from '../../../testing/sampleObject';
import { EntityInferencePage } from '../EntityInferencePage';

const NOW = Date.parse('2026-11-20T14:02:07Z');
const ENTITY = 'component:default/qwen-chat';
const PICKER = 'picker prod-eu/chat/qwen-chat-v2';

async function render(view: EntityInference, at = '/', config?: AppConfig) {
  const api = new FakeInferenceApi();
  api.showObject = object => sampleObject(NOW, object);
  api.entities.set(ENTITY, view);
  const page = await renderPage(<EntityInferencePage />, api, { at, config });
  return { api, ...page };
}

describe('PathSection', () => {
  const user = userEvent.setup({ advanceTimers: jest.advanceTimersByTime });
  beforeEach(() => jest.useFakeTimers({ now: NOW }));
  afterEach(() => jest.useRealTimers());

  it('names every part with its state, in the order of the way', async () => {
    await render(pickerUnschedulable(NOW));
    const path = await screen.findByRole('group', { name: 'Path in prod-eu' });
    expect(
      within(path)
        .getAllByRole('button')
        .map(button => button.getAttribute('aria-label')),
    ).toEqual([
      'Gateway inference-gateway inference-system · agentgateway: programmed',
      'Listener http HTTP 80: programmed',
      'Route qwen-chat Qwen/Qwen2.5-1.5B-Instruct: accepted',
      'Pool qwen-chat-v1 chat: healthy',
      'Endpoint picker qwen-chat-v1-epp 1 of 1 ready: healthy',
      'Endpoints 7 of 7 ready: all ready',
      'Pool qwen-chat-v2 chat: failing',
      'Endpoint picker qwen-chat-v2-epp 0 of 1 ready: failing',
      'Endpoints 2 of 2 ready: all ready',
    ]);
    expect(path).toHaveTextContent('41.7 /s got 91 %');
  });

  it('says of each number by a line whose it is, when and by whom it was counted', async () => {
    await render(pickerUnschedulable(NOW));
    const numbers = within(
      await screen.findByRole('group', {
        name: 'Numbers of the path in prod-eu',
      }),
    );
    for (const [number, meaning] of [
      [
        '90 %',
        /^By the weights of the rule, 90 % of its requests are for qwen-chat-v1\. Counted by prod-eu, as of .+\.$/,
      ],
      [
        'got 91 %',
        /^qwen-chat-v1 really got 91 % of the requests of the rule\. [\d,]+ requests in 5 min, counted by .+\.$/,
      ],
    ] as const) {
      const shown = numbers.getByText(number);
      act(() => shown.focus());
      expect(shown).toHaveAccessibleDescription(meaning);
    }
    const [rate] = numbers.getAllByText('41.7 /s');
    act(() => rate.focus());
    expect(rate).toHaveAccessibleDescription(
      /^Requests per second that take this way: 41.7 \/s\. .+ requests in 5 min, counted by .+\.$/,
    );
  });

  it('says of a part when and where it was seen', async () => {
    await render(pickerUnschedulable(NOW));
    const part = await screen.findByRole('button', {
      name: 'Endpoints 7 of 7 ready: all ready',
    });
    act(() => part.focus());
    expect(part).toHaveAccessibleDescription(
      /7 of 7 ready\s+Counted by prod-eu, as of .+\.$/,
    );
  });

  it('opens a part by keyboard and closes it by Escape', async () => {
    await render(pickerUnschedulable(NOW));
    const part = await screen.findByRole('button', {
      name: 'Endpoint picker qwen-chat-v2-epp 0 of 1 ready: failing',
    });
    act(() => part.focus());
    await user.keyboard('{Enter}');
    const drawer = within(
      await screen.findByRole('dialog', {
        name: 'Endpoint picker of prod-eu/chat/qwen-chat-v2',
      }),
    );
    expect(drawer.getByText('gpu-a-1 with 1.8 CPU')).toBeInTheDocument();
    expect(drawer.getByText('FailClose')).toBeInTheDocument();
    await user.keyboard('{Escape}');
    await waitFor(() =>
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument(),
    );
  });

  it('opens what the address names, and stays open while answers come', async () => {
    const { api } = await render(pickerUnschedulable(NOW), `/?show=${PICKER}`);
    const drawer = await screen.findByRole('dialog');
    api.entities.set(ENTITY, healthyWithCanary(NOW));
    await act(async () => api.announce());
    await waitFor(() =>
      expect(within(drawer).queryByText('Error')).not.toBeInTheDocument(),
    );
    expect(screen.getByRole('dialog')).toBe(drawer);

    api.entities.set(ENTITY, manyEndpoints(NOW));
    await act(async () => {
      await jest.advanceTimersByTimeAsync(400);
      api.announce();
    });
    expect(
      await screen.findByRole('dialog', { name: 'Not there any more' }),
    ).toBe(drawer);
  });

  it('says the same as a table', async () => {
    await render(pickerUnschedulable(NOW), '/?path=table');
    const table = within(
      await screen.findByRole('region', { name: 'Path in prod-eu' }),
    );
    expect(
      table.getAllByRole('row').map(({ textContent }) => textContent),
    ).toEqual([
      'Gateway / ListenerRouteSharePoolEndpoint pickerEndpoints',
      expect.stringMatching(
        /^inference-gatewayprogrammedhttpprogrammedqwen-chataccepted90 %41.7 \/s got 91 %qwen-chat-v1healthy/,
      ),
      expect.stringMatching(/qwen-chat-v2-eppfailing2 of 2 readyall ready$/),
    ]);
  });

  it('folds 500 endpoints into 100 cells', async () => {
    await render(manyEndpoints(NOW));
    const strip = await screen.findByRole('button', {
      name: 'Endpoints 481 of 500 ready: 19 not ready',
    });
    const cells = strip.querySelectorAll('path[class]');
    expect(cells).toHaveLength(100);
    await user.pointer({
      target: cells[0],
      coords: { clientX: 1, clientY: 1 },
    });
    expect(
      await screen.findByText(/5 endpoints from giant-000: CrashLoop/),
    ).toBeInTheDocument();
  });

  it.each([
    ['/', 'Path in prod-eu'],
    ['/?path=table', 'Path in prod-eu'],
  ])('is accessible: %s', async (at, name) => {
    const { container } = await render(pickerUnschedulable(NOW), at);
    await screen.findAllByLabelText(name);
    expect(await findViolations(container)).toEqual([]);
  });

  it('shows the conditions of a listener, its events and the YAML of its gateway', async () => {
    const { api } = await render(
      healthyWithCanary(NOW),
      '/?show=listener prod-eu/inference-system/inference-gateway/http',
    );
    const drawer = within(await screen.findByRole('dialog'));
    expect(
      (await drawer.findByRole('region', { name: /^Conditions of Gateway/ }))
        .textContent,
    ).toBe(
      'ConditionStatusReasonForResolvedRefslistener httpFalseInvalidCertificateRefSecret edge-cert does not existwritten for an older generation of the object5 min',
    );
    expect(drawer.getByText(/Insufficient cpu/).textContent).toBe(
      'Warning FailedScheduling 0/3 nodes are available: 3 Insufficient cpu. Pod qwen-chat-v2-epp-7c9d · 14 × · 40 s ago',
    );
    expect(
      drawer.getByRole('region', { name: 'YAML of Gateway inference-gateway' }),
    ).toHaveTextContent('kind: Gateway metadata: name: inference-gateway');
    // Not each time that something changes: the cluster is asked for it.
    await act(async () => api.announce());
    await act(() => jest.advanceTimersByTimeAsync(60_000));
    expect(api.asked.filter(text => text.startsWith('object'))).toHaveLength(1);
  });

  it('shows another object of a part, in the address too', async () => {
    const { api } = await render(
      healthyWithCanary(NOW),
      '/?show=picker prod-eu/chat/qwen-chat-v1',
    );
    const drawer = within(await screen.findByRole('dialog'));
    const choice = await drawer.findByLabelText('Object');
    await user.selectOptions(choice, 'Service qwen-chat-v1-epp');
    expect(
      await drawer.findByText('YAML of Service qwen-chat-v1-epp'),
    ).toBeInTheDocument();
    expect(api.asked).toContain('object Deployment qwen-chat-v1-epp');
    expect(choice).toHaveValue('Service qwen-chat-v1-epp');
  });

  it('links to what the configuration names, where everything it needs is known', async () => {
    await render(
      healthyWithCanary(NOW),
      '/?show=pool prod-eu/chat/qwen-chat-v1&zoom=1763647327000-1763647927000',
      {
        inference: {
          links: [
            {
              title: 'Dashboard',
              url: 'https://grafana.example/d/gie?var-pool={{pool}}&from={{from}}&to={{to}}',
            },
            {
              title: 'Argo CD',
              url: 'https://argocd.example/applications/{{gitopsNamespace}}/{{gitopsName}}',
            },
            { title: 'Gateways only', url: 'https://x', parts: ['gateway'] },
            { title: 'Unknown', url: 'https://x/{{nonsense}}' },
          ],
        },
      },
    );
    const links = within(
      await screen.findByRole('list', { name: 'Where to look further' }),
    );
    expect(
      links
        .getAllByRole('link')
        .map(link => [link.firstChild?.textContent, link.getAttribute('href')]),
    ).toEqual([
      [
        'Dashboard',
        'https://grafana.example/d/gie?var-pool=qwen-chat-v1&from=1763647327000&to=1763647927000',
      ],
      ['Argo CD', 'https://argocd.example/applications/argocd/chat'],
    ]);
  });

  it.each([
    'gateway prod-eu/inference-system/inference-gateway',
    'listener prod-eu/inference-system/inference-gateway/http',
    'endpoints prod-eu/chat/qwen-chat-v1',
    PICKER,
  ])('is accessible: drawer of %s', async id => {
    await render(pickerUnschedulable(NOW), `/?show=${id}`);
    const drawer = await screen.findByRole('dialog');
    await within(drawer).findByText(/^YAML of/);
    expect(await findViolations(drawer)).toEqual([]);
  });
});
