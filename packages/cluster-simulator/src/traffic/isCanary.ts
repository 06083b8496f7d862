// SPDX-License-Identifier: Apache-2.0
import type { ObjectStore } from '../cluster/ObjectStore';
import { HTTP_ROUTES, INFERENCE_POOLS } from '../cluster/resourceKeys';
import { matchesLabels } from '../controllers/pods';
import { readHttpRoute } from './gateway/HttpRoute';
import type { Pod } from './objects/readPod';
import { readPool } from './objects/readPool';
import { OBJECTIVE_GROUPS } from './picker/pickerGenerations';
import { readRewrites } from './picker/readRewrites';

/** Whether a rule splits its requests between the pool of a server and an older one. */
export function isCanary(pod: Pod, store: ObjectStore): boolean {
  const created = new Map(
    store
      .list(INFERENCE_POOLS, pod.namespace)
      .map(({ metadata }) => [metadata.name, metadata.creationTimestamp ?? '']),
  );
  return store.list(HTTP_ROUTES, pod.namespace).some(route =>
    readHttpRoute(route).rules.some(({ backends }) => {
      const [stable, ...canaries] = backends
        .filter(({ name }) => created.has(name))
        // Of the same age, the first that the rule names is the stable one.
        .sort((a, b) =>
          ageOf(created, a.name).localeCompare(ageOf(created, b.name)),
        );
      return canaries.some(
        ({ name }) => name !== stable.name && selects(store, pod, name),
      );
    }),
  );
}

/**
 * Models and adapters that rewrites of a server's pools share requests with, but
 * for the one that each names first.
 */
export function canaryTargets(
  pod: Pod,
  store: ObjectStore,
): ReadonlySet<string> {
  return new Set(
    store
      .list(INFERENCE_POOLS, pod.namespace)
      .map(readPool)
      .filter(({ selector }) => matchesLabels(selector, pod.labels))
      .flatMap(({ namespace, name }) =>
        OBJECTIVE_GROUPS.flatMap(group =>
          readRewrites(store, { namespace, name }, group),
        ),
      )
      .flatMap(({ targets: [first, ...others] }) =>
        others.map(({ model }) => model).filter(model => model !== first.model),
      ),
  );
}

function ageOf(created: ReadonlyMap<string, string>, name: string): string {
  return created.get(name) ?? '';
}

function selects(store: ObjectStore, pod: Pod, name: string): boolean {
  const pool = store.get(INFERENCE_POOLS, pod.namespace, name);
  return (
    pool !== undefined && matchesLabels(readPool(pool).selector, pod.labels)
  );
}
