// SPDX-License-Identifier: Apache-2.0
import { say } from '@inference-portal/backstage-plugin-inference-common';
import { ClusterSnapshot } from '../core/objects/ClusterSnapshot';

/** Why the pools of a connected cluster can't be known; undefined where they are. */
export function describeUnknownPools({
  cluster,
  kinds,
}: ClusterSnapshot): string | undefined {
  const pools = kinds.filter(({ kind }) => kind === 'InferencePool');
  const broken = pools.find(
    ({ state, lastSyncedAt }) => state === 'error' && !lastSyncedAt,
  );
  const forbidden = pools.find(({ state }) => state === 'forbidden');
  if (pools.some(({ state }) => state === 'watching')) {
    return undefined;
  }
  if (forbidden) {
    return say`The portal may not list InferencePools in ${cluster}: grant its account get, list and watch on inferencepools.${forbidden.group}.`;
  }
  if (broken) {
    return say`InferencePools of ${cluster} can't be read: ${
      broken.reason ?? say`no reason given`
    }.`;
  }
  return pools.length > 0 && pools.every(({ state }) => state === 'missing')
    ? say`${cluster} does not serve InferencePools: the Gateway API Inference Extension's CRDs are not installed there.`
    : undefined;
}
