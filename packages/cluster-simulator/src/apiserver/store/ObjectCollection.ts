// SPDX-License-Identifier: Apache-2.0
import { KubernetesObject } from '../../cluster/KubernetesObject';
import { ResourceKey, StoreChange } from '../../cluster/ObjectStore';

/** etcd's order: by namespace, then by name. */
export function sortKeyOf(namespace: string | undefined, name: string): string {
  return namespace === undefined ? name : `${namespace}/${name}`;
}

/** The objects of one resource, in order, with the newest changes to them. */
export class ObjectCollection {
  readonly #objects = new Map<string, KubernetesObject>();
  readonly #changes: StoreChange[] = [];
  #sortedKeys: string[] | undefined;
  /** Changes up to this one are forgotten, or were before the store began. */
  #forgottenUntil: number;

  constructor(
    readonly key: ResourceKey,
    options: { version: number; rememberedChanges: number },
  ) {
    this.#forgottenUntil = options.version;
    this.rememberedChanges = options.rememberedChanges;
  }

  private readonly rememberedChanges: number;

  get oldestVersion(): number {
    return this.#forgottenUntil;
  }

  get(namespace: string | undefined, name: string) {
    return this.#objects.get(sortKeyOf(namespace, name));
  }

  list(namespace?: string): KubernetesObject[] {
    const items: KubernetesObject[] = [];
    for (const key of this.#keys()) {
      const object = this.#objects.get(key);
      if (object && inNamespace(object, namespace)) {
        items.push(object);
      }
    }
    return items;
  }

  record(change: StoreChange): void {
    const { namespace, name } = change.object.metadata;
    const key = sortKeyOf(namespace, name);
    if (change.type === 'DELETED') {
      this.#objects.delete(key);
    } else {
      this.#objects.set(key, change.object);
    }
    if (change.type !== 'MODIFIED') {
      this.#sortedKeys = undefined;
    }
    this.#changes.push(change);
    // Dropped in lots, so that a change costs no shift of the whole log.
    if (this.#changes.length > 2 * this.rememberedChanges) {
      const dropped = this.#changes.splice(0, this.rememberedChanges);
      this.#forgottenUntil = dropped[dropped.length - 1].version;
    }
  }

  changesSince(version: number): StoreChange[] | undefined {
    if (version < this.#forgottenUntil) {
      return undefined;
    }
    let first = this.#changes.length;
    while (first > 0 && this.#changes[first - 1].version > version) {
      first--;
    }
    return this.#changes.slice(first);
  }

  /** Undoes what came after `version` on a copy. */
  listAt(
    namespace: string | undefined,
    version: number,
  ): KubernetesObject[] | undefined {
    const later = this.changesSince(version);
    if (!later) {
      return undefined;
    }
    if (later.length === 0) {
      return this.list(namespace);
    }
    const past = new Map(this.#objects);
    for (const change of later.reverse()) {
      const { metadata } = change.object;
      const key = sortKeyOf(metadata.namespace, metadata.name);
      if (change.previous) {
        past.set(key, change.previous);
      } else {
        past.delete(key);
      }
    }
    return [...past.keys()]
      .sort(compareKeys)
      .flatMap(key => past.get(key) ?? [])
      .filter(object => inNamespace(object, namespace));
  }

  #keys(): string[] {
    this.#sortedKeys ??= [...this.#objects.keys()].sort(compareKeys);
    return this.#sortedKeys;
  }
}

function inNamespace(object: KubernetesObject, namespace: string | undefined) {
  return namespace === undefined || object.metadata.namespace === namespace;
}

/** By code unit, not by language: `-` sorts before letters, as in etcd. */
function compareKeys(left: string, right: string): number {
  if (left === right) {
    return 0;
  }
  return left < right ? -1 : 1;
}
