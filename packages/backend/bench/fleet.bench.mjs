// SPDX-License-Identifier: Apache-2.0
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { keepToCore } from './fleet/MeasuredProcess.mjs';
import { measureByPrometheus } from './fleet/measureByPrometheus.mjs';
import { measureChanges } from './fleet/measureChanges.mjs';
import { measureUpstream } from './fleet/measureUpstream.mjs';
import { measureViews } from './fleet/measureViews.mjs';
import { PortalBackend } from './fleet/PortalBackend.mjs';
import { readFigures } from './fleet/readFigures.mjs';
import { readSize } from './fleet/readSize.mjs';
import { startFleet } from './fleet/startFleet.mjs';

const BACKEND_CORE = 0;
/** The simulator's, and this process's. */
const OTHER_CORE = 1;
const ROUND_MS = 15_000;
const ROUNDS = 12;
const KB_PER_ENDPOINT = 16;

/** In this order. */
const MEASURES = {
  views: measureViews,
  changes: measureChanges,
  upstream: measureUpstream,
};
const BY_PAGES = ['cost', ...Object.keys(MEASURES)];

/**
 * A backend that collects simulated clusters over HTTP, on a core of its own:
 * what it costs, how it grows, how soon it answers and tells. `FLEET=6x4x2`
 * makes the fleet smaller, and `FLEET_FIGURES=views,changes` leaves out others,
 * of cost, views, changes, upstream, prometheus.
 */
export default async function bench(report) {
  const size = readSize();
  const isWanted = readFigures([...BY_PAGES, 'prometheus']);
  const folder = mkdtempSync(join(tmpdir(), 'inference-fleet-'));
  keepToCore(OTHER_CORE);
  collectSeldom();
  try {
    if (BY_PAGES.some(isWanted)) {
      await measureByPages({ size, folder, isWanted, report });
    }
    if (isWanted('prometheus')) {
      const cores = { backend: BACKEND_CORE, others: OTHER_CORE };
      await measureByPrometheus({ size, folder, cores, report });
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Viewers wait for garbage of the portal, and not for this process's. */
function collectSeldom() {
  setFlagsFromString('--heap-growing-percent=400');
  setFlagsFromString('--external-memory-accounted-in-global-limit');
  setFlagsFromString('--no-memory-reducer');
  // On a core that it shares it would wait for its helpers to have their turn.
  setFlagsFromString('--no-parallel-scavenge');
}

/** Every page of metrics through the API servers: the dearest way. */
async function measureByPages({ size, folder, isWanted, report }) {
  const fleet = await startFleet({ size, folder, core: OTHER_CORE });
  const start = clusters =>
    PortalBackend.start({ size, clusters, folder, core: BACKEND_CORE });
  try {
    const smaller = isWanted('cost') && (await measureSmaller(fleet, start));
    const backend = await start(fleet.clusters);
    try {
      if (smaller) {
        const large = await measureCost(backend);
        reportCost({ size, ...smaller, large, report });
      }
      for (const [name, measure] of Object.entries(MEASURES)) {
        if (isWanted(name)) {
          await measure({ backend, ...fleet, size, report });
        }
      }
    } finally {
      await backend.stop();
    }
  } finally {
    await fleet.stop();
  }
}

/** What costs nothing of clusters, and what a tenth of them costs. */
async function measureSmaller({ clusters }, start) {
  const few = Math.max(1, Math.round(clusters.length / 10));
  const costOf = async some => {
    const backend = await start(some);
    try {
      return await measureCost(backend);
    } finally {
      await backend.stop();
    }
  };
  const none = await costOf([]);
  const small = await costOf(clusters.slice(0, few));
  return { few, none, small };
}

/** CPU of a round, over several, and what is in memory after them. */
async function measureCost(backend) {
  const before = await backend.process.cpuMs();
  await sleep(ROUNDS * ROUND_MS);
  const roundMs = ((await backend.process.cpuMs()) - before) / ROUNDS;
  const bytes = await backend.process.bytes();
  return { roundMs, bytes };
}

function reportCost({ size, few, none, small, large, report }) {
  const { clusters, pools, endpoints } = size;
  const fleet = `${clusters} clusters x ${pools} pools x ${endpoints} endpoints`;
  const grows = clusters / few;
  report({
    figure: `CPU of one collection round, ${fleet}`,
    value: large.roundMs,
    unit: 'ms',
    versus: ROUND_MS,
  });
  report({
    figure: `memory per endpoint with all that is known of it and 1 h of history, ${fleet}`,
    // By what more clusters add: what the first one loads stays as it is.
    value:
      (large.bytes - small.bytes) /
      ((clusters - few) * pools * endpoints) /
      1024,
    unit: 'KB',
    versus: KB_PER_ENDPOINT,
  });
  report({
    figure: `growth of CPU from ${few} to ${clusters} clusters`,
    value: (large.roundMs - none.roundMs) / (small.roundMs - none.roundMs),
    unit: 'times',
    versus: grows,
  });
  report({
    figure: `growth of memory from ${few} to ${clusters} clusters, beside what none take`,
    value: (large.bytes - none.bytes) / (small.bytes - none.bytes),
    unit: 'times',
    versus: grows,
  });
}
