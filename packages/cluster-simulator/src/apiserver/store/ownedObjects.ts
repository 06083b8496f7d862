// SPDX-License-Identifier: Apache-2.0
import { KubernetesObject } from '../../cluster/KubernetesObject';
import { ResourceKey, VersionedStore } from '../../cluster/ObjectStore';
import { objectAt, stringAt } from '../json/JsonObject';

interface Owned {
  key: ResourceKey;
  object: KubernetesObject;
}

/**
 * What goes with an object: what only it owns, what lives in it when it is a
 * namespace, and what is of its kind when it is a CustomResourceDefinition.
 */
export function ownedObjects(
  store: VersionedStore,
  key: ResourceKey,
  object: KubernetesObject,
): Owned[] {
  const { uid, name } = object.metadata;
  const owned =
    uid === undefined
      ? []
      : store.ownedBy(uid).filter(({ object: dependent }) =>
          // Another owner that lives on keeps it.
          (dependent.metadata.ownerReferences ?? []).every(
            reference => reference.uid === uid || !store.isAlive(reference.uid),
          ),
        );
  return [...owned, ...contents(store, key, object, name)];
}

function contents(
  store: VersionedStore,
  key: ResourceKey,
  object: KubernetesObject,
  name: string,
): Owned[] {
  if (key.group === '' && key.resource === 'namespaces') {
    return store.inNamespace(name);
  }
  if (key.resource === 'customresourcedefinitions') {
    const instances: ResourceKey = {
      group: stringAt(object.spec, 'group') ?? '',
      resource: stringAt(objectAt(object.spec, 'names'), 'plural') ?? '',
    };
    return store
      .list(instances)
      .map(instance => ({ key: instances, object: instance }));
  }
  return [];
}
