// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';

export const title =
  'A model is retired in two pull requests: requests off it first, then, after a quiet minute, all that was there for it';
/** Most of it is waiting. */
export const portalName = 'changes';

const NAME = 'phi-retired';
const POOL = `inference/v1/pools/prod-eu/chat/${NAME}`;
const PULLS = `local-git/repositories/team-chat/${NAME}/pulls`;
/** A minute, and what measuring takes to see it. */
const QUIET_MS = 300_000;
/** A busy machine is slow, not wrong. */
const APPLIED_MS = 300_000;

export async function run({ page, portal, signIn, within, note }) {
  const chloe = await clientOf(portal.url, 'user:default/chloe');
  await make(chloe);

  assert.match(await retire(chloe), /Take requests off phi-retired/);
  await mergeOnly(chloe);
  await until(APPLIED_MS, 'requests were taken off', async () => {
    const { body } = await chloe.get(POOL);
    return body.routes.length === 0;
  });
  await signIn('Chloe');
  await page.goto(`/catalog/default/component/${NAME}/inference`);
  await within(
    APPLIED_MS,
    page.getByText(/no route references the pool/).first(),
  );

  const drained = Date.now();
  await until(QUIET_MS, 'the pool may be deleted', async () => {
    const said = await retire(chloe);
    if (/Take phi-retired away/.test(said)) return true;
    assert.match(said, /can’t be deleted yet: .*Nothing was changed/);
    return false;
  });
  note(`quiet before it went: ${Math.round((Date.now() - drained) / 1000)} s`);
  await mergeOnly(chloe);
  await until(APPLIED_MS, 'the pool is gone', async () => {
    const { status } = await chloe.get(POOL);
    return status === 404;
  });
  assert.match(await retire(chloe), /Nothing is left of phi-retired/);
}

/** By the template, until its pool is up and its entity in the catalog. */
async function make(client) {
  const said = await runTask(client, 'new-model', {
    owner: 'group:default/team-chat',
    model: 'microsoft/phi-retired',
    name: NAME,
    engine: 'vllm',
    adapters: [],
    size: { replicas: 1, gpus: 1, contextLength: 4096 },
    placement: {
      cluster: 'prod-eu',
      namespace: 'chat',
      gateway: { namespace: 'inference-system', name: 'inference-gateway' },
    },
    requestSeconds: 600,
    metricsAuth: false,
  });
  assert.match(said, /status: completed/);
  await until(APPLIED_MS, 'the pool is healthy', async () => {
    const { body } = await client.get(POOL);
    return body.health === 'healthy' && body.routes.length === 1;
  });
  await until(APPLIED_MS, 'the entity is in the catalog', async () => {
    const entity = `catalog/entities/by-name/component/default/${NAME}`;
    const { status } = await client.get(entity);
    return status === 200;
  });
}

function retire(client) {
  return runTask(client, 'retire-model', {
    entity: `component:default/${NAME}`,
    namespace: 'chat',
    pool: NAME,
    quietMinutes: 1,
    unmeasured: 'refuse',
  });
}

/** What a task says until it ended, with what it put out. */
async function runTask(client, template, values) {
  const { body } = await client.post('scaffolder/v2/tasks', {
    templateRef: `template:default/${template}`,
    values,
  });
  const task = `scaffolder/v2/tasks/${body.id}`;
  await until(60_000, 'the task ended', async () => {
    const { status } = (await client.get(task)).body;
    return status === 'completed' || status === 'failed';
  });
  const { body: events } = await client.get(`${task}/events`);
  return events
    .map(
      ({ body: { message, output } }) => `${message} ${JSON.stringify(output)}`,
    )
    .join('\n');
}

/** Merges the one pull request that is open. */
async function mergeOnly(client) {
  const { body } = await client.get(PULLS);
  const open = body.items.filter(({ state }) => state === 'open');
  assert.equal(open.length, 1);
  const merged = await client.post(`${PULLS}/${open[0].number}/merge`, {});
  assert.equal(merged.status, 200);
}

async function clientOf(portalUrl, user) {
  let token;
  // Nobody can sign in before the catalog has read who there is.
  await until(APPLIED_MS, `${user} is in the catalog`, async () => {
    const signedIn = await fetch(`${portalUrl}/api/auth/demo/refresh`, {
      headers: { 'x-demo-user': user, 'x-requested-with': 'XMLHttpRequest' },
    });
    token = (await signedIn.json()).backstageIdentity?.token;
    return token !== undefined;
  });
  const ask = async (method, path, body) => {
    const response = await fetch(`${portalUrl}/api/${path}`, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    return { status: response.status, body: await response.json() };
  };
  return {
    get: path => ask('GET', path),
    post: (path, body) => ask('POST', path, body),
  };
}

async function until(withinMs, what, isSo) {
  const deadline = Date.now() + withinMs;
  while (!(await isSo())) {
    assert.ok(Date.now() < deadline, `Not in time: ${what}`);
    await new Promise(resolve => setTimeout(resolve, 1_000));
  }
}
