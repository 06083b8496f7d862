// SPDX-License-Identifier: Apache-2.0

/** A cluster that somebody holds. */
export interface Lease {
  cluster: string;
  holder: string;
  /** Its holder is gone. */
  expired: boolean;
  /** Its holder has too many, and collects it until another takes it. */
  offered: boolean;
}

export interface LeasePlan {
  /** Mine from now on. */
  hold: string[];
  /** Of them, those that others may take. */
  offer: string[];
}

/**
 * Which clusters a backend is to hold, of those it knows. What nobody collects
 * it takes however many that are: a gap is worse than an uneven share. What it
 * has beyond its share it offers, and goes on with until another has it.
 *
 * @param asked.replicas - backends that are there, this one among them
 */
export function planLeases(asked: {
  me: string;
  clusters: readonly string[];
  leases: readonly Lease[];
  replicas: number;
}): LeasePlan {
  const { me, clusters, leases, replicas } = asked;
  const byCluster = new Map(leases.map(lease => [lease.cluster, lease]));
  const share = Math.ceil(clusters.length / Math.max(1, replicas));
  const hold: string[] = [];
  const offered: string[] = [];
  for (const cluster of clusters) {
    const lease = byCluster.get(cluster);
    if (!lease || lease.expired || lease.holder === me) {
      hold.push(cluster);
    } else if (lease.offered) {
      offered.push(cluster);
    }
  }
  const taken = offered.slice(0, Math.max(0, share - hold.length));
  return { hold: [...hold, ...taken], offer: hold.slice(share) };
}
