// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { PortalClient } from '../PortalClient.mjs';
import { readGitLog } from '../readGitLog.mjs';
import { RolloutPage } from '../RolloutPage.mjs';
import { until } from '../until.mjs';

export const title =
  'A team gives another adapter of its pool a share of the requests by a rewrite, sees what it gets, shifts it and takes it back; another team may not';
/** Most of it is waiting. */
export const portalName = 'changes';

const MODEL = 'ticket-triage';
const STABLE = 'triage';
const CANARY = 'triage-v2';
const ROLLOUT = `inference/v1/rollouts/component/default/${MODEL}`;
const REASON = 'Ten tickets were read, and all were right';
const COMES_UP_MS = 300_000;
/** Servers start anew for another adapter, and then requests come one by one. */
const COUNTED_MS = 300_000;
const APPLIED_MS = 300_000;

export async function run({ page, portal, signIn, expectComplaints, note }) {
  const samir = await PortalClient.signIn(portal.url, 'user:default/samir');
  const rolloutOf = async () => (await samir.get(ROLLOUT)).body.items[0];
  await signIn('Samir');
  // The catalog reads the model when it gets to it.
  expectComplaints(/404/);
  const rollout = new RolloutPage(page, MODEL);
  await rollout.openWhenStartable();
  await until(COMES_UP_MS, `${MODEL} is up`, async () => {
    const { body } = await samir.get(
      `inference/v1/pools/prod-eu/support/${MODEL}`,
    );
    return body.health === 'healthy';
  });
  const began = Date.now();
  await rollout.start({
    canary: CANARY,
    percent: 20,
    adapter: '/adapters/triage-v2',
    servedName: STABLE,
  });
  // Five standard deviations of 120 draws are 18 points.
  await until(COUNTED_MS, '120 requests were counted', async () => {
    const { observed } = await rolloutOf();
    return observed?.requests >= 120;
  });
  await rollout.untilSays(/observed [0-9.]+ %/);
  const { share, width } = await rollout.observed();
  assert.ok(Math.abs(share - 20) < 18, `${share} % of the requests`);
  assert.ok(width > 0 && width < 25, `${width} points`);
  note(`counted ${Math.round((Date.now() - began) / 1000)} s after the start`);

  const chloe = await PortalClient.signIn(portal.url, 'user:default/chloe');
  const stolen = await chloe.runTask('canary-shift', {
    entityRef: `component:default/${MODEL}`,
    ...{ way: 'rewrite', cluster: 'prod-eu', namespace: 'support' },
    ...{ route: STABLE, stable: STABLE, canary: CANARY },
    weight: 80,
    reason: 'Ours is better',
  });
  assert.equal(stolen.status, 'failed');
  assert.match(stolen.said, /inference\.rollout\.update.*team-support/s);

  await rollout.change('Shift', { percent: 50, reason: REASON });
  await rollout.untilSays('has 50 %');
  await rollout.change('Abort');
  await rollout.untilSays('has 0 %');
  await until(APPLIED_MS, 'all requests are back', async () => {
    const { weights, steps } = await rolloutOf();
    const shares = steps.map(({ weight }) => weight);
    return (
      weights.canary === 0 &&
      weights.stable > 0 &&
      shares.join() === '0.2,0.5,0' &&
      steps.every(
        ({ by, pullRequest }) =>
          by === 'user:default/samir' && /\/pulls\/\d+$/.test(pullRequest),
      )
    );
  });

  const log = (await readGitLog(portal.url, `team-support/${MODEL}`)).slice(-3);
  assert.deepEqual(
    log.map(commit => commit.split('\n').slice(0, 2)),
    [
      ['samir', `Start ${CANARY} beside ${STABLE}, with 20 %`],
      ['samir', `Send 50 % of the requests to ${CANARY}`],
      ['samir', `Send no requests to ${CANARY}`],
    ],
  );
  assert.match(log[1], /Weights-before: 80\/20\nWeights-after: 50\/50/);
  assert.match(log[1], /Verdict: insufficient\nReason: Ten tickets were read/);
}
