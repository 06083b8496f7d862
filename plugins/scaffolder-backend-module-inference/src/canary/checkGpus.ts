// SPDX-License-Identifier: Apache-2.0
import { posix } from 'node:path';
import { readCapacity } from '../capacity/ClusterCapacity';
import { GpuDemand, readGpuDemand } from '../capacity/GpuDemand';
import { judgeGpus } from '../capacity/judgeGpus';
import { Caller } from '../check/Caller';
import { PoolName } from '../edit/pools/findPoolObjects';
import { RepositoryFiles } from '../edit/RepositoryFiles';

export interface GpuCheck {
  /** Why a cluster can't run both versions. */
  refusals: string[];
  notes: string[];
}

/**
 * Whether the clusters have GPUs left for the servers of a new pool. Where that
 * can't be looked up somebody has to say that they made sure.
 */
export async function checkGpus(
  files: RepositoryFiles,
  caller: Caller,
  asked: { pool: PoolName; clusters: readonly string[]; isConfirmed: boolean },
): Promise<GpuCheck> {
  const { pool, clusters, isConfirmed } = asked;
  const demands = readGpuDemand(files, pool);
  if (demands.length === 0) return { refusals: [], notes: [] };
  const unknown =
    clusters.length > 0
      ? []
      : ['it is not known in which cluster the pool will be'];
  const refusals: string[] = [];
  for (const cluster of clusters) {
    const read = await readCapacity(caller, cluster, pool.namespace);
    if (read.ok) {
      refusals.push(
        ...demandsIn(demands, cluster).flatMap(
          demand => judgeGpus(demand, read.capacity) ?? [],
        ),
      );
    } else {
      unknown.push(read.reason);
    }
  }
  const why = unknown.join('; ');
  if (refusals.length > 0) {
    return {
      refusals: refusals.map(
        reason =>
          `GPUs don’t suffice for both versions: ${reason}. Start with fewer servers by replicas, or take some from the stable version first`,
      ),
      notes: [],
    };
  }
  return unknown.length === 0 || isConfirmed
    ? {
        refusals: [],
        notes: why
          ? [
              `Whether GPUs suffice for both versions could not be checked (${why}); whoever started it confirmed that they do.`,
            ]
          : [],
      }
    : {
        refusals: [
          `whether GPUs suffice for both versions cannot be checked: ${why}. Where you made sure that they do, say so by gpusConfirmed`,
        ],
        notes: [],
      };
}

/** Of the overlay that is named after the cluster; of all where none is. */
function demandsIn(
  demands: readonly GpuDemand[],
  cluster: string,
): readonly GpuDemand[] {
  const own = demands.filter(
    ({ overlay }) =>
      overlay !== undefined && posix.basename(overlay) === cluster,
  );
  return own.length > 0 ? own : demands;
}
