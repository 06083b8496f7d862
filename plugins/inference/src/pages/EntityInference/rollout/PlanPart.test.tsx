// SPDX-License-Identifier: Apache-2.0
import { screen, within } from '@testing-library/react';
import { RolloutPlanStatus } from '@inference-portal/backstage-plugin-inference-common';
import { findViolations } from '../../../__testUtils__/findViolations';
import { renderPage } from '../../../__testUtils__/renderPage';
import { FakeInferenceApi } from '../../../testing/FakeInferenceApi';
import { FakeScaffolder } from '../../../testing/FakeScaffolder';
import { healthyWithCanary } from '../../../testing/sampleEntities';
import { before } from '../../../testing/samplePools';
import { passingRollout, withRollout } from '../../../testing/sampleRollouts';
import { RolloutSection } from './RolloutSection';

const NOW = Date.parse('2026-11-20T14:02:07Z');
const FILE = 'https://git.example/chat/qwen/blob/main/rollout.yaml';

function planned(changes: Partial<RolloutPlanStatus> = {}): RolloutPlanStatus {
  return {
    way: 'pools',
    namespace: 'chat',
    route: 'qwen-chat',
    stable: 'qwen-chat-v1',
    canary: 'qwen-chat-v2',
    url: FILE,
    plan: {
      way: 'pools',
      namespace: 'chat',
      route: 'qwen-chat',
      stable: 'qwen-chat-v1',
      canary: 'qwen-chat-v2',
      approvers: [],
      steps: [
        { weight: 5, bakeMs: 600_000, approval: false },
        {
          weight: 10,
          bakeMs: 5_400_000,
          minRequests: 1_400,
          approval: false,
        },
        { weight: 50, bakeMs: 3_600_000, approval: true },
        { weight: 100, bakeMs: 86_400_000, approval: false },
      ],
      limits: {},
      automation: { nextStep: true, abort: true },
    },
    step: 1,
    phase: 'baking',
    next: {
      action: 'shift',
      weight: 50,
      at: new Date(NOW + 1_800_000).toISOString(),
      automatic: false,
    },
    reason: 'It stays at 10 % for 1h30m',
    waitingFor: [],
    decidedAt: before(NOW, 20),
    ...changes,
  };
}

async function render(status: RolloutPlanStatus, hasRollout = true) {
  const api = new FakeInferenceApi();
  api.rollouts = { items: [], plans: [status] };
  const page = await renderPage(
    <RolloutSection
      view={
        hasRollout
          ? withRollout(NOW, passingRollout(NOW))
          : { ...healthyWithCanary(NOW), rollouts: [] }
      }
    />,
    api,
    { scaffolder: new FakeScaffolder() },
  );
  return { ...page, api };
}

const part = () => screen.findByRole('region', { name: 'Plan' });

describe('PlanPart', () => {
  beforeEach(() => jest.useFakeTimers({ now: NOW }));
  afterEach(() => jest.useRealTimers());

  it('tells the step that is on, and what comes when and by whom', async () => {
    const { container } = await render(planned());
    const plan = await part();
    expect(plan).toHaveTextContent(
      'stays for its time. It stays at 10 % for 1h30m',
    );
    expect(plan).toHaveTextContent(
      /50 % of the requests; not before .*; a person opens its pull request/,
    );
    const rows = within(
      within(plan).getByRole('table', { name: 'Steps of the plan' }),
    )
      .getAllByRole('row')
      .slice(1);
    expect(
      rows.map(row =>
        within(row)
          .getAllByRole('cell')
          .map(({ textContent }) => textContent),
      ),
    ).toEqual([
      ['5 %', '10 min', '–', 'the portal', 'done'],
      ['10 %', '1 h 30 min', '1,400', 'the portal', 'on'],
      ['50 %', '1 h', '–', 'a person', 'next'],
      ['100 %', '1 d', '–', 'the portal', 'later'],
    ]);
    expect(
      within(plan).getByRole('link', { name: /^rollout\.yaml/ }),
    ).toHaveAttribute('href', FILE);
    expect(await findViolations(container)).toEqual([]);
  });

  it('tells whom it waits for, and what the portal did', async () => {
    await render(
      planned({
        phase: 'asking',
        waitingFor: ['user:default/ann', 'group:default/team-chat'],
        deed: {
          action: 'abort',
          weight: 0,
          at: before(NOW, 60),
          state: 'proposed',
          onBehalfOf: 'user:default/chloe',
          pullRequest: 'https://git.example/pulls/9',
        },
      }),
    );
    const plan = await part();
    expect(within(plan).getByRole('link', { name: 'ann' })).toBeVisible();
    expect(within(plan).getByRole('link', { name: 'team-chat' })).toBeVisible();
    expect(plan).toHaveTextContent(
      'abort: no requests; proposed, for chloe Pull request',
    );
    expect(
      within(plan).getByRole('link', { name: /Pull request/ }),
    ).toHaveAttribute('href', 'https://git.example/pulls/9');
  });

  it('tells why it can’t be followed, and when it is tried again', async () => {
    await render(
      planned({
        phase: 'held',
        problem: 'steps[0].weight is negative',
        deed: {
          action: 'shift',
          weight: 50,
          at: before(NOW, 60),
          state: 'failed',
          onBehalfOf: 'user:default/chloe',
          reason: 'Git does not answer',
          retryAt: new Date(NOW + 60_000).toISOString(),
        },
      }),
    );
    const plan = await part();
    expect(within(plan).getByRole('status')).toHaveTextContent(
      'The plan can’t be followed as it is: steps[0].weight is negative',
    );
    expect(plan).toHaveTextContent(
      /50 % of the requests; not done: Git does not answer; tried again at /,
    );
  });

  it('shows a plan whose rollout no cluster has by itself', async () => {
    await render(
      planned({ canary: 'qwen-chat-v3', phase: 'held', reason: 'gone' }),
    );
    expect(
      await screen.findByRole('heading', {
        name: 'Plan of qwen-chat-v1 → qwen-chat-v3, HTTPRoute chat/qwen-chat',
      }),
    ).toBeVisible();
  });

  it('says that plans can’t be read', async () => {
    const api = new FakeInferenceApi();
    api.rollouts = new Error('500 from the backend');
    await renderPage(
      <RolloutSection view={withRollout(NOW, passingRollout(NOW))} />,
      api,
      { scaffolder: new FakeScaffolder() },
    );
    expect(await screen.findByText(/Plans can’t be read: /)).toBeVisible();
  });
});
