// SPDX-License-Identifier: Apache-2.0
import { Cluster } from '../../cluster/Cluster';
import { formatTime } from '../../cluster/formatTime';
import { KubernetesObject } from '../../cluster/KubernetesObject';
import { templateHash } from '../../cluster/names';
import {
  readField,
  readNumber,
  readRecord,
  readString,
  readStringMap,
} from '../../cluster/readField';
import {
  DEPLOYMENTS,
  isKey,
  PODS,
  REPLICA_SETS,
} from '../../cluster/resourceKeys';
import { createEventRecorder } from '../createEventRecorder';
import { createWorkQueue, keyOf, splitKey } from '../createWorkQueue';
import { isOwnedBy, isTerminating, ownerReference } from '../pods';
import { judgeDeployment } from './judgeDeployment';
import { planRollout, readLimits } from './planRollout';

const REVISION = 'deployment.kubernetes.io/revision';

/** The deployment controller: one ReplicaSet per template, sized step by step. */
export function startDeployments(cluster: Cluster): void {
  const { store, clock } = cluster;
  const recorder = createEventRecorder(cluster, {
    component: 'deployment-controller',
  });
  const queue = createWorkQueue({ clock, delayMs: 20, reconcile });

  store.subscribe(({ key, object }) => {
    if (isKey(key, DEPLOYMENTS)) queue.add(keyOf(object));
    else if (isKey(key, REPLICA_SETS)) {
      const owner = object.metadata.ownerReferences?.find(
        ({ kind }) => kind === 'Deployment',
      );
      if (owner) queue.add(`${object.metadata.namespace}/${owner.name}`);
    }
  });

  function reconcile(key: string) {
    const [namespace, name] = splitKey(key);
    const deployment = store.get(DEPLOYMENTS, namespace, name);
    if (!deployment || isTerminating(deployment)) return;
    const sets = store
      .list(REPLICA_SETS, namespace)
      .filter(set => isOwnedBy(set, deployment));
    const current = ensureCurrentSet(deployment, sets);
    const old = sets.filter(
      ({ metadata }) => metadata.name !== current.metadata.name,
    );
    const pods = store.list(PODS, namespace);
    const sizeOf = (set: KubernetesObject) => ({
      name: set.metadata.name,
      replicas: readNumber(set, 'spec', 'replicas') ?? 0,
      available: readNumber(set, 'status', 'availableReplicas') ?? 0,
      pods: pods.filter(pod => isOwnedBy(pod, set)).length,
    });
    const desired = readNumber(deployment, 'spec', 'replicas') ?? 1;
    const limits = readLimits(deployment.spec, desired);
    const recreate =
      readString(deployment, 'spec', 'strategy', 'type') === 'Recreate';
    const steps = planRollout({
      desired,
      recreate,
      ...limits,
      current: sizeOf(current),
      old: old.map(sizeOf),
    });
    for (const set of [current, ...old]) {
      const size = steps.get(set.metadata.name);
      if (size !== undefined) scale(deployment, set, size);
    }
    dropForgottenSets(deployment, old);
    writeStatus(deployment, current.metadata.name, {
      desired,
      maxUnavailable: recreate ? 0 : limits.maxUnavailable,
    });
    // Old pods that go leave no trace on their ReplicaSet's status; look again.
    const waits = old.some(set => sizeOf(set).pods > 0);
    if (waits) queue.addAfter(key, 500);
  }

  function ensureCurrentSet(
    deployment: KubernetesObject,
    sets: KubernetesObject[],
  ): KubernetesObject {
    const template = readRecord(deployment, 'spec', 'template');
    const hash = templateHash(template);
    const name = `${deployment.metadata.name}-${hash}`;
    const existing = sets.find(({ metadata }) => metadata.name === name);
    const others = sets.filter(set => set !== existing);
    const revisionOf = (set: KubernetesObject) =>
      Number(set.metadata.annotations?.[REVISION] ?? 0);
    const newest = Math.max(0, ...others.map(revisionOf));
    const revision = String(
      existing && revisionOf(existing) > newest
        ? revisionOf(existing)
        : newest + 1,
    );
    annotate(deployment, revision);
    if (existing) {
      return existing.metadata.annotations?.[REVISION] === revision
        ? existing
        : annotate(existing, revision);
    }
    const labels = {
      ...readStringMap(template, 'metadata', 'labels'),
      'pod-template-hash': hash,
    };
    return store.apply({
      apiVersion: 'apps/v1',
      kind: 'ReplicaSet',
      metadata: {
        name,
        namespace: deployment.metadata.namespace,
        labels,
        annotations: { [REVISION]: revision },
        ownerReferences: [ownerReference(deployment)],
      },
      spec: {
        replicas: 0,
        selector: {
          matchLabels: {
            ...readStringMap(deployment, 'spec', 'selector', 'matchLabels'),
            'pod-template-hash': hash,
          },
        },
        template: {
          ...template,
          metadata: { ...readRecord(template, 'metadata'), labels },
        },
      },
    });
  }

  function annotate(object: KubernetesObject, revision: string) {
    if (object.metadata.annotations?.[REVISION] === revision) return object;
    return store.apply({
      ...object,
      metadata: {
        ...object.metadata,
        annotations: { ...object.metadata.annotations, [REVISION]: revision },
      },
    });
  }

  function scale(
    deployment: KubernetesObject,
    set: KubernetesObject,
    replicas: number,
  ) {
    const before = readNumber(set, 'spec', 'replicas') ?? 0;
    // The set may have been annotated since it was read.
    const latest =
      store.get(REPLICA_SETS, set.metadata.namespace, set.metadata.name) ?? set;
    store.apply({ ...latest, spec: { ...readRecord(latest.spec), replicas } });
    const direction = replicas > before ? 'up' : 'down';
    recorder.record({
      about: deployment,
      type: 'Normal',
      reason: 'ScalingReplicaSet',
      message: `Scaled ${direction} replica set ${set.metadata.name} from ${before} to ${replicas}`,
    });
  }

  function dropForgottenSets(
    deployment: KubernetesObject,
    old: KubernetesObject[],
  ) {
    const kept = readNumber(deployment, 'spec', 'revisionHistoryLimit') ?? 10;
    const empty = old
      .filter(set => !readNumber(set, 'spec', 'replicas'))
      .filter(set => !readNumber(set, 'status', 'replicas'))
      .sort(
        (a, b) =>
          Number(b.metadata.annotations?.[REVISION] ?? 0) -
          Number(a.metadata.annotations?.[REVISION] ?? 0),
      );
    for (const { metadata } of empty.slice(kept)) {
      store.delete(REPLICA_SETS, metadata.namespace, metadata.name);
    }
  }

  function writeStatus(
    deployment: KubernetesObject,
    replicaSet: string,
    target: { desired: number; maxUnavailable: number },
  ) {
    const { namespace, name } = deployment.metadata;
    const sets = store
      .list(REPLICA_SETS, namespace)
      .filter(set => isOwnedBy(set, deployment));
    const sum = (field: string, of: KubernetesObject[]) =>
      of.reduce(
        (total, set) => total + (readNumber(set.status, field) ?? 0),
        0,
      );
    const deadline = readNumber(deployment, 'spec', 'progressDeadlineSeconds');
    const progressDeadlineMs = (deadline ?? 600) * 1000;
    const status = judgeDeployment(
      readField(deployment, 'status'),
      {
        ...target,
        replicas: sum('replicas', sets),
        updated: sum(
          'replicas',
          sets.filter(({ metadata }) => metadata.name === replicaSet),
        ),
        ready: sum('readyReplicas', sets),
        available: sum('availableReplicas', sets),
        terminating: sum('terminatingReplicas', sets),
        generation: deployment.metadata.generation,
        replicaSet,
        progressDeadlineMs,
      },
      { ms: clock.now(), text: formatTime(clock.now()) },
    );
    store.updateStatus(DEPLOYMENTS, namespace, name, status);
    // Nothing else wakes it when the deadline passes.
    if (readNumber(status, 'unavailableReplicas')) {
      queue.addAfter(keyOf(deployment), progressDeadlineMs + 1000);
    }
  }
}
