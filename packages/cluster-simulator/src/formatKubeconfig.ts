// SPDX-License-Identifier: Apache-2.0
import { stringify } from 'yaml';
import { SimulatedCluster } from './Simulator';

const ADMIN = 'demo-admin';

/**
 * A kubeconfig with one context per cluster and user; the admin's is called as
 * the cluster. It speaks TLS, because kubectl sends no token without it, and
 * doesn't check the certificate, which is another one after a restart.
 */
export function formatKubeconfig(clusters: SimulatedCluster[]): string {
  const contexts = clusters.flatMap(({ name, tokens }) =>
    Object.values(tokens).map(token => ({
      name: token === ADMIN ? name : `${name}-${token}`,
      context: { cluster: name, user: token },
    })),
  );
  const tokens = new Set(contexts.map(({ context }) => context.user));
  return stringify({
    apiVersion: 'v1',
    kind: 'Config',
    'current-context':
      contexts.find(({ context }) => context.user === ADMIN)?.name ?? '',
    clusters: clusters.map(({ name, url }) => ({
      name,
      cluster: {
        server: url.replace(/^http:/, 'https:'),
        'insecure-skip-tls-verify': true,
      },
    })),
    users: [...tokens].map(token => ({ name: token, user: { token } })),
    contexts,
    preferences: {},
  });
}
