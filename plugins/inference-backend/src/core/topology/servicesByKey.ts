// SPDX-License-Identifier: Apache-2.0
import { Service } from '../objects/ClusterObjects';
import { ObjectKey } from './ClusterTopology';
import { objectKey, uniqueByKey } from './objectKey';

/** Several ask in a row; a cluster's Services are another array once one changes. */
const known = new WeakMap<
  readonly Service[],
  ReadonlyMap<ObjectKey, Service>
>();

export function servicesByKey(
  services: readonly Service[],
): ReadonlyMap<ObjectKey, Service> {
  const byKey =
    known.get(services) ??
    new Map(
      uniqueByKey(services).map(service => [objectKey(service.meta), service]),
    );
  known.set(services, byKey);
  return byKey;
}
