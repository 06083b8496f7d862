// SPDX-License-Identifier: Apache-2.0
import { setTimeout as sleep } from 'node:timers/promises';
import { measureViews } from './measureViews.mjs';
import { PortalBackend } from './PortalBackend.mjs';
import { startFleet } from './startFleet.mjs';
import { hasPrometheus, startPrometheus } from './startPrometheus.mjs';

const ROUND_MS = 15_000;
const ROUNDS = 4;

const READ = ' read from a Prometheus';

/** A fleet whose metrics are read as fleets' should be: from a Prometheus. */
export async function measureByPrometheus({ size, folder, cores, report }) {
  if (!hasPrometheus()) {
    console.error('Left out: there is no prometheus');
    return;
  }
  const fleet = await startFleet({
    size,
    folder,
    core: cores.others,
    alike: true,
  });
  try {
    const prometheus = await startPrometheus({
      clusters: fleet.clusters,
      folder,
      core: cores.others,
    });
    try {
      const backend = await PortalBackend.start({
        size,
        clusters: fleet.clusters,
        folder,
        core: cores.backend,
        prometheus: { url: prometheus.url },
      });
      try {
        const before = await backend.process.cpuMs();
        await sleep(ROUNDS * ROUND_MS);
        const roundMs = ((await backend.process.cpuMs()) - before) / ROUNDS;
        report({
          figure: `CPU of one round of queries, ${size.clusters} clusters x ${size.pools} pools x ${size.endpoints} endpoints${READ}`,
          value: roundMs,
          unit: 'ms',
          versus: ROUND_MS,
        });
        await measureViews({ backend, size, report, read: READ });
      } finally {
        await backend.stop();
      }
    } finally {
      await prometheus.stop();
    }
  } finally {
    await fleet.stop();
  }
}
