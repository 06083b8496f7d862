// SPDX-License-Identifier: Apache-2.0
import {
  ClusterState,
  say,
} from '@inference-portal/backstage-plugin-inference-common';
import { Asked } from './Asked';
import { unknownVerdict, Verdict } from './Verdict';

/** What must be readable before anything can be said. */
export function judgeSight({
  topology,
  isKnown,
  notes,
}: Asked): Verdict | undefined {
  const { cluster, state, reason, lastSyncedAt } = topology.snapshot;
  const live = state === 'connected' || state === 'degraded';
  if (!live) {
    const title = say`Cluster ${cluster} is ${describeState(state)}`;
    const why = reason ? `${title}: ${reason}` : title;
    notes.add('cluster', 'unknown', title, { detail: reason });
    if (lastSyncedAt === undefined) {
      return unknownVerdict('cluster-unreadable', why);
    }
    notes.unknown(say`${why}. What is said here was so at ${lastSyncedAt}`);
  }
  if (isKnown('Gateway')) {
    return undefined;
  }
  const detail = say`Gateways can not be read in this cluster.`;
  notes.add('gateway', 'unknown', say`Gateways can not be read`, { detail });
  return unknownVerdict('kind-unreadable', detail);
}

/** Of one that is not live. */
function describeState(state: ClusterState): string {
  switch (state) {
    case 'unreachable':
      return say`unreachable`;
    case 'unauthorized':
      return say`unauthorized`;
    default:
      return say`connecting`;
  }
}
