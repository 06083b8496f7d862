// SPDX-License-Identifier: Apache-2.0
import { readField } from '../../cluster/readField';

export interface SetSize {
  name: string;
  /** Asked for. */
  replicas: number;
  available: number;
  /** Pods that exist, those that terminate included. */
  pods: number;
}

export interface RolloutInput {
  desired: number;
  recreate: boolean;
  maxSurge: number;
  maxUnavailable: number;
  current: SetSize;
  old: SetSize[];
}

/** The next size of each set that is to change. One step: the next comes when its effects are seen. */
export function planRollout(input: RolloutInput): Map<string, number> {
  return input.recreate ? planRecreate(input) : planRolling(input);
}

function planRecreate({ desired, current, old }: RolloutInput) {
  const steps = new Map<string, number>();
  for (const set of old.filter(({ replicas }) => replicas > 0)) {
    steps.set(set.name, 0);
  }
  if (old.every(({ replicas, pods }) => replicas === 0 && pods === 0)) {
    if (current.replicas !== desired) steps.set(current.name, desired);
  }
  return steps;
}

function planRolling(input: RolloutInput): Map<string, number> {
  const { desired, maxSurge, maxUnavailable, current, old } = input;
  const steps = new Map<string, number>();
  const total = [current, ...old].reduce((sum, set) => sum + set.replicas, 0);

  if (current.replicas > desired) return steps.set(current.name, desired);
  const room = Math.max(0, desired + maxSurge - total);
  const growth = Math.min(desired - current.replicas, room);
  if (growth > 0) return steps.set(current.name, current.replicas + growth);

  const minAvailable = desired - maxUnavailable;
  const starting = current.replicas - current.available;
  let removable = total - minAvailable - starting;
  // Old replicas that don't work go first: nobody misses them.
  const sizes = new Map(old.map(set => [set.name, set.replicas]));
  for (const set of old) {
    const unhealthy = Math.min(removable, set.replicas - set.available);
    if (unhealthy > 0) {
      sizes.set(set.name, set.replicas - unhealthy);
      removable -= unhealthy;
    }
  }
  const available = [current, ...old].reduce(
    (sum, set) => sum + set.available,
    0,
  );
  let healthy = Math.min(removable, available - minAvailable);
  for (const set of old) {
    const size = sizes.get(set.name) ?? 0;
    const fewer = Math.min(Math.max(0, healthy), size);
    sizes.set(set.name, size - fewer);
    healthy -= fewer;
  }
  for (const set of old) {
    const size = sizes.get(set.name) ?? set.replicas;
    if (size !== set.replicas) steps.set(set.name, size);
  }
  return steps;
}

/** `25%` of the replicas, or a number; surge is rounded up, unavailability down. */
export function readLimits(spec: unknown, desired: number) {
  const limit = (name: string, round: (value: number) => number) => {
    const value = readField(spec, 'strategy', 'rollingUpdate', name) ?? '25%';
    const percent = /^(\d+)%$/.exec(String(value));
    return percent
      ? round((Number(percent[1]) / 100) * desired)
      : Number(value) || 0;
  };
  const maxSurge = limit('maxSurge', Math.ceil);
  const maxUnavailable = limit('maxUnavailable', Math.floor);
  // Both 0 could never move.
  return {
    maxSurge,
    maxUnavailable: maxSurge === 0 && maxUnavailable === 0 ? 1 : maxUnavailable,
  };
}
