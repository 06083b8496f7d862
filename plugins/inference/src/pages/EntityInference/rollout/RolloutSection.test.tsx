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
import { EntityInference } from '@inference-portal/backstage-plugin-inference-common';
import { findViolations } from '../../../__testUtils__/findViolations';
import { renderPage } from '../../../__testUtils__/renderPage';
import { FakeInferenceApi } from '../../../testing/FakeInferenceApi';
import { FakePullRequests } from '../../../testing/FakePullRequests';
import { FakeScaffolder } from '../../../testing/FakeScaffolder';
import { responseError } from '../../../testing/responseError';
import { healthyWithCanary } from '../../../testing/sampleEntities';
import { before } from '../../../testing/samplePools';
import {
  failingRollout,
  passingRollout,
  undecidedRollout,
  withRollout,
} from '../../../testing/sampleRollouts';
import { RolloutSection } from './RolloutSection';

const NOW = Date.parse('2026-11-20T14:02:07Z');
const KEY = 'prod-eu/chat/qwen-chat/0/qwen-chat-v2';
const REPOSITORY = 'https://git.example/models.git';
const PULL = 'https://git.example/models/pulls/7';
const COMMIT = 'c0ffee1d0a7b34e6c8d9f0123456789abcdef012';

function Address() {
  return <output>{decodeURIComponent(useLocation().search)}</output>;
}

async function render(
  view: EntityInference,
  options: {
    at?: string;
    pullRequests?: FakePullRequests;
    scaffolder?: FakeScaffolder | null;
    api?: FakeInferenceApi;
  } = {},
) {
  const {
    scaffolder = new FakeScaffolder(),
    api = new FakeInferenceApi(),
    ...rest
  } = options;
  const page = await renderPage(
    <>
      <RolloutSection view={view} />
      <Address />
    </>,
    api,
    { ...rest, scaffolder: scaffolder ?? undefined },
  );
  return { ...page, scaffolder: scaffolder ?? new FakeScaffolder() };
}

const passing = () => withRollout(NOW, passingRollout(NOW));
const pull = {
  number: 7,
  title: 'Shift qwen-chat-v2 to 50 %',
  state: 'open' as const,
  author: 'user:default/chloe',
  head: { branch: 'rollout/qwen-chat', commit: COMMIT },
  updatedAt: before(NOW, 20),
  entityRef: 'component:default/qwen-chat',
  url: PULL,
  diff: '-          weight: 90\n+          weight: 50\n',
  mergeable: true,
};

function withPull(changes: object = {}) {
  const pullRequests = new FakePullRequests();
  pullRequests.repositories.set(REPOSITORY, [{ ...pull, ...changes }]);
  return pullRequests;
}

const stages = () =>
  within(screen.getByRole('region', { name: 'On its way' }))
    .getAllByRole('listitem')
    .map(({ textContent }) => textContent);

