// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';

export const title =
  'A team makes a model by itself and asks it within a minute; the name is taken then, and other teams may not';

const MODEL = 'microsoft/Phi-4-mini-instruct';
const FORM = '/create/templates/default/new-model';
/** From the button to the repository. */
const PUBLISHED_MS = 3_000;
const COMES_UP_MS = 60_000;

export async function run({
  page,
  portal,
  signIn,
  within,
  expectComplaints,
  note,
}) {
  await signIn('Chloe');
  await fillForm(page, { name: 'phi-chat' });
  await next(page);
  await within(30_000, page.getByText(/files, and nothing made yet/));
  await page.getByText('base/serving/pool.yaml').click();
  await page.getByText('kind: InferencePool').waitFor();

  await page.getByRole('button', { name: 'Review' }).click();
  const started = Date.now();
  await page.getByRole('button', { name: 'Create' }).click();
  await firstCommit(portal.url, 'team-chat/phi-chat');
  const published = Date.now() - started;
  note(`submit to repository: ${published} ms`);
  assert.ok(published <= PUBLISHED_MS, `repository after ${published} ms`);

  await page.getByRole('link', { name: 'See it come up' }).click();
  // The catalog reads the new entity when it gets to it, not when it is asked.
  expectComplaints(/404 .*\/phi-chat/);
  expectComplaints(/Failed to load resource.*404/);
  await untilHealthy(page, Date.now() + COMES_UP_MS);
  const answer = await ask(portal.simulator.gateways['prod-eu']);
  assert.equal(answer.status, 200, JSON.stringify(answer));

  await fillForm(page, { name: 'phi-chat' });
  await page
    .getByText(/There is a pool chat\/phi-chat in .* already/)
    .first()
    .waitFor();

  const said = await runAs(portal.url, 'user:default/samir', 'phi-stolen');
  assert.match(
    said,
    /owner: is group:default\/team-chat, for which you may not/,
  );
  const stolen = `${portal.url}/api/local-git/repositories/team-chat/phi-stolen`;
  assert.equal((await fetch(stolen)).status, 404);
}

/** What the task says that this user starts past the form, for Chloe's team. */
async function runAs(portalUrl, user, name) {
  const signedIn = await fetch(`${portalUrl}/api/auth/demo/refresh`, {
    headers: { 'x-demo-user': user, 'x-requested-with': 'XMLHttpRequest' },
  });
  const { token } = (await signedIn.json()).backstageIdentity;
  const headers = {
    authorization: `Bearer ${token}`,
    'content-type': 'application/json',
  };
  const tasks = `${portalUrl}/api/scaffolder/v2/tasks`;
  const started = await fetch(tasks, {
    method: 'POST',
    headers,
    body: JSON.stringify({
      templateRef: 'template:default/new-model',
      values: {
        owner: 'group:default/team-chat',
        model: MODEL,
        name,
        engine: 'vllm',
        adapters: [],
        size: { replicas: 1, gpus: 1, contextLength: 4096 },
        placement: {
          cluster: 'prod-us',
          namespace: 'chat',
          gateway: { namespace: 'inference-system', name: 'inference-gateway' },
        },
        requestSeconds: 60,
        metricsAuth: false,
      },
    }),
  });
  const { id } = await started.json();
  const get = async path =>
    (await fetch(`${tasks}/${path}`, { headers })).json();
  for (;;) {
    const { status } = await get(id);
    if (status === 'failed') break;
    assert.notEqual(status, 'completed');
    await new Promise(resolve => setTimeout(resolve, 250));
  }
  const events = await get(`${id}/events`);
  return events.map(({ body }) => body.message).join('\n');
}

/** The form up to the page with the gateway, filled in. */
async function fillForm(page, { name }) {
  await page.goto(FORM);
  await page.getByText('team-chat').waitFor();
  await page.getByLabel(/^Model/).fill(MODEL);
  await page.getByLabel(/^Name/).first().fill(name);
  await page.getByLabel(/^Engine/).click();
  await page.getByRole('option', { name: 'vLLM on GPUs' }).click();
  await next(page);
  await page.getByText(/About .* GiB per server: 1 GPU/).waitFor();
  await next(page);
  await page.getByRole('button', { name: /^Cluster/ }).click();
  await page.getByRole('option', { name: /^Production, Europe/ }).click();
  await page.getByText(/inference-system\/inference-gateway/).waitFor();
}

async function next(page) {
  await page.getByRole('button', { name: 'Next' }).click();
}

async function firstCommit(portalUrl, repository) {
  for (;;) {
    const response = await fetch(
      `${portalUrl}/api/local-git/repositories/${repository}`,
    );
    if (response.ok) return;
    await new Promise(resolve => setTimeout(resolve, 50));
  }
}

async function untilHealthy(page, deadline) {
  const sentence = page.getByText('2 of 2 endpoints ready.').first();
  for (;;) {
    const found = await sentence.waitFor({ timeout: 5_000 }).then(
      () => true,
      () => false,
    );
    if (found) return;
    assert.ok(Date.now() < deadline, 'The pool was not healthy in time');
    // A page of an entity that isn't there yet doesn't look again by itself.
    if ((await page.getByRole('heading', { name: 'Path' }).count()) === 0) {
      await page.reload();
    }
  }
}

async function ask(gateway) {
  const response = await fetch(`${gateway}/v1/completions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ model: MODEL, prompt: 'Hello', max_tokens: 4 }),
  });
  return { status: response.status, body: await response.text() };
}
