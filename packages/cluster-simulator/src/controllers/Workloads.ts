// SPDX-License-Identifier: Apache-2.0

/** What a cluster's surroundings do, which no object says. */
export interface Workloads {
  /** Simulated seconds until ready, by Deployment `namespace/name`. */
  startUpSeconds: Map<string, number>;
  /** Images that no registry has. */
  missingImages: string[];
  /** `203.0.113.`: the addresses that its load balancers may have. */
  loadBalancerPrefix: string;
}
