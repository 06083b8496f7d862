// SPDX-License-Identifier: Apache-2.0
import { escapeRegex } from './promql';

/** Names that a ReplicaSet gives: letters and digits that spell no words. */
const OF_REPLICA_SET = /^(.+)-[bcdfghjklmnpqrstvwxz2456789]{5,10}-[a-z0-9]{5}$/;
const OF_STATEFUL_SET = /^(.+)-\d+$/;

/**
 * A regular expression for the names of a pod and of those that were, or will
 * be, in its place: history goes on over rollouts.
 */
export function podPattern(pod: string): string {
  const [, deployment] = OF_REPLICA_SET.exec(pod) ?? [];
  if (deployment !== undefined) {
    return `${escapeRegex(deployment)}-[a-z0-9]+-[a-z0-9]{5}`;
  }
  const [, statefulSet] = OF_STATEFUL_SET.exec(pod) ?? [];
  return statefulSet === undefined
    ? escapeRegex(pod)
    : `${escapeRegex(statefulSet)}-[0-9]+`;
}

/** One for all pods, each shape once. */
export function podPatterns(pods: readonly string[]): string {
  return [...new Set(pods.map(podPattern))].sort().join('|');
}
