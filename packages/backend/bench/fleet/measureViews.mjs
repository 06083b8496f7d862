// SPDX-License-Identifier: Apache-2.0
import { setTimeout as sleep } from 'node:timers/promises';
import { entityName, GLOBAL_ENTITY, VIEWERS } from './describeFleet.mjs';
import { percentile } from './percentile.mjs';

const PER_SECOND = 100;
/** Long enough for V8 to look through the whole heap, which holds up one in three hundred. */
const SECONDS = 120;
const CATALOG_SECONDS = 30;
/** The heap comes to its size: what it is given for the first time takes it twice as long. */
const SETTLE_SECONDS = 150;
/** First answers are made, and code is compiled. */
const WARM_UP_SECONDS = 15;
const PROMISED_MS = 25;

const own = index => `/entities/component/default/${entityName(index)}`;
const everywhere = () => `/entities/component/default/${GLOBAL_ENTITY}`;
/** What Backstage itself says of the same entity. */
const catalogued = index =>
  `/api/catalog/entities/by-name/component/default/${entityName(index)}`;

/**
 * Viewers ask 100 times a second, each time for the whole answer, at moments
 * that do not wait for the answers before: what a slow one holds up counts too.
 *
 * @param read how the fleet's metrics come, where it is not page by page
 */
export async function measureViews({ backend, size, report, read = '' }) {
  const fleet = `${size.clusters} clusters x ${size.pools} pools x ${size.endpoints} endpoints${read}`;
  await askSteadily(viewer => backend.get(own(viewer), viewer), SETTLE_SECONDS);
  backend.process.startTiming();
  for (const [what, pathOf] of [
    ['a viewer’s entity', own],
    ['a model in every cluster', everywhere],
  ]) {
    const ask = viewer => backend.get(pathOf(viewer), viewer);
    await askSteadily(ask, WARM_UP_SECONDS);
    await backend.process.delays();
    const cpuBefore = await backend.process.cpuMs();
    const { failed, delays, bytes } = await askSteadily(ask, SECONDS);
    const cpuMs = (await backend.process.cpuMs()) - cpuBefore;
    const inside = await backend.process.delays();
    const at = `GET /entities of ${what}, ${PER_SECOND} requests/s, ${fleet}`;
    report({ figure: `${at}, size`, value: bytes / 1024, unit: 'KB' });
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
    for (const [name, share] of [
      ['p50', 0.5],
      ['p99', 0.99],
    ]) {
      report({
        figure: `${at}, ${name} as the backend itself has it`,
        value: percentile(inside.requestsMs, share),
        unit: 'ms',
      });
    }
    report({
      figure: `${at}, timers of the backend that came late, p99`,
      value: inside.loopMs.p99,
      unit: 'ms',
    });
    report({
      figure: `${at}, longest time in which the backend did nothing else`,
      value: inside.loopMs.max,
      unit: 'ms',
    });
    report({
      figure: `${at}, share of the time in which garbage collection held the backend up`,
      value:
        (100 * inside.pausesMs.reduce((a, b) => a + b, 0)) / (SECONDS * 1000),
      unit: '%',
    });
    report({
      figure: `${at}, longest pause of garbage collection`,
      value: Math.max(0, ...inside.pausesMs),
      unit: 'ms',
    });
    report({ figure: `${at}, failed`, value: failed, unit: 'requests' });
    report({
      figure: `${at}, share of one core`,
      value: cpuMs / (SECONDS * 1000),
      unit: 'cores',
    });
  }
  const askCatalog = viewer =>
    backend.send({ path: catalogued(viewer), viewer });
  await askSteadily(askCatalog, WARM_UP_SECONDS);
  const { delays } = await askSteadily(askCatalog, CATALOG_SECONDS);
  for (const [name, share] of [
    ['p50', 0.5],
    ['p99', 0.99],
  ]) {
    report({
      figure: `beside it Backstage’s GET /catalog/entities/by-name of a viewer’s entity, ${PER_SECOND} requests/s, ${fleet}, ${name}`,
      value: percentile(delays, share),
      unit: 'ms',
    });
  }
}

async function askSteadily(ask, seconds) {
  const begin = performance.now();
  const answers = [];
  for (let index = 0; index < seconds * PER_SECOND; index++) {
    const dueAt = begin + (index * 1000) / PER_SECOND;
    const early = dueAt - performance.now();
    if (early > 0) {
      await sleep(early);
    }
    answers.push(askOnce(ask, index % VIEWERS, dueAt));
  }
  const all = await Promise.all(answers);
  return {
    failed: all.filter(({ isGood }) => !isGood).length,
    delays: all.map(({ delay }) => delay),
    bytes: percentile(
      all.map(({ bytes }) => bytes),
      0.5,
    ),
  };
}

async function askOnce(ask, viewer, dueAt) {
  const { status, bytes } = await ask(viewer).catch(() => ({
    status: 0,
    bytes: 0,
  }));
  return { delay: performance.now() - dueAt, bytes, isGood: status === 200 };
}
