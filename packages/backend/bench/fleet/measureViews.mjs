// SPDX-License-Identifier: Apache-2.0
import { setTimeout as sleep } from 'node:timers/promises';
import { entityName, GLOBAL_ENTITY, VIEWERS } from './describeFleet.mjs';
import { percentile } from './percentile.mjs';

const PER_SECOND = 100;
const SECONDS = 30;
/** First answers are made, and code is compiled. */
const WARM_UP_SECONDS = 5;
const PROMISED_MS = 25;

const own = index => `/entities/component/default/${entityName(index)}`;
const everywhere = () => `/entities/component/default/${GLOBAL_ENTITY}`;

/**
 * Viewers ask 100 times a second, each time for the whole answer, at moments
 * that do not wait for the answers before: what a slow one holds up counts too.
 */
export async function measureViews(backend, report) {
  for (const [what, pathOf] of [
    ['a viewer’s entity', own],
    ['a model in every cluster', everywhere],
  ]) {
    await askSteadily(backend, pathOf, WARM_UP_SECONDS);
    const cpuBefore = await backend.process.cpuMs();
    const { delays, bytes } = await askSteadily(backend, pathOf, SECONDS);
    const cpuMs = (await backend.process.cpuMs()) - cpuBefore;
    const at = `GET /entities of ${what} (${Math.round(
      bytes / 1024,
    )} KB), ${PER_SECOND} requests/s`;
    report({
      figure: `${at}, p50`,
      value: percentile(delays, 0.5),
      unit: 'ms',
    });
    report({
      figure: `${at}, p99`,
      value: percentile(delays, 0.99),
      unit: 'ms',
      versus: PROMISED_MS,
    });
    report({
      figure: `${at}, share of one core`,
      value: cpuMs / (SECONDS * 1000),
      unit: 'cores',
    });
  }
}

async function askSteadily(backend, pathOf, seconds) {
  const begin = performance.now();
  const answers = Array.from(
    { length: seconds * PER_SECOND },
    async (_, index) => {
      const dueAt = begin + (index * 1000) / PER_SECOND;
      await sleep(dueAt - performance.now());
      const viewer = index % VIEWERS;
      const { status, bytes, text } = await backend.get(pathOf(viewer), viewer);
      if (status !== 200) {
        throw new Error(`${pathOf(viewer)}: ${status} ${text()}`);
      }
      return { delay: performance.now() - dueAt, bytes };
    },
  );
  const all = await Promise.all(answers);
  return {
    delays: all.map(({ delay }) => delay),
    bytes: percentile(
      all.map(({ bytes }) => bytes),
      0.5,
    ),
  };
}
