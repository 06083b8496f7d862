// SPDX-License-Identifier: Apache-2.0

/** The frame of the page `/inference`. */
export const page = {
  'page.title': 'Inference',
  'page.tabs': 'Pools, clusters and models',
  'page.pools': 'Pools',
  'page.clusters': 'Clusters',
  'page.models': 'Models',
} as const;
