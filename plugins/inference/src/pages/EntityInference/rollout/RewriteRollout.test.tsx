// SPDX-License-Identifier: Apache-2.0
/* A rollout whose versions are models of one pool, by an InferenceModelRewrite. */
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Rollout } from '@inference-portal/backstage-plugin-inference-common';
import { findViolations } from '../../../__testUtils__/findViolations';
import { renderPage } from '../../../__testUtils__/renderPage';
import { FakeInferenceApi } from '../../../testing/FakeInferenceApi';
import { FakePullRequests } from '../../../testing/FakePullRequests';
import { FakeScaffolder } from '../../../testing/FakeScaffolder';
import { SAMPLE_GITOPS } from '../../../testing/sampleEntities';
import { before } from '../../../testing/samplePools';
import {
  byRewrite,
  failingRollout,
  passingRollout,
  undecidedRollout,
  withRollout,
} from '../../../testing/sampleRollouts';
import { RolloutSection } from './RolloutSection';

const NOW = Date.parse('2026-11-20T14:02:07Z');
const KEY = 'rewrite:llm-d.ai/prod-eu/chat/qwen/0/acme/Tickets_v2';
const PULL = 'https://git.example/models/pulls/7';

async function render(
  rollout: Rollout,
  options: { at?: string; pullRequests?: FakePullRequests } = {},
) {
  const scaffolder = new FakeScaffolder();
  await renderPage(
    <RolloutSection view={withRollout(NOW, byRewrite(rollout))} />,
    new FakeInferenceApi(),
    { ...options, scaffolder },
  );
  return scaffolder;
}

const opened = (step: string) => `/?rollout=${KEY}&rolloutStep=${step}`;

function withPull() {
  const pullRequests = new FakePullRequests();
  pullRequests.repositories.set('https://git.example/models.git', [
    {
      number: 7,
      title: 'Send 50 % of the requests to acme/Tickets_v2',
      state: 'open',
      author: 'user:default/chloe',
      head: { branch: 'rollout-tickets', commit: 'c0ffee1d' },
      updatedAt: before(NOW, 20),
      entityRef: 'component:default/qwen-chat',
      url: PULL,
      diff: '-          weight: 90\n+          weight: 50\n',
      mergeable: true,
    },
  ]);
  return pullRequests;
}

describe('RolloutSection by a rewrite', () => {
  const user = userEvent.setup({ advanceTimers: jest.advanceTimersByTime });
  beforeEach(() => jest.useFakeTimers({ now: NOW }));
  afterEach(() => jest.useRealTimers());

  it('names the models, the rewrite and its pool, and has no charts of pools', async () => {
    await render(passingRollout(NOW));
    expect(
      screen.getByRole('heading', { name: 'qwen-chat-v1 → acme/Tickets_v2' }),
    ).toBeVisible();
    expect(
      screen.getByText(
        'InferenceModelRewrite chat/qwen, rule 0, of pool chat/qwen-chat-v1, in prod-eu',
      ),
    ).toBeVisible();
    expect(
      screen.getByText(
        "Both versions are in pool chat/qwen-chat-v1, whose charts don't keep them apart.",
      ),
    ).toBeVisible();
    expect(
      screen.queryByRole('button', { name: /charts/ }),
    ).not.toBeInTheDocument();
  });

  it('tells of models and of the picker where it would of pools and the gateway', async () => {
    const { cluster, namespace } = passingRollout(NOW).route;
    await render(
      {
        ...undecidedRollout(NOW),
        others: [{ cluster, namespace, name: 'acme/Tickets_v3' }],
        providerSupport: { ok: false, reason: 'It reads llm-d.ai alone' },
      },
      { at: opened('shift') },
    );
    expect(screen.getByText(/nobody counted requests by model/)).toBeVisible();
    expect(
      screen.getByText(/^The rule has more models.*: acme\/Tickets_v3$/),
    ).toBeVisible();
    expect(
      screen.getByText(
        "The pool's endpoint picker does not split as the weights say: It reads llm-d.ai alone",
      ),
    ).toBeVisible();
    expect(await screen.findByRole('alert')).toHaveTextContent(
      "Not possible: this pool's endpoint picker would not follow the weights. It reads llm-d.ai alone",
    );
  });

  it('shows both weights of a shift in the rewrite, and starts it as one', async () => {
    const scaffolder = await render(passingRollout(NOW), {
      at: opened('shift'),
    });
    const diff = await screen.findByLabelText('What changes');
    expect(diff).toHaveTextContent(
      'InferenceModelRewrite chat/qwen: spec.rules[0].targets- qwen-chat-v1 weight: 90+ qwen-chat-v1 weight: 75- acme/Tickets_v2 weight: 10+ acme/Tickets_v2 weight: 25',
    );
    await user.click(
      screen.getByRole('button', { name: 'Open the pull request' }),
    );
    await waitFor(() =>
      expect(scaffolder.started).toMatchObject([
        {
          templateRef: 'template:default/canary-shift',
          values: { way: 'rewrite', route: 'qwen', canary: 'acme/Tickets_v2' },
        },
      ]),
    );
  });

  it('takes out the target that gets nothing when what fails is aborted', async () => {
    await render(failingRollout(NOW), { at: opened('abort') });
    const diff = await screen.findByLabelText('What changes');
    expect(diff).toHaveTextContent(
      /- qwen-chat-v1 weight: 90\+ qwen-chat-v1 weight: 100- acme\/Tickets_v2 weight: 10$/,
    );
    expect(
      screen.getByText(/The servers keep the canary loaded/),
    ).toBeVisible();
  });

  it('says that the old adapter goes, not a pool, where all requests are at the canary', async () => {
    await render(
      { ...undecidedRollout(NOW), weights: { stable: 0, canary: 100 } },
      { at: opened('promote') },
    );
    expect(
      await screen.findByText(
        /take the old adapter from the arguments of the servers/,
      ),
    ).toBeVisible();
    expect(
      screen.getByText(/^So long the rewrite gave the old version nothing/),
    ).toBeVisible();
  });

  it.each<[string, Partial<Rollout>, string]>([
    [
      'what applies the rewrite',
      { gitops: { ...SAMPLE_GITOPS, name: 'adapters', synced: false } },
      'GitOps: waitsapplies it after the merge',
    ],
    [
      'not what applies the pool',
      { gitops: undefined },
      'GitOps: waitsapplies it after the merge',
    ],
  ])('has the pull request, and %s', async (_, changes, sync) => {
    await render(
      { ...passingRollout(NOW), ...changes },
      { pullRequests: withPull() },
    );
    const owner = screen.queryByText(/Application argocd\/adapters · 5f2c91d/);
    expect(owner !== null).toBe(changes.gitops !== undefined);
    const progress = await screen.findByRole('region', { name: 'On its way' });
    expect(
      within(progress)
        .getAllByRole('listitem')
        .map(({ textContent }) => textContent),
    ).toEqual([expect.stringMatching(/^Pull request: onopen, by chloe/), sync]);
    expect(await findViolations(document.body)).toEqual([]);
  });
});
