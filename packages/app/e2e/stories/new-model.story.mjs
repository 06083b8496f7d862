// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { MODEL, NewModelForm, untilModelIsUp } from '../NewModelForm.mjs';

export const title =
  'A team makes a model by itself, sees it come up and asks it; the name is taken then, and other teams may not';
/** Most of it is waiting. */
export const portalName = 'changes';

/** Machines that do other work meanwhile are slow; what it took is told. */
const COMES_UP_MS = 300_000;

export async function run({ page, portal, signIn, expectComplaints, note }) {
  await signIn('Chloe');
  const form = new NewModelForm(page);
  await form.toPreview('phi-chat');
  await form.review();
  const started = Date.now();
  await form.create();
  await firstCommit(portal.url, 'team-chat/phi-chat');
  const published = Date.now() - started;
  note(`submit to repository: ${published} ms`);

  await page.getByRole('link', { name: 'See it come up' }).click();
  // The catalog reads the new entity when it gets to it, not when it is asked.
  expectComplaints(/404 .*\/phi-chat/);
  expectComplaints(/Failed to load resource.*404/);
  await untilModelIsUp(page, Date.now() + COMES_UP_MS);
  note(`submit to healthy: ${Math.round((Date.now() - started) / 1000)} s`);
  const answer = await ask(portal.simulator.gateways['prod-eu']);
  assert.equal(answer.status, 200, JSON.stringify(answer));

  await form.toPlace('phi-chat');
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

async function firstCommit(portalUrl, repository) {
  for (;;) {
    const response = await fetch(
      `${portalUrl}/api/local-git/repositories/${repository}`,
    );
    if (response.ok) return;
    await new Promise(resolve => setTimeout(resolve, 50));
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
