// SPDX-License-Identifier: Apache-2.0
import { stringify } from 'yaml';
import { ACT_AS } from './actAs';
import { SimulatedCluster } from './Simulator';

const ADMIN = 'demo-admin';

/**
 * A kubeconfig with one context per cluster and user; the admin's is called as
 * the cluster. kubectl sends no token over plain HTTP, so the user is part of
 * the server's address instead.
 */
export function formatKubeconfig(clusters: SimulatedCluster[]): string {
  const entries = clusters.flatMap(({ name, url, tokens }) =>
    Object.values(tokens).map(token => ({
      name: token === ADMIN ? name : `${name}-${token}`,
      server: `${url}${ACT_AS}${encodeURIComponent(token)}`,
      token,
    })),
  );
  return stringify({
    apiVersion: 'v1',
    kind: 'Config',
    'current-context': entries.find(({ token }) => token === ADMIN)?.name ?? '',
    clusters: entries.map(({ name, server }) => ({
      name,
      cluster: { server },
    })),
    users: [...new Set(entries.map(({ token }) => token))].map(name => ({
      name,
      user: {},
    })),
    contexts: entries.map(({ name, token }) => ({
      name,
      context: { cluster: name, user: token },
    })),
    preferences: {},
  });
}
