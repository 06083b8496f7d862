// SPDX-License-Identifier: Apache-2.0
import { writeFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { NODE_TRANSFORM, ROOT } from '../../../../scripts/portal/paths.mjs';
import { findFreePort } from '../../../../scripts/portal/ports.mjs';
import {
  catalogOf,
  configOf,
  entityName,
  VIEWERS,
  viewerName,
} from './describeFleet.mjs';
import { MeasuredProcess } from './MeasuredProcess.mjs';

/**
 * As docs/performance.md says of a fleet on one core. Node has four threads to
 * collect garbage and to compile: on one core they leave a fifth of it to the
 * thread that answers. To look through the whole heap takes it half a second:
 * with more room for what is old, and with what lies outside of the heap counted as
 * the rest is, that comes every other minute. With less room for what is young it is
 * collected more often, and holds answers up for 5 ms each time instead of 13. The
 * thread that answers looks through the heap by itself, a little at a time and early
 * enough: with a helper, which has no core, it does as much of it and more at a time.
 */
const FOR_ONE_CORE = [
  '--v8-pool-size=1',
  '--heap-growing-percent=400',
  '--external-memory-accounted-in-global-limit',
  '--no-memory-reducer',
  '--max-semi-space-size=16',
  '--no-concurrent-marking',
  '--incremental-marking-soft-trigger=85',
];
const PACKAGE = join(ROOT, 'packages/backend');

/** A backend that looks at some clusters of the fleet, asked over HTTP as by browsers. */
export class PortalBackend {
  /** Connections stay open, as browsers keep theirs. */
  #agent = new Agent({ keepAlive: true, maxSockets: 64 });
  #port;
  #tokens = [];

  /** @param prometheus what their metrics are read by, instead of page by page */
  static async start({ size, clusters, folder, core, prometheus }) {
    const port = await findFreePort();
    const config = join(folder, `app-config-${clusters.length}.json`);
    writeFileSync(
      join(folder, 'catalog.json'),
      // A YAML file of many documents, each of them JSON.
      catalogOf(clusters, size)
        .map(entity => `---\n${JSON.stringify(entity)}\n`)
        .join(''),
    );
    writeFileSync(
      config,
      JSON.stringify(configOf({ port, folder, clusters, prometheus })),
    );
    const child = new MeasuredProcess({
      name: `backend-${clusters.length}`,
      args: [
        ...FOR_ONE_CORE,
        // Such as --cpu-prof, or --trace-gc, which NODE_OPTIONS may not hold.
        ...(process.env.FLEET_NODE_OPTIONS ?? '').split(' ').filter(Boolean),
        ...['--require', NODE_TRANSFORM],
        'bench/fleet/startBackend.ts',
        ...['--config', config],
      ],
      cwd: PACKAGE,
      env: { NODE_ENV: 'production' },
      core,
      folder,
    });
    const backend = new PortalBackend(child, port);
    try {
      await backend.#waitUntilReady(size, clusters);
    } catch (error) {
      await backend.stop();
      throw error;
    }
    return backend;
  }

  constructor(child, port) {
    this.process = child;
    this.#port = port;
  }

  /** Status, length and text of an answer, as the page asks for it. */
  get(path, viewer) {
    return this.send({
      path: `/api/inference/v1${path}`,
      viewer,
      headers: { prefer: 'texts=marked' },
    });
  }

  send(asked) {
    const { method = 'GET', path, viewer, headers, body } = asked;
    return new Promise((resolve, reject) => {
      const sent = request(
        {
          ...this.#requestOf({ path, viewer, headers }),
          method,
          agent: this.#agent,
        },
        response => {
          const chunks = [];
          response.on('data', chunk => chunks.push(chunk));
          response.on('error', reject);
          response.on('end', () =>
            resolve({
              status: response.statusCode,
              bytes: chunks.reduce((sum, { length }) => sum + length, 0),
              text: () => unpack(response, Buffer.concat(chunks)),
            }),
          );
        },
      );
      sent.on('error', error => {
        // The server closed a connection that was idle, as browsers know too.
        const isIdle = sent.reusedSocket && error.code === 'ECONNRESET';
        if (isIdle) {
          resolve(this.send(asked));
        } else {
          reject(error);
        }
      });
      sent.end(body);
    });
  }

  /** Calls the listener with each server-sent event. Gives back the way to close. */
  async listen(path, viewer, onEvent) {
    const sent = request({
      ...this.#requestOf({ path: `/api/inference/v1${path}`, viewer }),
      agent: false,
    });
    const response = await new Promise((resolve, reject) => {
      sent.once('response', resolve);
      // Also after the answer began: by closing it.
      sent.on('error', reject);
      sent.end();
    });
    if (response.statusCode !== 200) {
      throw new Error(`${path}: ${response.statusCode}`);
    }
    response.on('error', () => {});
    response.on('data', chunk => {
      if (String(chunk).includes('event: changed')) {
        onEvent();
      }
    });
    return () => sent.destroy();
  }

  stop() {
    this.#agent.destroy();
    return this.process.stop();
  }

  #requestOf({ path, viewer, headers }) {
    const token = this.#tokens[viewer];
    return {
      host: '127.0.0.1',
      port: this.#port,
      path,
      headers: {
        'accept-encoding': 'gzip',
        ...headers,
        ...(token && { authorization: token }),
      },
    };
  }

  async #waitUntilReady(size, clusters) {
    await this.process.until('viewers can sign in', async () => {
      for (let index = this.#tokens.length; index < VIEWERS; index++) {
        this.#tokens.push(await this.#signIn(index));
      }
      return true;
    });
    await this.process.until('all clusters are read', async () => {
      const { text } = await this.get('/clusters', 0);
      const { items } = JSON.parse(text());
      return (
        items.length === clusters.length &&
        items.every(({ state }) => state === 'connected')
      );
    });
    await this.process.until('all pools are measured', async () => {
      const pools = await this.#allPools();
      return (
        pools.length === clusters.length * size.pools &&
        pools.every(({ load }) => load && !load.stale)
      );
    });
    await this.process.until('the catalog is read', async () => {
      if (clusters.length === 0) {
        return true;
      }
      const path = `/entities/component/default/${entityName(VIEWERS - 1)}`;
      const { status, text } = await this.get(path, 0);
      return status === 200 && JSON.parse(text()).pools.length > 0;
    });
  }

  async #signIn(index) {
    const { status, text } = await this.send({
      path: '/api/auth/demo/refresh',
      headers: { 'x-demo-user': `user:default/${viewerName(index)}` },
    });
    if (status !== 200) {
      throw new Error(`sign-in: ${status} ${text()}`);
    }
    return `Bearer ${JSON.parse(text()).backstageIdentity.token}`;
  }

  async #allPools() {
    const pools = [];
    let cursor;
    do {
      const query = cursor ? `?cursor=${encodeURIComponent(cursor)}` : '';
      const { text } = await this.get(`/pools${query}`, 0);
      const page = JSON.parse(text());
      pools.push(...page.items);
      cursor = page.cursor;
    } while (cursor);
    return pools;
  }
}

function unpack({ headers }, body) {
  const isZipped = headers['content-encoding'] === 'gzip';
  return (isZipped ? gunzipSync(body) : body).toString('utf8');
}
