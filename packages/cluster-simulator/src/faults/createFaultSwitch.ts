// SPDX-License-Identifier: Apache-2.0
import { Cluster } from '../cluster/Cluster';
import { copyObject } from '../cluster/copyObject';
import { resetKnobs } from '../cluster/createKnobs';
import { formatTime } from '../cluster/formatTime';
import { KubernetesObject } from '../cluster/KubernetesObject';
import { PODS } from '../cluster/resourceKeys';
import { deploymentOf, terminatePod } from '../controllers/pods';
import { Fault, ObjectEdit } from './Fault';

export interface FaultSwitch {
  isOn(name: string): boolean;
  /** Does nothing where the fault is as wanted already. */
  set(name: string, on: boolean): void;
}

/**
 * Switches one cluster's faults. Several may change one object: what an object
 * should be is always worked out anew, from what it was before the first of
 * them and the edits of those that are on. The last one off gives it back.
 */
export function createFaultSwitch(
  cluster: Cluster,
  faults: readonly Fault[],
): FaultSwitch {
  const { store, knobs, clock } = cluster;
  const active = new Set<Fault>();
  const before = new Map<string, KubernetesObject | undefined>();

  const idOf = ({ key, namespace, name }: ObjectEdit) =>
    [key.group, key.resource, namespace, name].join('/');

  function reshape(target: ObjectEdit) {
    const id = idOf(target);
    const { key, namespace, name } = target;
    const current = store.get(key, namespace, name);
    if (!before.has(id)) {
      before.set(id, current && copyObject(current));
    }
    const edits = faults
      .filter(fault => active.has(fault))
      .flatMap(fault => fault.edits ?? [])
      .filter(edit => idOf(edit) === id);
    const original = before.get(id);
    const wanted = edits.reduce(
      (object, { edit }) => edit(object),
      original && structuredClone(original),
    );
    if (edits.length === 0) before.delete(id);
    if (wanted) store.apply(wanted);
    else if (current) store.delete(key, namespace, name);
  }

  function turnKnobs() {
    resetKnobs(knobs);
    for (const fault of faults) {
      if (active.has(fault)) fault.turn?.(knobs);
    }
  }

  function restartPods(deployments: string[]) {
    for (const pod of store.list(PODS)) {
      if (deployments.includes(deploymentOf(store, pod) ?? '')) {
        terminatePod(store, pod, formatTime(clock.now()));
      }
    }
  }

  return {
    isOn: name => [...active].some(fault => fault.name === name),
    set(name, on) {
      const fault = faults.find(candidate => candidate.name === name);
      if (!fault) throw new RangeError(`There is no fault ${name}`);
      if (active.has(fault) === on) return;
      if (on) active.add(fault);
      else active.delete(fault);
      turnKnobs();
      for (const edit of fault.edits ?? []) reshape(edit);
      if (!on && fault.restart) restartPods(fault.restart);
    },
  };
}
