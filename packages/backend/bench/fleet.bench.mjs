// SPDX-License-Identifier: Apache-2.0
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { keepToCore } from './fleet/MeasuredProcess.mjs';
import { measureChanges } from './fleet/measureChanges.mjs';
import { measureUpstream } from './fleet/measureUpstream.mjs';
import { measureViews } from './fleet/measureViews.mjs';
import { PortalBackend } from './fleet/PortalBackend.mjs';
import { readSize } from './fleet/readSize.mjs';
import { startFleet } from './fleet/startFleet.mjs';

const BACKEND_CORE = 0;
/** The simulator's, and this process's. */
const OTHER_CORE = 1;
const ROUND_MS = 15_000;
const ROUNDS = 4;
const KB_PER_ENDPOINT = 16;

/**
 * A backend that collects simulated clusters over HTTP, on a core of its own:
 * what it costs, how it grows, how soon it answers and tells. `FLEET=6x4x2`
 * makes the fleet smaller.
 */
export default async function bench(report) {
  const size = readSize();
  const folder = mkdtempSync(join(tmpdir(), 'inference-fleet-'));
  keepToCore(OTHER_CORE);
  const fleet = await startFleet({ size, folder, core: OTHER_CORE });
  try {
    const few = Math.max(1, Math.round(size.clusters / 10));
    const start = clusters =>
      PortalBackend.start({ size, clusters, folder, core: BACKEND_CORE });
    const none = await measureCost(await start([]), true);
    const small = await measureCost(
      await start(fleet.clusters.slice(0, few)),
      true,
    );
    const backend = await start(fleet.clusters);
    try {
      const large = await measureCost(backend, false);
      reportCost({ size, few, none, small, large, report });
      const parts = { backend, ...fleet, size, report };
      await measureViews(parts);
      await measureChanges(parts);
      await measureUpstream(parts);
    } finally {
      await backend.stop();
    }
  } finally {
    await fleet.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** CPU of a round, over several, and what is in memory after them. */
async function measureCost(backend, stops) {
  const before = await backend.process.cpuMs();
  await sleep(ROUNDS * ROUND_MS);
  const roundMs = ((await backend.process.cpuMs()) - before) / ROUNDS;
  const bytes = await backend.process.bytes();
  if (stops) {
    await backend.stop();
  }
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
