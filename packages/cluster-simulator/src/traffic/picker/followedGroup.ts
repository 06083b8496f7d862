// SPDX-License-Identifier: Apache-2.0
import type { ObjectStore } from '../../cluster/ObjectStore';

const CRDS = {
  group: 'apiextensions.k8s.io',
  resource: 'customresourcedefinitions',
};
const OLD_GROUP = 'inference.networking.x-k8s.io';

/** Pickers of llm-d-router follow the old group only as long as the new one isn't installed. */
export function followedGroup(
  store: ObjectStore,
  resource: string,
  group: string,
): string {
  return store.get(CRDS, undefined, `${resource}.${group}`) ? group : OLD_GROUP;
}
