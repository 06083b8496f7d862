// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { PortalClient } from '../PortalClient.mjs';
import { readGitLog } from '../readGitLog.mjs';
import { RolloutPage } from '../RolloutPage.mjs';
import { until } from '../until.mjs';

export const title =
  'A canary that fails requests is failed by the verdict, goes no further and is aborted by its team; another team may do nothing of it';
/** Most of it is waiting. */
export const portalName = 'changes';

const MODEL = 'gemma-summary';
const CANARY = 'gemma-summary-v3';
const ROLLOUT = `inference/v1/rollouts/component/default/${MODEL}`;
const APPLIED_MS = 300_000;
/** A hundred requests to each version are the least. */
const JUDGED_MS = 300_000;

export async function run({
  page,
  portal,
  simulator,
  signIn,
  expectComplaints,
  note,
}) {
  const chloe = await PortalClient.signIn(portal.url, 'user:default/chloe');
  const rolloutOf = async () => (await chloe.get(ROLLOUT)).body.items[0];
  await signIn('Chloe');
  // The catalog reads the model when it gets to it.
  expectComplaints(/404/);
  const rollout = new RolloutPage(page, MODEL);
  await rollout.openWhenStartable();
  await rollout.start({
    canary: CANARY,
    percent: 10,
    image: 'vllm/vllm-openai:v0.12.0',
  });
  const began = Date.now();
  await simulator.startFault('canary-errors');
  await rollout.untilVerdict('Fail', JUDGED_MS);
  note(`failed ${Math.round((Date.now() - began) / 1000)} s after the start`);

  const errors = rollout.comparison.getByRole('row', { name: /Errors/ });
  assert.match(
    (await errors.innerText()).replaceAll(/\s+/g, ' '),
    /Errors Fail 0 % [\d.]+ % \+[\d.]+ points \((?:0|\+[\d.]+) to \+[\d.]+\)/,
  );
  const finding = page.getByText('The canary is worse than the stable version');
  await finding.first().waitFor();
  for (const step of ['Shift', 'Promote']) {
    const dialog = await rollout.ask(step);
    const refusal = await dialog.getByRole('alert').innerText();
    assert.match(refusal, /the verdict is fail/);
    const open = dialog.getByRole('button', { name: 'Open the pull request' });
    assert.equal(await open.count(), 0);
    await dialog.getByRole('button', { name: 'Cancel' }).click();
  }
  const { stable } = await rolloutOf();
  const asked = {
    entityRef: `component:default/${MODEL}`,
    cluster: 'prod-eu',
    namespace: 'chat',
    route: MODEL,
    stable: stable.name,
    canary: CANARY,
  };
  const forced = await chloe.runTask('canary-shift', {
    ...asked,
    weight: 50,
    reason: 'I do not believe it',
  });
  assert.equal(forced.status, 'failed');
  assert.match(forced.said, /the verdict is fail: .*It gets no more requests/);

  await refuseOthers({ portal, asked });
  await rollout.change('Abort');
  await rollout.untilSays('has 0 %');
  await until(APPLIED_MS, 'all requests are back', async () => {
    const { weights, steps } = await rolloutOf();
    const last = steps.at(-1);
    return (
      weights.stable === 100 &&
      weights.canary === 0 &&
      last.weight === 0 &&
      last.by === 'user:default/chloe' &&
      /\/pulls\/\d+$/.test(last.pullRequest) &&
      steps.at(-2).verdict === 'fail'
    );
  });
  const log = await readGitLog(portal.url, `team-chat/${MODEL}`);
  assert.deepEqual(
    log.slice(-2).map(commit => commit.split('\n').slice(0, 2)),
    [
      ['chloe', `Start ${CANARY} beside ${stable.name}, with 10 %`],
      ['chloe', `Send no requests to ${CANARY}`],
    ],
  );

  await page.goto('/settings');
  await page.getByTestId('user-settings-menu').click();
  await page.getByTestId('sign-out').click();
  await signIn('Samir');
  await rollout.open();
  await rollout.untilSays(/Ask its owner, group:default\/team-chat/);
  for (const name of ['Shift', 'Promote', 'Abort']) {
    assert.ok(await page.getByRole('button', { name }).isDisabled());
  }
}

/** Every template, and a merge, by somebody of another team. */
async function refuseOthers({ portal, asked }) {
  const samir = await PortalClient.signIn(portal.url, 'user:default/samir');
  const repository = `local-git/repositories/team-chat/${MODEL}`;
  for (const template of [
    'canary-start',
    'canary-shift',
    'canary-promote',
    'canary-abort',
  ]) {
    const { status, said } = await samir.runTask(template, {
      ...asked,
      weight: 20,
      reason: 'Mine is better',
    });
    assert.equal(status, 'failed', template);
    assert.match(said, /inference\.rollout\.update.*team-chat/s, template);
  }
  const { body } = await samir.get(`${repository}/pulls`);
  const [newest] = body.items;
  const merged = await samir.post(
    `${repository}/pulls/${newest.number}/merge`,
    {},
  );
  assert.equal(merged.status, 403);
}
