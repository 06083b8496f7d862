// SPDX-License-Identifier: Apache-2.0
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
    const why = `Cluster ${cluster} is ${state}${reason ? `: ${reason}` : ''}`;
    notes.add('cluster', 'unknown', `Cluster ${cluster} is ${state}`, {
      detail: reason,
    });
    if (lastSyncedAt === undefined) {
      return unknownVerdict('cluster-unreadable', why);
    }
    notes.unknown(`${why}. What is said here was so at ${lastSyncedAt}`);
  }
  if (isKnown('Gateway')) {
    return undefined;
  }
  const detail = 'Gateways can not be read in this cluster.';
  notes.add('gateway', 'unknown', 'Gateways can not be read', { detail });
  return unknownVerdict('kind-unreadable', detail);
}
