// SPDX-License-Identifier: Apache-2.0
import {
  FindingSeverity,
  MetricsStatus,
  say,
} from '@inference-portal/backstage-plugin-inference-common';
import { findingRules } from '../findings/findingRules';
import { ClusterSnapshot } from '../objects/ClusterSnapshot';
import { PageState } from '../ports';
import { diagnoseKinds } from './diagnoseKinds';
import { diagnoseMetrics } from './diagnoseMetrics';
import { accountObjects, accountOf } from './grantAccess';
import { COSTS_NOTHING, Gap, nameFirst } from './Gap';

const WORST_FIRST: FindingSeverity[] = ['error', 'warning', 'info'];

/** What the portal can't see in a cluster, what that costs, and what mends it. */
export function diagnoseCluster(seen: {
  snapshot: ClusterSnapshot;
  metrics: MetricsStatus;
  pages: readonly PageState[];
}): Gap[] {
  const { snapshot, metrics, pages } = seen;
  return [
    ...diagnoseState(snapshot),
    ...diagnoseKinds(snapshot),
    ...diagnoseObjects(snapshot),
    ...diagnoseMetrics(snapshot, metrics, pages),
  ].sort(
    (a, b) => WORST_FIRST.indexOf(a.severity) - WORST_FIRST.indexOf(b.severity),
  );
}

function diagnoseState(snapshot: ClusterSnapshot): Gap[] {
  const { cluster, state, reason, lastSyncedAt, kinds } = snapshot;
  const affected = nameFirst([{ name: cluster, ...(reason && { reason }) }]);
  const costs = { findings: findingRules.map(({ code }) => code), signals: [] };
  const since = lastSyncedAt
    ? say`What is shown is of ${lastSyncedAt}.`
    : say`Nothing was ever read of it.`;
  switch (state) {
    case 'unreachable':
      return [
        {
          code: 'cluster-unreachable',
          severity: 'error',
          title: say`The cluster does not answer`,
          detail: `${reason ?? say`No connection to its API server.`} ${since}`,
          ...affected,
          costs,
          mend: {
            text: say`Check the url of the cluster in the kubernetes configuration, and that the portal’s network reaches it.`,
            edits: [],
          },
        },
      ];
    case 'unauthorized':
      // Who is forbidden something is known to the cluster: roles mend that.
      if (kinds.some(kind => kind.state === 'forbidden')) {
        return [];
      }
      return [
        {
          code: 'cluster-unauthorized',
          severity: 'error',
          title: say`The cluster does not let the portal in`,
          detail: `${reason ?? say`Its credentials are refused.`} ${since}`,
          ...affected,
          costs,
          mend: {
            text: say`Give the portal an account of its own and its token: apply the first edit, read the token with kubectl -n inference-portal get secret portal-reader-token -o jsonpath={.data.token}, decode it, and hand it to the portal as an environment variable.`,
            edits: [
              { target: 'cluster', documents: accountObjects(accountOf([])) },
              { target: 'app-config', documents: [tokenConfig(cluster)] },
            ],
          },
        },
      ];
    case 'connecting':
      return [
        {
          code: 'cluster-connecting',
          severity: 'info',
          title: say`The cluster is still being read`,
          detail: `${reason ?? say`The first lists are under way.`} ${since}`,
          ...affected,
          costs: COSTS_NOTHING,
          mend: { text: say`Ask again in a moment.`, edits: [] },
        },
      ];
    default:
      return [];
  }
}

/** Merged by hand: lists of app-config files replace each other. */
function tokenConfig(cluster: string): object {
  return {
    kubernetes: {
      clusterLocatorMethods: [
        {
          type: 'config',
          clusters: [
            {
              name: cluster,
              authProvider: 'serviceAccount',
              serviceAccountToken: `\${${cluster
                .toUpperCase()
                .replace(/[^A-Z0-9]+/g, '_')}_TOKEN}`,
            },
          ],
        },
      ],
    },
  };
}

function diagnoseObjects({ unreadable }: ClusterSnapshot): Gap[] {
  return unreadable.length === 0
    ? []
    : [
        {
          code: 'objects-unreadable',
          severity: 'warning',
          title: say`Objects are not as the portal expects them`,
          detail:
            unreadable.length === 1
              ? say`1 object was received and left out, as a field that is read is not what its schema says.`
              : say`${unreadable.length} objects were received and left out, as a field that is read is not what its schema says.`,
          ...nameFirst(
            unreadable.map(({ apiVersion, kind, namespace, name, reason }) => ({
              name: `${kind}.${apiVersion} ${
                namespace ? `${namespace}/` : ''
              }${name}`,
              reason,
            })),
          ),
          costs: COSTS_NOTHING,
          mend: {
            text: say`Correct the field that the reason names. Where the object is right, the portal is older than its CRD: upgrade it.`,
            edits: [],
          },
        },
      ];
}
