// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { PortalClient } from '../PortalClient.mjs';
import { readGitLog } from '../readGitLog.mjs';
import { RolloutPage } from '../RolloutPage.mjs';
import { until } from '../until.mjs';

export const title =
  'A team starts a canary, sees what it gets, shifts it by a reason, promotes it by its verdict and takes the old version away';
/** Most of it is waiting, and the model is another one afterwards. */
export const portalName = 'rollouts';

const MODEL = 'gemma-summary';
const CANARY = 'gemma-summary-v2';
const REASON = 'Testers are content, and nights are quiet';
/** Caches have to be warm for two minutes, and times to differ by less than the margin. */
const JUDGED_MS = 600_000;
/** A minute without requests, and what measuring takes to see it. */
const BAKED_MS = 300_000;
const APPLIED_MS = 300_000;

export async function run({ page, portal, signIn, expectComplaints, note }) {
  const chloe = await PortalClient.signIn(portal.url, 'user:default/chloe');
  await signIn('Chloe');
  // The catalog reads the model when it gets to it.
  expectComplaints(/404/);
  const isHealthy = async pool => {
    const { body } = await chloe.get(`inference/v1/pools/prod-eu/chat/${pool}`);
    return body.health === 'healthy';
  };
  const rollout = new RolloutPage(page, MODEL);
  await rollout.openWhenStartable();
  await until(APPLIED_MS, `${MODEL} is up`, () => isHealthy(MODEL));
  const began = Date.now();
  await rollout.start({
    canary: CANARY,
    percent: 10,
    image: 'vllm/vllm-openai:v0.12.0',
  });
  await until(APPLIED_MS, `${CANARY} is up`, () => isHealthy(CANARY));
  await rollout.untilSays(/observed [0-9.]+ %/);
  const early = await rollout.observed();
  await until(60_000, 'the interval gets narrower', async () => {
    const { width, requests } = await rollout.observed();
    return width < early.width && requests >= early.requests + 200;
  });

  await rollout.change('Shift', { percent: 50, reason: REASON });
  await rollout.untilSays('has 50 %');
  await rollout.untilVerdict('Pass', JUDGED_MS);
  note(`judged ${Math.round((Date.now() - began) / 1000)} s after the start`);
  assert.match(await rollout.comparison.innerText(), /TTFT/);

  await rollout.change('Promote');
  await rollout.untilSays('has 100 %');
  assert.equal(await rollout.retire(), false, 'It was taken away too early');
  await until(BAKED_MS, 'the old pool may be taken away', () =>
    rollout.retire(),
  );
  await until(APPLIED_MS, 'only the new pool is left', async () => {
    const { body } = await chloe.get('inference/v1/pools?q=gemma-summary');
    return body.items.map(({ name }) => name).join() === CANARY;
  });

  // Others changed the repository before.
  const log = (await readGitLog(portal.url, `team-chat/${MODEL}`)).slice(-4);
  assert.deepEqual(
    log.map(commit => commit.split('\n').slice(0, 2)),
    [
      ['chloe', `Start ${CANARY} beside ${MODEL}, with 10 %`],
      ['chloe', `Send 50 % of the requests to ${CANARY}`],
      ['chloe', `Send all requests to ${CANARY}`],
      ['chloe', `Take ${MODEL} away, ${CANARY} has its place`],
    ],
  );
  assert.match(log[1], /Weights-before: 90\/10\nWeights-after: 50\/50/);
  assert.match(log[1], /Verdict: insufficient\nReason: Testers are content/);
  assert.match(log[2], /Weights-after: 0\/100\nVerdict: pass\nAsked-for-by: /);
}
