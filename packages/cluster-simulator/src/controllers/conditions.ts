// SPDX-License-Identifier: Apache-2.0
import { readList, readString, isRecord } from '../cluster/readField';

/** A metav1.Condition. */
export interface Condition {
  type: string;
  status: 'True' | 'False' | 'Unknown';
  reason: string;
  message: string;
  observedGeneration?: number;
}

export type TimedCondition = Condition & { lastTransitionTime: string };

/** Puts times on conditions: a time changes only where the status does. */
export function stampConditions(
  previous: unknown,
  conditions: Condition[],
  now: string,
): TimedCondition[] {
  const before = Array.isArray(previous) ? previous.filter(isRecord) : [];
  return conditions.map(next => {
    const old = before.find(
      ({ type, status }) => type === next.type && status === next.status,
    );
    return {
      ...next,
      lastTransitionTime: readString(old, 'lastTransitionTime') ?? now,
    };
  });
}

export function conditionStatus(
  object: unknown,
  type: string,
): string | undefined {
  const found = readList(object, 'status', 'conditions').find(
    candidate => readString(candidate, 'type') === type,
  );
  return readString(found, 'status');
}

export function condition(
  type: string,
  ok: boolean,
  reason: string,
  message: string,
  observedGeneration?: number,
): Condition {
  return {
    type,
    status: ok ? 'True' : 'False',
    reason,
    message,
    ...(observedGeneration === undefined ? {} : { observedGeneration }),
  };
}
