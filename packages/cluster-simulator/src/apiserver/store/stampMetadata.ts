// SPDX-License-Identifier: Apache-2.0
import { KubernetesObject } from '../../cluster/KubernetesObject';
import { ResourceKey } from '../../cluster/ObjectStore';
import { equalJson } from '../json/equalJson';

/** Groups whose kinds have no `generation`; of the core group only pods have one. */
const GROUPS_WITHOUT_GENERATION = new Set([
  'autoscaling',
  'coordination.k8s.io',
  'rbac.authorization.k8s.io',
]);

function hasGeneration({ group, resource }: ResourceKey): boolean {
  return group === ''
    ? resource === 'pods'
    : !GROUPS_WITHOUT_GENERATION.has(group);
}

/** Whether anything but metadata and status differs. */
function specDiffers(
  previous: KubernetesObject,
  next: KubernetesObject,
): boolean {
  return [...new Set([...Object.keys(previous), ...Object.keys(next)])].some(
    field =>
      !['metadata', 'status', 'apiVersion', 'kind'].includes(field) &&
      !equalJson(previous[field], next[field]),
  );
}

/**
 * The fields of metadata that only the server sets: identity from the object
 * it replaces, generation by whether the spec differs.
 */
export function stampMetadata(options: {
  key: ResourceKey;
  object: KubernetesObject;
  previous: KubernetesObject | undefined;
  created: () => { uid: string; creationTimestamp: string };
}): KubernetesObject {
  const { key, object, previous, created } = options;
  const { resourceVersion, generation, uid, creationTimestamp, ...metadata } =
    object.metadata;
  const identity = previous
    ? {
        uid: previous.metadata.uid,
        creationTimestamp: previous.metadata.creationTimestamp,
      }
    : created();
  const bumped =
    previous === undefined
      ? 1
      : (previous.metadata.generation ?? 1) +
        (specDiffers(previous, object) ? 1 : 0);
  return {
    ...object,
    metadata: {
      ...metadata,
      ...identity,
      ...(hasGeneration(key) ? { generation: bumped } : {}),
    },
  };
}
