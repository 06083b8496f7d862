// SPDX-License-Identifier: Apache-2.0
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { findFreePort } from '../../../../scripts/portal/ports.mjs';
import { ADMIN } from './describeFleet.mjs';
import { MeasuredProcess } from './MeasuredProcess.mjs';

const BINARY = process.env.PROMETHEUS || 'prometheus';
const SCRAPE_SECONDS = 15;
const METRICS_PORTS = [8000, 9090, 15020];
/** So long one cluster's answer is given to the others, which are like it. */
const KEEP_MS = 15_000;

export function hasPrometheus() {
  return spawnSync(BINARY, ['--version']).status === 0;
}

/**
 * A real Prometheus that scrapes one of the clusters, and the API of all of them:
 * they are alike, so that each query is asked once a round. What fifty of them
 * would take of this machine is theirs and not the backend's.
 */
export async function startPrometheus({ clusters, folder, core }) {
  const [cluster] = clusters;
  const port = await findFreePort();
  const config = join(folder, 'prometheus.json');
  const data = join(folder, 'prometheus');
  mkdirSync(data);
  writeFileSync(
    config,
    JSON.stringify(configOf(cluster, await pagesOf(cluster))),
  );
  const server = new MeasuredProcess({
    name: 'prometheus',
    command: [BINARY],
    args: [
      `--config.file=${config}`,
      `--storage.tsdb.path=${data}`,
      `--web.listen-address=127.0.0.1:${port}`,
    ],
    cwd: folder,
    core,
    folder,
    yields: true,
  });
  await server.until('Prometheus is ready', async () => {
    const { ok } = await fetch(`http://127.0.0.1:${port}/-/ready`);
    return ok;
  });
  const front = await startFront(port);
  // Rates need two readings of each page.
  await sleep(2 * SCRAPE_SECONDS * 1000);
  return {
    url: front.url,
    stop: async () => {
      await front.stop();
      await server.stop();
    },
  };
}

/** `namespace`, `pod` and path of each page of metrics, through the API server. */
async function pagesOf({ url }) {
  const response = await fetch(`${url}/api/v1/pods`, {
    headers: { authorization: `Bearer ${ADMIN}` },
  });
  const { items } = await response.json();
  return items.flatMap(({ metadata: { namespace, name }, spec }) =>
    spec.containers
      .flatMap(({ ports = [] }) => ports.map(each => each.containerPort))
      .filter(each => METRICS_PORTS.includes(each))
      .map(each => ({
        namespace,
        pod: name,
        path: `/api/v1/namespaces/${namespace}/pods/${name}:${each}/proxy/metrics`,
      })),
  );
}

/** JSON is YAML too. */
function configOf({ url }, pages) {
  return {
    global: {
      scrape_interval: `${SCRAPE_SECONDS}s`,
      scrape_timeout: `${SCRAPE_SECONDS}s`,
    },
    scrape_configs: [
      {
        job_name: 'pods',
        authorization: { credentials: ADMIN },
        static_configs: pages.map(({ namespace, pod, path }) => ({
          targets: [new URL(url).host],
          labels: { namespace, pod, __metrics_path__: path, instance: path },
        })),
      },
    ],
  };
}

async function startFront(port) {
  const kept = new Map();
  const ask = (path, body, headers) => {
    const key = `${path} ${body}`;
    const known = kept.get(key);
    if (known && performance.now() - known.at < KEEP_MS) {
      return known.answer;
    }
    const answer = send({ port, path, body, headers });
    kept.set(key, { at: performance.now(), answer });
    return answer;
  };
  const server = createServer(async (asked, answer) => {
    const chunks = [];
    for await (const chunk of asked) {
      chunks.push(chunk);
    }
    const { status, headers, body } = await ask(
      asked.url,
      Buffer.concat(chunks),
      asked.headers,
    );
    answer.writeHead(status, headers).end(body);
  });
  await new Promise(done => {
    server.listen(0, '127.0.0.1', done);
  });
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    stop: () =>
      new Promise(done => {
        server.close(done);
        server.closeAllConnections();
      }),
  };
}

/** Zipped, as each cluster's own would answer. */
async function send({ port, path, body, headers }) {
  const response = await fetch(`http://127.0.0.1:${port}${path}`, {
    method: 'POST',
    headers: { 'content-type': headers['content-type'] },
    body,
  });
  return {
    status: response.status,
    headers: {
      'content-type': response.headers.get('content-type'),
      'content-encoding': 'gzip',
    },
    body: gzipSync(await response.text()),
  };
}
