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
  /** Called synchronously after each change. Gives the way to stop it. */
  subscribe(listener: (event: StoreEvent) => void): () => void;
}
