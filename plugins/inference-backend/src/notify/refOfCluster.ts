// SPDX-License-Identifier: Apache-2.0

const PREFIX = 'resource:default/';

/** The Resource that stands for a cluster, whether or not the catalog has it. */
export function refOfCluster(cluster: string): string {
  return `${PREFIX}${cluster.toLowerCase().replace(/[^a-z0-9._-]+/g, '-')}`;
}
