// SPDX-License-Identifier: Apache-2.0
import { measureCosts } from './measureCosts.mjs';
import { measureViews } from './measureViews.mjs';
import { PortalBackend } from './PortalBackend.mjs';
import { startFleet } from './startFleet.mjs';
import { hasPrometheus, startPrometheus } from './startPrometheus.mjs';

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
      const { clusters } = fleet;
      const start = some =>
        PortalBackend.start({
          size,
          clusters: some,
          folder,
          core: cores.backend,
          prometheus: { url: prometheus.url },
        });
      const backend = await measureCosts({
        ...{ size, clusters, start, report },
        round: 'round of queries',
        read: READ,
      });
      try {
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
