// SPDX-License-Identifier: Apache-2.0
import { ObjectMeta } from '../objects/ClusterObjects';

interface Labelled {
  meta: ObjectMeta;
}

/**
 * Finds objects of a namespace by equality selectors without walking all of
 * them: per namespace and label one list, of which the shortest is filtered.
 */
export class LabelIndex<T extends Labelled> {
  private readonly byLabel = new Map<string, Map<string, T[]>>();

  constructor(
    objects: Iterable<T>,
    private readonly labelsOf: (object: T) => Record<string, string> = object =>
      object.meta.labels,
  ) {
    for (const object of objects) {
      const lists = this.listsOf(object.meta.namespace);
      for (const [key, value] of Object.entries(labelsOf(object))) {
        const entry = labelKey(key, value);
        const list = lists.get(entry);
        if (list) {
          list.push(object);
        } else {
          lists.set(entry, [object]);
        }
      }
    }
  }

  /**
   * In the order they were given. An empty selector takes nothing: that is what
   * it means for a Service, and a pool must have one label at least.
   */
  select(namespace: string, selector: Record<string, string>): T[] {
    const lists = this.byLabel.get(namespace);
    const wanted = Object.entries(selector);
    if (!lists || wanted.length === 0) {
      return [];
    }
    let shortest: T[] | undefined;
    for (const [key, value] of wanted) {
      const list = lists.get(labelKey(key, value));
      if (!list) {
        return [];
      }
      if (!shortest || list.length < shortest.length) {
        shortest = list;
      }
    }
    return (shortest ?? []).filter(object =>
      matchesLabels(selector, this.labelsOf(object)),
    );
  }

  private listsOf(namespace: string): Map<string, T[]> {
    let lists = this.byLabel.get(namespace);
    if (!lists) {
      lists = new Map();
      this.byLabel.set(namespace, lists);
    }
    return lists;
  }
}

export function matchesLabels(
  selector: Record<string, string>,
  labels: Record<string, string>,
): boolean {
  return Object.entries(selector).every(([key, value]) =>
    hasLabel(labels, key, value),
  );
}

// Own properties only: a label named `constructor` is nobody's by default.
function hasLabel(labels: Record<string, string>, key: string, value: string) {
  return Object.hasOwn(labels, key) && labels[key] === value;
}

// NUL appears in no label, so two labels never make one key.
function labelKey(key: string, value: string): string {
  return `${key}\0${value}`;
}
