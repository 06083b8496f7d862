// SPDX-License-Identifier: Apache-2.0

/** Ways to the API servers of clusters. */
export const CONNECTIONS = ['proxy', 'direct'] as const;

export type Connection = (typeof CONNECTIONS)[number];