describe('RolloutSection', () => {
  const user = userEvent.setup({ advanceTimers: jest.advanceTimersByTime });
  beforeEach(() => jest.useFakeTimers({ now: NOW }));
  afterEach(() => jest.useRealTimers());

  it('tells configured against observed, and where it was counted', async () => {
    await render(passing());
    const split = screen.getByText(/observed 9\.4 %/);
    expect(split).toHaveTextContent(
      'Configured 10 %, observed 9.4 % (7.9 % to 11 %), 4,212 requests',
    );
    act(() => split.focus());
    expect(split).toHaveAccessibleDescription(
      /weights 90 and 10 .*gateway inference-gateway-5c9d:15020/,
    );
  });

  it('compares signal by signal, in words where it is drawn', async () => {
    await render(passing());
    const table = screen.getByRole('table', {
      name: 'Stable and canary compared',
    });
    const rows = within(table).getAllByRole('row').slice(1);
    expect(
      rows.map(row =>
        within(row)
          .getAllByRole('cell')
          .map(({ textContent }) => textContent),
      ),
    ).toEqual([
      [
        'Errors',
        'Pass',
        '1.2 %',
        '1.5 %',
        '+0.3 points (-0.9 to +1.8)',
        '0.31',
        '3,816 / 396',
      ],
      [
        'TTFT',
        'Pass',
        '118 ms',
        '131 ms',
        '× 1.08 (× 0.97 to × 1.19)',
        '0.043',
        '3,770 / 390',
      ],
    ]);
    const verdict = within(rows[0]).getByText('Pass').closest('[data-tip]');
    fireEvent.mouseEnter(verdict ?? rows[0]);
    expect(
      await screen.findByText('At most 1.8 points more of the requests fail'),
    ).toBeVisible();
    const value = within(rows[1]).getByText('131 ms');
    act(() => value.focus());
    expect(value).toHaveAccessibleDescription(
      /^Time to first token, median\. Counted by model servers of both pools, .+ p95 455 ms\.$/,
    );
  });

  it('tells each step: when, how much, who, by what, and how it went', async () => {
    await render(passing());
    const steps = screen.getByRole('table', { name: 'Steps' });
    const [newest, second, first] = within(steps).getAllByRole('row').slice(1);
    expect(newest).toHaveTextContent(/10 %––Pass$/);
    expect(second).toHaveTextContent(
      /20 %sofiaPull request.*Not enough to tell: Testers are contentNot enough to tell$/,
    );
    expect(first).toHaveTextContent(
      /5 %chloePull request.*Not enough to tell$/,
    );
    expect(
      within(first).getByRole('link', { name: /^Pull request/ }),
    ).toHaveAttribute('href', passingRollout(NOW).steps[0].pullRequest);
    expect(
      within(newest).getByRole('img', { name: /who asked for it/ }),
    ).toBeInTheDocument();
  });

  it('says when it can decide, that times are not judged, and the limits', async () => {
    const { unmount } = await render(withRollout(NOW, undecidedRollout(NOW)));
    expect(screen.getByText(/^in about 29 min/)).toHaveTextContent(
      'in about 29 min; 322 requests to the canary decide',
    );
    expect(
      screen.getByText(/^not yet: times are not judged/),
    ).toHaveTextContent('its first requests came 2 min ago');
    expect(screen.getByText(/nobody counted requests by pool/)).toBeVisible();
    unmount();
    await render(passing());
    expect(
      screen.getByRole('list', { name: 'Limits of the canary alone' }),
    ).toHaveTextContent(
      'Pass Whole request at most 9 s: 3.1 % of the requests take longer',
    );
  });

  it('warns where the cluster is not as Git, and where weights are not followed', async () => {
    await render(
      withRollout(NOW, {
        ...passingRollout(NOW),
        drift: 'kubectl-edit wrote the rules',
        providerSupport: { ok: false, reason: 'It takes the first pool only' },
      }),
    );
    expect(
      screen.getAllByRole('status').map(({ textContent }) => textContent),
    ).toEqual(
      expect.arrayContaining([
        "The cluster's weights are not those of Git: kubectl-edit wrote the rules",
        'The gateway does not split as the weights say: It takes the first pool only',
      ]),
    );
  });

  it('says what a shift will do, asks once, and starts the template', async () => {
    const { scaffolder } = await render(passing());
    await user.click(screen.getByRole('button', { name: 'Shift' }));
    const dialog = within(
      await screen.findByRole('dialog', {
        name: 'Shift requests to qwen-chat-v2?',
      }),
    );
    expect(
      screen.getByText(`?rollout=${KEY}&rolloutStep=shift`),
    ).toBeInTheDocument();
    const weight = dialog.getByLabelText("Canary's share in per cent");
    expect(weight).toHaveValue(25);
    await user.clear(weight);
    expect(dialog.getByText(/^A whole number from 0 to 99/)).toBeVisible();
    await user.type(weight, '50');
    expect(dialog.getByLabelText('What changes')).toHaveTextContent(
      '- qwen-chat-v1 weight: 90+ qwen-chat-v1 weight: 50- qwen-chat-v2 weight: 10+ qwen-chat-v2 weight: 50',
    );
    await user.click(
      dialog.getByRole('button', { name: 'Open the pull request' }),
    );
    await waitFor(() => expect(scaffolder.started).toHaveLength(1));
    expect(scaffolder.started).toEqual([
      {
        templateRef: 'template:default/canary-shift',
        values: {
          entityRef: 'component:default/qwen-chat',
          cluster: 'prod-eu',
          namespace: 'chat',
          route: 'qwen-chat',
          rule: 0,
          stable: 'qwen-chat-v1',
          canary: 'qwen-chat-v2',
          weight: 50,
        },
      },
    ]);
    expect(
      await screen.findByText(`?rollout=${KEY}&rolloutTask=task-1`),
    ).toBeInTheDocument();
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
  });

  it('tells before a shift what it will see, and by the share that is typed', async () => {
    const api = new FakeInferenceApi();
    api.forecast = {
      requestsPerSecond: 26,
      needed: { stable: 700, canary: 700 },
      decidesAfterMs: 174_000,
      reason: 'About 700 requests to the canary decide',
    };
    await render(passing(), {
      at: `/?rollout=${KEY}&rolloutStep=shift`,
      api,
    });
    const share = await screen.findByLabelText(/^Canary's share/);
    fireEvent.change(share, { target: { value: '50' } });
    expect(
      await screen.findByText(
        /^At 50 % the canary gets about 13 requests per second; decided about 2 min.* after the step began; about 700 requests/,
      ),
    ).toBeInTheDocument();
    expect(api.asked).toContain(
      'forecast pools prod-eu/chat/qwen-chat 0 qwen-chat-v2 0.5',
    );
  });

  it('asks for a reason where nothing is decided', async () => {
    const { scaffolder } = await render(
      withRollout(NOW, undecidedRollout(NOW)),
      { at: `/?rollout=${KEY}&rolloutStep=promote` },
    );
    const confirm = await screen.findByRole('button', {
      name: 'Open the pull request',
    });
    expect(confirm).toBeDisabled();
    await user.type(screen.getByLabelText(/^Reason/), '  load test passed ');
    await user.click(confirm);
    await waitFor(() =>
      expect(scaffolder.started).toMatchObject([
        {
          templateRef: 'template:default/canary-promote',
          values: { reason: 'load test passed' },
        },
      ]),
    );
  });

  it('takes the old pool away after a bake time, without a reason', async () => {
    const { scaffolder } = await render(
      withRollout(NOW, {
        ...undecidedRollout(NOW),
        weights: { stable: 0, canary: 100 },
      }),
      { at: `/?rollout=${KEY}&rolloutStep=promote` },
    );
    const minutes = await screen.findByLabelText(/^Minutes without/);
    const confirm = screen.getByRole('button', {
      name: 'Open the pull request',
    });
    expect(minutes).toHaveValue(60);
    await user.clear(minutes);
    expect(confirm).toBeDisabled();
    await user.type(minutes, '5');
    await user.click(confirm);
    await waitFor(() =>
      expect(scaffolder.started).toMatchObject([
        {
          templateRef: 'template:default/canary-promote',
          values: { bakeMinutes: 5 },
        },
      ]),
    );
  });

  it.each(['shift', 'promote'])('refuses to %s what fails', async step => {
    await render(withRollout(NOW, failingRollout(NOW)), {
      at: `/?rollout=${KEY}&rolloutStep=${step}`,
    });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      /^Not possible: the verdict is fail/,
    );
    expect(
      screen.queryByRole('button', { name: 'Open the pull request' }),
    ).not.toBeInTheDocument();
  });

  it('lets what fails be aborted, and says why it could not be started', async () => {
    const scaffolder = new FakeScaffolder();
    scaffolder.refusal = await responseError(
      403,
      'NotAllowedError',
      'Not of team-chat',
    );
    await render(withRollout(NOW, failingRollout(NOW)), { scaffolder });
    await user.click(screen.getByRole('button', { name: 'Abort' }));
    expect(await screen.findByLabelText('What changes')).toHaveTextContent(
      '+ qwen-chat-v1 weight: 100',
    );
    await user.click(
      screen.getByRole('button', { name: 'Open the pull request' }),
    );
    expect(await screen.findByRole('alert')).toHaveTextContent(
      /^It was not started: .*Not of team-chat/,
    );
  });

  it('tells who may not why, and whom to ask', async () => {
    await render(
      {
        ...passing(),
        access: { canRollout: false, reason: 'Ask group:default/team-chat' },
      },
      { at: `/?rollout=${KEY}&rolloutStep=abort`, pullRequests: withPull() },
    );
    expect(screen.getByRole('button', { name: 'Abort' })).toBeDisabled();
    expect(
      screen.getByRole('group', { name: 'Change the rollout' }),
    ).toHaveAccessibleDescription('Ask group:default/team-chat');
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
    await screen.findByText('open, by chloe');
    expect(stages()).toHaveLength(2);
    expect(
      screen.queryByRole('button', { name: 'Merge' }),
    ).not.toBeInTheDocument();
  });

  it('says that forms are missing where the portal has none', async () => {
    await render(passing(), { scaffolder: null });
    expect(screen.getByRole('button', { name: 'Shift' })).toBeDisabled();
    expect(
      screen.getByRole('group', { name: 'Change the rollout' }),
    ).toHaveAccessibleDescription(/^The portal has no forms installed/);
  });

  it('follows a task to its pull request, merges it, and waits for GitOps', async () => {
    const scaffolder = new FakeScaffolder();
    const pullRequests = withPull();
    await render(passing(), {
      scaffolder,
      pullRequests,
      at: `/?rollout=${KEY}&rolloutTask=task-1`,
    });
    await screen.findByText('has 10 %, wants 50 %');
    expect(stages()).toEqual([
      'Task: onedits the repositoryLog of the task',
      'Pull request: waitsnot opened yet',
      'GitOps: waitsapplies it after the merge',
      'Cluster: waitshas 10 %, wants 50 %',
    ]);
    await act(async () => scaffolder.complete({ links: [{ url: PULL }] }));
    expect(stages()).toEqual([
      'Task: doneedited the repositoryLog of the task',
      expect.stringMatching(/^Pull request: onopen, by chloePull request #7/),
      'GitOps: waitsapplies it after the merge',
      'Cluster: waitshas 10 %, wants 50 %',
    ]);
    pullRequests.repositories.set(REPOSITORY, [
      {
        ...pull,
        state: 'merged',
        merged: { at: before(NOW, 1), by: 'user:default/dan', commit: COMMIT },
      },
    ]);
    await user.click(screen.getByRole('button', { name: 'Merge' }));
    expect(pullRequests.done).toEqual([`merge ${PULL} ${COMMIT}`]);
    await waitFor(() =>
      expect(stages().slice(1)).toEqual([
        expect.stringMatching(/^Pull request: donemerged by dan/),
        'GitOps: onhas 5f2c91d, waits for c0ffee1d',
        'Cluster: waitshas 10 %, wants 50 %',
      ]),
    );
  });

  it('says why a task failed, and why a merge did', async () => {
    const scaffolder = new FakeScaffolder();
    const { unmount } = await render(passing(), {
      scaffolder,
      at: `/?rollout=${KEY}&rolloutTask=task-1`,
    });
    await screen.findByText('has 10 %, wants 50 %');
    await act(async () => scaffolder.fail('The verdict is fail'));
    expect(stages()).toContain(
      'Task: failedThe verdict is failLog of the task',
    );
    await user.click(screen.getByRole('button', { name: 'Dismiss' }));
    expect(
      screen.queryByRole('region', { name: 'On its way' }),
    ).not.toBeInTheDocument();
    unmount();

    const pullRequests = withPull();
    pullRequests.refusal = await responseError(
      409,
      'ConflictError',
      'route.yaml changed on both sides',
    );
    await render(passing(), { pullRequests });
    await user.click(await screen.findByRole('button', { name: 'Merge' }));
    expect(await screen.findByRole('alert')).toHaveTextContent(
      /route\.yaml changed on both sides/,
    );
  });

  it('only links to a pull request of a foreign repository', async () => {
    const scaffolder = new FakeScaffolder();
    await render(passing(), {
      scaffolder,
      at: `/?rollout=${KEY}&rolloutTask=task-1`,
    });
    await screen.findByText('has 10 %, wants 50 %');
    await act(async () => {
      scaffolder.complete({
        links: [{ url: 'https://github.com/acme/models/pull/12' }],
      });
    });
    expect(
      within(
        await screen.findByRole('region', { name: 'On its way' }),
      ).getByRole('link', { name: /^Pull request/ }),
    ).toHaveAttribute('href', 'https://github.com/acme/models/pull/12');
    expect(
      screen.queryByRole('button', { name: 'Merge' }),
    ).not.toBeInTheDocument();
  });

  it('leads to the filled form where a rule has one pool', async () => {
    const view = healthyWithCanary(NOW);
    const [route] = view.routes;
    await render({
      ...view,
      routes: [{ ...route, rule: 2, backends: [route.backends[0]] }],
    });
    const { searchParams, pathname } = new URL(
      screen
        .getByRole('button', { name: /^Start a canary: .*rule 2/ })
        .getAttribute('href') ?? '',
      'http://portal',
    );
    expect(pathname).toBe('/create/templates/default/canary-start');
    expect(JSON.parse(searchParams.get('formData') ?? '')).toEqual({
      entityRef: 'component:default/qwen-chat',
      cluster: 'prod-eu',
      namespace: 'chat',
      route: 'qwen-chat',
      rule: 2,
      stable: 'qwen-chat-v1',
    });
  });

  it('lets the pull request of a start be merged before there is a rollout', async () => {
    const view = healthyWithCanary(NOW);
    const [route] = view.routes;
    const pullRequests = withPull({ title: 'Start qwen-chat-v2' });
    await render(
      { ...view, routes: [{ ...route, backends: [route.backends[0]] }] },
      { pullRequests },
    );
    expect(
      await screen.findByText('On its way: Start qwen-chat-v2'),
    ).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Merge' }));
    expect(pullRequests.done).toEqual([`merge ${PULL} ${COMMIT}`]);
  });

  it('is not there where nothing can be rolled out', async () => {
    await render({ ...healthyWithCanary(NOW), routes: [] });
    expect(
      screen.queryByRole('region', { name: 'Rollout' }),
    ).not.toBeInTheDocument();
  });

  it.each([
    ['passes', passingRollout, ''],
    ['is undecided', undecidedRollout, `?rollout=${KEY}&rolloutStep=shift`],
    ['fails', failingRollout, `?rollout=${KEY}&rolloutStep=promote`],
  ])('can be used by everybody where it %s', async (_, sample, at) => {
    await render(withRollout(NOW, sample(NOW)), {
      at: `/${at}`,
      pullRequests: withPull(),
    });
    await screen.findByText('open, by chloe');
    expect(await findViolations(document.body)).toEqual([]);
  });
});
