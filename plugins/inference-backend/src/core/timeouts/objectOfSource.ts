// SPDX-License-Identifier: Apache-2.0
import { TimeoutSource } from '@inference-portal/backstage-plugin-inference-common';
import { ClusterObjects, ObjectMeta } from '../objects/ClusterObjects';

/** The policy, or other object than the route, in which a limit is written. */
export function objectOfSource(
  source: TimeoutSource,
  objects: Pick<
    ClusterObjects,
    'gatewayPolicies' | 'providerPolicies' | 'aiGatewayRoutes'
  >,
): { meta: ObjectMeta } | undefined {
  const all: Array<{ meta: ObjectMeta }> = [
    ...objects.gatewayPolicies,
    ...objects.providerPolicies,
    ...objects.aiGatewayRoutes,
  ];
  return all.find(
    ({ meta }) =>
      meta.kind === source.kind &&
      meta.namespace === source.namespace &&
      meta.name === source.name,
  );
}
