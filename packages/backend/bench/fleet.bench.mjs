// SPDX-License-Identifier: Apache-2.0
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { keepToCore } from './fleet/MeasuredProcess.mjs';
import { measureByPrometheus } from './fleet/measureByPrometheus.mjs';
import { measureChanges } from './fleet/measureChanges.mjs';
import { measureCosts } from './fleet/measureCosts.mjs';
import { measureUpstream } from './fleet/measureUpstream.mjs';
import { measureViews } from './fleet/measureViews.mjs';
import { PortalBackend } from './fleet/PortalBackend.mjs';
import { readFigures } from './fleet/readFigures.mjs';
import { readSize } from './fleet/readSize.mjs';
import { startFleet } from './fleet/startFleet.mjs';

const BACKEND_CORE = 0;
/** The simulator's, and this process's. */
const OTHER_CORE = 1;

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
    const { clusters } = fleet;
    const backend = isWanted('cost')
      ? await measureCosts({ size, clusters, start, report })
      : await start(clusters);
    try {
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
