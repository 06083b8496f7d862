// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { PortalClient } from '../PortalClient.mjs';
import { until } from '../until.mjs';

export const title =
  'A mistake in Git is found, its patch proposed as a pull request from the finding, merged, and the model is well again';

const REPOSITORY = 'local-git/repositories/team-chat/gemma-summary';
const POOL = 'inference/v1/pools/prod-eu/chat/gemma-summary';
const FILE = 'base/serving/pool.yaml';
const MODEL = '/catalog/default/component/gemma-summary/inference';
const WRONG = 'number: 8999';
/** A busy machine is slow, not wrong. */
const APPLIED_MS = 300_000;

export async function run({ page, portal, signIn, within, expectComplaints }) {
  const chloe = await PortalClient.signIn(portal.url, 'user:default/chloe');
  await until(APPLIED_MS, 'the model is served', async () => {
    const { body } = await chloe.get(POOL);
    return body.health === 'healthy';
  });
  const right = await readFile(portal.url);
  await makeMistake(chloe, right);

  // The catalog reads the model when it gets to it.
  expectComplaints(/404/);
  await signIn('Chloe');
  await page.goto(MODEL);
  const code = page.getByText('pool-port-mismatch').first();
  await within(APPLIED_MS, code);
  await page
    .getByRole('button', { name: 'Open a pull request with this patch' })
    .click();

  const next = page.getByRole('button', { name: 'Next' });
  const review = page.getByRole('button', { name: 'Review' });
  // A form that is still reading what it was opened with may lose a click, and
  // one that goes on late takes the button away from under the next.
  await until(APPLIED_MS, 'the preview is there', async () => {
    await next.click({ timeout: 5_000 }).catch(() => {});
    return review.isVisible();
  });
  await page.getByText(FILE).first().waitFor();
  await review.click();
  await page.getByRole('button', { name: 'Create' }).click();
  const link = page.getByRole('link', { name: 'The pull request' });
  await within(APPLIED_MS, link);
  await page.goto(await link.getAttribute('href'));
  await page
    .getByText(/number: 8000/)
    .first()
    .waitFor();
  await page.getByText('What mends it:').first().waitFor();

  const { body } = await chloe.get(`${REPOSITORY}/pulls`);
  const [open] = body.items.filter(({ state }) => state === 'open');
  await merge(chloe, open.number);
  assert.equal(await readFile(portal.url), right);

  await page.goto(MODEL);
  await code.waitFor({ state: 'detached', timeout: APPLIED_MS });
  await within(
    APPLIED_MS,
    page.getByRole('article').getByText('Healthy').first(),
  );
}

/** A port that the servers don't listen on, merged as people do. */
async function makeMistake(client, right) {
  const wrong = right.replace(/number: 8000/, WRONG);
  assert.notEqual(wrong, right);
  const { body } = await client.get(REPOSITORY);
  const proposed = await client.post(`${REPOSITORY}/pulls`, {
    branch: 'other-port',
    title: 'Move the servers to another port',
    message: 'Move the servers to another port',
    base: body.commit,
    files: [{ path: FILE, content: Buffer.from(wrong).toString('base64') }],
  });
  await merge(client, proposed.body.pullRequest.number);
}

async function merge(client, number) {
  const { status } = await client.post(
    `${REPOSITORY}/pulls/${number}/merge`,
    {},
  );
  assert.equal(status, 200);
}

async function readFile(portalUrl) {
  const response = await fetch(
    `${portalUrl}/api/local-git/git/team-chat/gemma-summary/blob/main/${FILE}`,
  );
  assert.equal(response.status, 200);
  return response.text();
}
