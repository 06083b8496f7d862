// SPDX-License-Identifier: Apache-2.0
import type { KubernetesObject } from '../cluster/KubernetesObject';
import { Pod } from './objects/readPod';
import type { Program, ProgramOf } from './Program';

interface Process {
  pod: Pod;
  program: Program | undefined;
  stop: () => void;
}

/**
 * The programs in the Ready pods of a cluster. A pod that becomes ready starts
 * its program from zero; a restart of its container is another process.
 */
export class Processes {
  private readonly processes = new Map<string, Process>();
  /** By kind, until a process comes or goes: asked for many times a second. */
  private readonly programs = new Map<Program['kind'], readonly Program[]>();

  constructor(
    private readonly start: (pod: Pod) => {
      program: Program | undefined;
      stop: () => void;
    },
  ) {}

  /** Follows a pod's change; says whether the set of processes changed. */
  follow(pod: Pod): boolean {
    const key = `${pod.namespace}/${pod.name}`;
    const known = this.processes.get(key);
    if (!pod.ready) return this.remove(key);
    if (known?.pod.process === pod.process) {
      known.pod.labels = pod.labels;
      return false;
    }
    this.remove(key);
    this.processes.set(key, { pod, ...this.start(pod) });
    this.programs.clear();
    return true;
  }

  forget(object: KubernetesObject): boolean {
    const { namespace, name } = object.metadata;
    return this.remove(`${namespace}/${name}`);
  }

  private remove(key: string): boolean {
    const known = this.processes.get(key);
    if (!known) return false;
    this.processes.delete(key);
    this.programs.clear();
    known.stop();
    return true;
  }

  *pods(): Iterable<Pod> {
    for (const { pod } of this.processes.values()) yield pod;
  }

  find<K extends Program['kind']>(
    pod: { namespace: string; name: string },
    kind: K,
  ): ProgramOf<K> | undefined {
    const program = this.processes.get(`${pod.namespace}/${pod.name}`)?.program;
    return isKind(program, kind) ? program : undefined;
  }

  all<K extends Program['kind']>(kind: K): ProgramOf<K>[] {
    const known = this.programs.get(kind) ?? this.findPrograms(kind);
    this.programs.set(kind, known);
    return known.filter(program => isKind(program, kind));
  }

  private findPrograms(kind: Program['kind']): Program[] {
    return [...this.processes.values()].flatMap(({ program }) =>
      isKind(program, kind) ? [program] : [],
    );
  }

  stop(): void {
    for (const key of [...this.processes.keys()]) this.remove(key);
  }
}

function isKind<K extends Program['kind']>(
  program: Program | undefined,
  kind: K,
): program is ProgramOf<K> {
  return program?.kind === kind;
}
