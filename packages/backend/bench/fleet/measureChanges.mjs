// SPDX-License-Identifier: Apache-2.0
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { ADMIN, clustersOf, entityName, poolOf } from './describeFleet.mjs';
import { percentile } from './percentile.mjs';

const CHANGES = 60;
const PROMISED_MS = 500;
const PATIENCE_MS = 20_000;

/**
 * From a write to a cluster's API server to the event that tells a viewer of it, and
 * from when that server told those who watch: simulated ones, fifty in a process that is
 * busy, take their time to write. Measures change the answer too, so an event counts once
 * the answer has what was written.
 */
export async function measureChanges({ backend, clusters, size, report }) {
  const [cluster] = clustersOf(clusters, 0);
  const entity = `/entities/component/default/${entityName(0)}`;
  const path = `${cluster.url}/apis/gateway.networking.k8s.io/v1/namespaces/${
    poolOf(size, 0).namespace
  }/httproutes`;
  const route = await findRoute(path, poolOf(size, 0).name);
  const watch = await watchTimeouts(path, route);
  const delays = [];
  const sinceTold = [];
  for (let change = 0; change < CHANGES; change++) {
    const timeout = `${700 + change}s`;
    const { writtenAt, seenAt } = await timeChange({
      backend,
      entity,
      isThere: text => text.includes(`"${timeout}"`),
      write: () => patchTimeout(`${path}/${route.metadata.name}`, timeout),
    });
    delays.push(seenAt - writtenAt);
    sinceTold.push(seenAt - watch.toldAt(timeout));
    // At any moment of what the backend does by the clock.
    await sleep(Math.random() * 400);
  }
  watch.stop();
  for (const [what, times] of [
    ['change in a cluster to event', delays],
    [
      'change in a cluster to event, since its API server told of it',
      sinceTold,
    ],
  ]) {
    for (const [name, share] of [
      ['p50', 0.5],
      ['p95', 0.95],
    ]) {
      report({
        figure: `${what}, ${name} of ${CHANGES}`,
        value: percentile(times, share),
        unit: 'ms',
        ...(share === 0.95 && { versus: PROMISED_MS }),
      });
    }
  }
}

/** Notes when a route's timeouts come by a watch, as the backend's do. */
async function watchTimeouts(path, { metadata: { name, resourceVersion } }) {
  const stopped = new AbortController();
  const response = await fetch(
    `${path}?watch=true&resourceVersion=${resourceVersion}`,
    {
      headers: { authorization: `Bearer ${ADMIN}` },
      signal: stopped.signal,
    },
  );
  const toldAt = new Map();
  const read = async () => {
    const lines = createInterface({ input: Readable.fromWeb(response.body) });
    for await (const line of lines) {
      const { metadata, spec } = JSON.parse(line).object;
      const timeout = spec.rules[0].timeouts?.request;
      // Its status changes a little later.
      if (metadata.name === name && !toldAt.has(timeout)) {
        toldAt.set(timeout, performance.now());
      }
    }
  };
  read().catch(() => {
    // Stopped; whoever asks for a time that is not there is told.
  });
  return {
    stop: () => stopped.abort(),
    toldAt: timeout => {
      const at = toldAt.get(timeout);
      if (at === undefined) {
        throw new Error(`No watch of ${name} told of timeout ${timeout}`);
      }
      return at;
    },
  };
}

async function timeChange({ backend, entity, isThere, write }) {
  let writtenAt = Infinity;
  let close = () => {};
  const seen = new Promise((resolve, reject) => {
    const timer = setTimeout(
      () => reject(new Error(`No event told of the change: ${entity}`)),
      PATIENCE_MS,
    );
    backend
      .listen(`${entity}/events`, 0, async () => {
        const at = performance.now();
        if (at < writtenAt) {
          return;
        }
        const answer = await backend.get(entity, 0).catch(reject);
        if (answer && isThere(answer.text())) {
          clearTimeout(timer);
          resolve({ writtenAt, seenAt: at });
        }
      })
      .then(async stop => {
        close = stop;
        writtenAt = performance.now();
        await write();
      })
      .catch(reject);
  });
  try {
    return await seen;
  } finally {
    close();
  }
}

async function findRoute(path, pool) {
  const { items } = await ask(path);
  const found = items.find(({ spec }) =>
    JSON.stringify(spec.rules).includes(`"name":"${pool}"`),
  );
  if (!found) {
    throw new Error(`${path} has no route to ${pool}`);
  }
  return found;
}

function patchTimeout(path, timeout) {
  return ask(path, {
    method: 'PATCH',
    headers: { 'content-type': 'application/json-patch+json' },
    body: JSON.stringify([
      {
        op: 'add',
        path: '/spec/rules/0/timeouts',
        value: { request: timeout },
      },
    ]),
  });
}

async function ask(url, options) {
  const response = await fetch(url, {
    ...options,
    headers: { ...options?.headers, authorization: `Bearer ${ADMIN}` },
  });
  if (!response.ok) {
    throw new Error(`${url}: ${response.status} ${await response.text()}`);
  }
  return response.json();
}
