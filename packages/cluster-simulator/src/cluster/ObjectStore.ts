// SPDX-License-Identifier: Apache-2.0
import { KubernetesObject } from './KubernetesObject';

/** Which collection: `{ group: '', resource: 'pods' }`. Versions of one group share it. */
export interface ResourceKey {
  group: string;
  /** Plural, lower case. */
  resource: string;
}

export interface StoreEvent {
  type: 'ADDED' | 'MODIFIED' | 'DELETED';
  key: ResourceKey;
  object: KubernetesObject;
  previous?: KubernetesObject;
}

/**
 * What a cluster's own controllers do with its objects, in process. The API
 * server is another user of the same store, so both see one order of changes.
 *
 * Objects that are handed out are frozen: change a copy and write it back.
 */
export interface ObjectStore {
  get(
    key: ResourceKey,
    namespace: string | undefined,
    name: string,
  ): KubernetesObject | undefined;
  list(key: ResourceKey, namespace?: string): KubernetesObject[];
  /** Creates it, or replaces spec and metadata where that changes something; status is kept. */
  apply(object: KubernetesObject): KubernetesObject;
  /** Replaces `status`; no event where nothing changes. Nothing happens where the object is gone. */
  updateStatus(
    key: ResourceKey,
    namespace: string | undefined,
    name: string,
    status: unknown,
  ): void;
  /** Deletes it and what it owns. */
  delete(key: ResourceKey, namespace: string | undefined, name: string): void;
  /**
   * Called synchronously after each change. A change that a listener makes is
   * told after the one it reacts to, so everyone sees the same order. Gives the
   * way to stop it.
   */
  subscribe(listener: (event: StoreEvent) => void): () => void;
}

/** A change with its place in the order of all changes. */
export interface StoreChange extends StoreEvent {
  version: number;
}

/** What the API server needs beyond that: versions, and the past that watches resume from. */
export interface VersionedStore extends ObjectStore {
  /** The resourceVersion of the newest change. */
  readonly version: number;
  /** Names for objects that ask for one with `generateName`. */
  generateName(prefix: string): string;
  /**
   * Stores the object as given, status included, as a new one or in place of the
   * one of that name. No event where nothing changes.
   */
  write(key: ResourceKey, object: KubernetesObject): KubernetesObject;
  /** What `write` would store, without storing it. */
  preview(key: ResourceKey, object: KubernetesObject): KubernetesObject;
  /** Removes one object without what it owns. */
  remove(key: ResourceKey, namespace: string | undefined, name: string): void;
  /** Objects that name this uid as their owner. */
  ownedBy(uid: string): Array<{ key: ResourceKey; object: KubernetesObject }>;
  /** Whether an object of this uid exists. */
  isAlive(uid: string): boolean;
  /** Every object of a namespace, whatever its kind. */
  inNamespace(
    namespace: string,
  ): Array<{ key: ResourceKey; object: KubernetesObject }>;
  /** Changes of a collection after `version`, oldest first; undefined where they are forgotten. */
  changesSince(key: ResourceKey, version: number): StoreChange[] | undefined;
  /** The collection as it was at `version`; undefined where that is forgotten. */
  listAt(
    key: ResourceKey,
    namespace: string | undefined,
    version: number,
  ): KubernetesObject[] | undefined;
  /** The oldest version of a collection that `changesSince` can start from. */
  oldestVersion(key: ResourceKey): number;
  /** Defaults and the like, applied to every object that `apply` takes. */
  admit(admission: (object: KubernetesObject) => KubernetesObject): void;
}
