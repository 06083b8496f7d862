// SPDX-License-Identifier: Apache-2.0
import { Cluster } from '../cluster/Cluster';
import { KubernetesObject } from '../cluster/KubernetesObject';
import { ResourceKey } from '../cluster/ObjectStore';
import { isKey } from '../cluster/resourceKeys';
import { isRecord, readList } from '../cluster/readField';
import { formatTime } from '../cluster/formatTime';
import { Condition, stampConditions } from '../controllers/conditions';
import { keyOf } from '../controllers/createWorkQueue';
import { ApiClient } from './createApiClient';
import {
  GIT_REPOSITORIES,
  KUSTOMIZATIONS,
  readGitRepository,
  readKustomization,
} from './fluxObjects';
import { Checkout, GitSource } from './GitSource';
import { pruneInventory } from './pruneInventory';
import { reconcileKustomization } from './reconcileKustomization';
import { reconcileSource } from './reconcileSource';

/** How often it is looked what is due. */
const TICK_MS = 500;

export interface Flux {
  /** Fetches a repository now, as a webhook would make Flux do. */
  notify(url: string): void;
  stop(): void;
}

interface Task {
  /** Of the object when it was last reconciled. */
  generation: number | undefined;
  /** Simulated time. */
  dueAt: number;
  running: boolean;
  /** Something changed while it ran, which it may not have seen. */
  again: boolean;
}

/**
 * Flux' source and kustomize controllers: they fetch repositories, apply what
 * they hold and write the statuses that Flux writes. Repositories come over
 * HTTP and objects go to the API server over HTTP, as with the real ones.
 */
export function startFlux(options: {
  cluster: Cluster;
  git: GitSource;
  api: ApiClient;
}): Flux {
  const { cluster, git, api } = options;
  const { store, clock } = cluster;
  const tasks = new Map<string, Task>();
  const checkouts = new Map<string, Checkout>();
  /** Of its source, when a Kustomization was last looked at. */
  const revisions = new Map<string, string | undefined>();
  let stopped = false;

  function run(
    object: KubernetesObject,
    kind: string,
    reconcile: () => Promise<number>,
  ) {
    const id = `${kind} ${keyOf(object)}`;
    const { generation } = object.metadata;
    const task = tasks.get(id) ?? {
      generation: undefined,
      dueAt: 0,
      running: false,
      again: false,
    };
    tasks.set(id, task);
    const changed = task.generation !== generation;
    if (task.running || (!changed && clock.now() < task.dueAt)) return;
    task.running = true;
    task.again = false;
    task.generation = generation;
    reconcile()
      .then(afterMs => {
        task.dueAt = task.again ? 0 : clock.now() + afterMs;
      })
      .finally(() => {
        task.running = false;
      });
  }

  function write(
    key: ResourceKey,
    object: KubernetesObject,
    outcome: { status: Record<string, unknown>; conditions: Condition[] },
  ) {
    if (stopped) return;
    const { namespace, name, generation } = object.metadata;
    const current = store.get(key, namespace, name);
    const previous = isRecord(current?.status) ? current.status : {};
    store.updateStatus(key, namespace, name, {
      ...previous,
      ...outcome.status,
      conditions: stampConditions(
        readList(previous, 'conditions'),
        outcome.conditions.map(each => ({
          ...each,
          observedGeneration: generation,
        })),
        formatTime(clock.now()),
      ),
      observedGeneration: generation,
    });
  }

  async function fetchSource(object: KubernetesObject): Promise<number> {
    const id = keyOf(object);
    const outcome = await reconcileSource({
      object,
      git,
      known: checkouts.get(id),
      now: formatTime(clock.now()),
    });
    if (outcome.checkout) checkouts.set(id, outcome.checkout);
    write(GIT_REPOSITORIES, object, outcome);
    return outcome.afterMs;
  }

  async function applyKustomization(object: KubernetesObject): Promise<number> {
    const outcome = await reconcileKustomization({
      object,
      api,
      sourceOf: ({ namespace, name }) => ({
        object: store.get(GIT_REPOSITORIES, namespace, name),
        checkout: checkouts.get(`${namespace}/${name}`),
      }),
      dependency: ({ namespace, name }) =>
        store.get(KUSTOMIZATIONS, namespace, name),
    });
    write(KUSTOMIZATIONS, object, outcome);
    return outcome.afterMs;
  }

  function tick() {
    for (const object of store.list(GIT_REPOSITORIES)) {
      if (!readGitRepository(object).suspended) {
        run(object, 'source', () => fetchSource(object));
      }
    }
    for (const object of store.list(KUSTOMIZATIONS)) {
      const id = keyOf(object);
      const { suspended, source } = readKustomization(object);
      const from = store.get(GIT_REPOSITORIES, source.namespace, source.name);
      const revision = from && readGitRepository(from).revision;
      const task = tasks.get(`kustomization ${id}`);
      // A new artifact is applied at once; what failed is tried again in its time.
      if (task && revision !== revisions.get(id)) hurry(task);
      revisions.set(id, revision);
      if (!suspended) {
        run(object, 'kustomization', () => applyKustomization(object));
      }
    }
  }

  const stopTicks = clock.every(TICK_MS, tick);
  const unsubscribe = store.subscribe(({ type, key, object }) => {
    if (type !== 'DELETED' || !isKey(key, KUSTOMIZATIONS)) return;
    const { prune, suspended, inventory } = readKustomization(object);
    tasks.delete(`kustomization ${keyOf(object)}`);
    if (prune && !suspended) {
      // The API server may be unreachable on the way down; nothing is left to tell.
      pruneInventory(api, inventory).catch(() => {});
    }
  });

  return {
    notify(url) {
      for (const object of store.list(GIT_REPOSITORIES)) {
        const task = tasks.get(`source ${keyOf(object)}`);
        if (task && readGitRepository(object).url === url) hurry(task);
      }
    },
    stop() {
      stopped = true;
      stopTicks();
      unsubscribe();
    },
  };
}

function hurry(task: Task) {
  task.dueAt = 0;
  task.again = true;
}
