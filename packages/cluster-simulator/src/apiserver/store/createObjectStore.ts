// SPDX-License-Identifier: Apache-2.0
import { KubernetesObject } from '../../cluster/KubernetesObject';
import {
  ResourceKey,
  StoreChange,
  StoreEvent,
  VersionedStore,
} from '../../cluster/ObjectStore';
import { Random } from '../../time/Random';
import { SimClock } from '../../time/SimClock';
import { cloneJson } from '../json/cloneJson';
import { equalJson } from '../json/equalJson';
import { freezeJson } from '../json/freezeJson';
import { createChangeQueue } from './createChangeQueue';
import { createOwnerIndex } from './createOwnerIndex';
import { ObjectCollection } from './ObjectCollection';
import { ownedObjects } from './ownedObjects';
import { resourceKeyOf } from './resourceKeyOf';
import { stampMetadata } from './stampMetadata';

/** What the API server uses for generated names: no vowels, no look-alikes. */
const NAME_LETTERS = [...'bcdfghjklmnpqrstvwxz2456789'];
const HEX = [...'0123456789abcdef'];

/** 2026-01-01, a zero for resource versions that leaves them short. */
const VERSION_EPOCH_MS = Date.UTC(2026, 0, 1);

export interface ObjectStoreOptions {
  /** How many changes of a collection a watch can resume over, at least. */
  rememberedChanges?: number;
}

/**
 * The make-believe etcd of one cluster. Resource versions begin with the time,
 * so that a client that outlives a restart asks for versions of the past, which
 * have expired, and not for some of the future.
 */
export function createObjectStore(
  clock: SimClock,
  random: Random,
  options: ObjectStoreOptions = {},
): VersionedStore {
  const { rememberedChanges = 1_000 } = options;
  const collections = new Map<string, ObjectCollection>();
  const owners = createOwnerIndex();
  const queue = createChangeQueue();
  const uids = random.fork('uid');
  const names = random.fork('generateName');
  const firstVersion = Math.max(1, Math.floor(clock.now() - VERSION_EPOCH_MS));
  let version = firstVersion;
  let admission = (object: KubernetesObject) => object;

  const letters = (from: Random, alphabet: string[], count: number) =>
    Array.from({ length: count }, () => from.pick(alphabet)).join('');
  const created = () => ({
    uid: [
      letters(uids, HEX, 8),
      letters(uids, HEX, 4),
      `4${letters(uids, HEX, 3)}`,
      `${uids.pick(['8', '9', 'a', 'b'])}${letters(uids, HEX, 3)}`,
      letters(uids, HEX, 12),
    ].join('-'),
    creationTimestamp: timestamp(clock.now()),
  });

  function collection(key: ResourceKey): ObjectCollection {
    const id = `${key.group}/${key.resource}`;
    let found = collections.get(id);
    if (!found) {
      found = new ObjectCollection(
        { group: key.group, resource: key.resource },
        { version: firstVersion, rememberedChanges },
      );
      collections.set(id, found);
    }
    return found;
  }

  function commit(event: StoreEvent): KubernetesObject {
    version++;
    const object = freezeJson({
      ...event.object,
      metadata: { ...event.object.metadata, resourceVersion: `${version}` },
    });
    const change: StoreChange = { ...event, object, version };
    collection(event.key).record(change);
    owners.record(change);
    queue.push(change);
    return object;
  }

  function prepare(key: ResourceKey, object: KubernetesObject) {
    const { namespace, name } = object.metadata;
    const previous = collection(key).get(namespace, name);
    const next = stampMetadata({ key, object, previous, created });
    return { previous, next };
  }

  const store: VersionedStore = {
    get version() {
      return version;
    },
    generateName: prefix => `${prefix}${letters(names, NAME_LETTERS, 5)}`,
    get: (key, namespace, name) => collection(key).get(namespace, name),
    list: (key, namespace) => collection(key).list(namespace),
    changesSince: (key, since) => collection(key).changesSince(since),
    listAt: (key, namespace, at) => collection(key).listAt(namespace, at),
    oldestVersion: key => collection(key).oldestVersion,
    ownedBy: uid => owners.ownedBy(uid),
    isAlive: uid => owners.isAlive(uid),
    inNamespace: namespace =>
      [...collections.values()].flatMap(({ key }) =>
        collection(key)
          .list(namespace)
          .map(object => ({ key, object })),
      ),
    subscribe: listener => queue.subscribe(listener),
    admit(next) {
      admission = next;
    },

    preview(key, object) {
      const { previous, next } = prepare(key, object);
      const resourceVersion = previous?.metadata.resourceVersion;
      return {
        ...next,
        metadata: {
          ...next.metadata,
          ...(resourceVersion === undefined ? {} : { resourceVersion }),
        },
      };
    },

    write(key, object) {
      const { previous, next } = prepare(key, cloneJson(object));
      if (previous && equalJson(withoutVersion(previous), next)) {
        return previous;
      }
      const type = previous ? 'MODIFIED' : 'ADDED';
      return commit({ type, key, object: next, previous });
    },

    apply(object) {
      const key = resourceKeyOf(object);
      const admitted = admission(cloneJson(object));
      const { namespace, name } = object.metadata;
      const previous = collection(key).get(namespace, name);
      return store.write(key, keepStatus(admitted, previous));
    },

    updateStatus(key, namespace, name, status) {
      const previous = collection(key).get(namespace, name);
      if (previous) {
        store.write(key, withStatus(previous, status));
      }
    },

    remove(key, namespace, name) {
      const previous = collection(key).get(namespace, name);
      if (previous) {
        commit({ type: 'DELETED', key, object: previous, previous });
      }
    },

    delete(key, namespace, name) {
      const object = collection(key).get(namespace, name);
      if (!object) {
        return;
      }
      store.remove(key, namespace, name);
      for (const owned of ownedObjects(store, key, object)) {
        const { metadata } = owned.object;
        store.delete(owned.key, metadata.namespace, metadata.name);
      }
    },
  };
  return store;
}

/** Kubernetes' times have whole seconds. */
function timestamp(ms: number): string {
  return new Date(ms).toISOString().replace(/\.\d+Z$/, 'Z');
}

function withoutVersion(object: KubernetesObject): KubernetesObject {
  const { resourceVersion, ...metadata } = object.metadata;
  return { ...object, metadata };
}

function withStatus(object: KubernetesObject, status: unknown) {
  const { status: _, ...rest } = object;
  return status === undefined ? rest : { ...rest, status };
}

/** What the object's replacement takes over: status, and what only the server writes. */
function keepStatus(
  object: KubernetesObject,
  previous: KubernetesObject | undefined,
): KubernetesObject {
  if (!previous) {
    return object;
  }
  const { managedFields, deletionTimestamp } = previous.metadata;
  return withStatus(
    {
      ...object,
      metadata: {
        ...object.metadata,
        ...(managedFields ? { managedFields } : {}),
        ...(deletionTimestamp ? { deletionTimestamp } : {}),
      },
    },
    previous.status,
  );
}
