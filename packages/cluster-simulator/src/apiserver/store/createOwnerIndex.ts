// SPDX-License-Identifier: Apache-2.0
import { KubernetesObject } from '../../cluster/KubernetesObject';
import { ResourceKey, StoreEvent } from '../../cluster/ObjectStore';

interface Owned {
  key: ResourceKey;
  object: KubernetesObject;
}

const ownersOf = (object: KubernetesObject | undefined) =>
  (object?.metadata.ownerReferences ?? []).map(({ uid }) => uid);

/** Who is owned by whom, by uid, so that a deletion needn't look at everything. */
export function createOwnerIndex() {
  const byOwner = new Map<string, Map<string, Owned>>();
  const living = new Set<string>();

  function forget(owner: string, uid: string) {
    const owned = byOwner.get(owner);
    owned?.delete(uid);
    if (owned?.size === 0) {
      byOwner.delete(owner);
    }
  }

  return {
    record({ type, key, object, previous }: StoreEvent) {
      const { uid } = object.metadata;
      if (uid === undefined) {
        return;
      }
      ownersOf(previous).forEach(owner => forget(owner, uid));
      if (type === 'DELETED') {
        living.delete(uid);
        return;
      }
      living.add(uid);
      for (const owner of ownersOf(object)) {
        const owned = byOwner.get(owner) ?? new Map<string, Owned>();
        byOwner.set(owner, owned.set(uid, { key, object }));
      }
    },
    isAlive: (uid: string) => living.has(uid),
    ownedBy: (uid: string): Owned[] => [...(byOwner.get(uid)?.values() ?? [])],
  };
}
